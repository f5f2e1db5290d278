import { hostname } from 'node:os';
import { say } from '../../catalogue/index.ts';
import { prepareTexts } from '../../catalogue/prepare.ts';
import { rehearse, type Question } from '../../execute/index.ts';
import type { Plan } from '../../plan/types.ts';
import { bindPlaceholders } from '../../shellscript/index.ts';
import { THIS_MACHINE } from '../../vocabulary/hosts.ts';
import { EXIT } from '../exit-status.ts';
import { putQuestion } from '../terminal/questions.ts';
import { put, putCommand, putPhase, putStep, type Desk } from '../terminal/transcript-lines.ts';
import type { Call } from './call.ts';

/**
 * `exec --dry-run`: the whole run on the screen, gates and questions included. No process is started and no file is
 * written; nothing is asked, since nothing would come of an answer. 0: it could go to its end; 3: with nobody attending
 * it would wait for a person.
 */
export function rehearseRun(call: Call, desk: Desk, plan: Plan): number {
  const { bold, dim, green, yellow } = desk.screen.colors;
  const words = (id: keyof typeof prepareTexts, values = {}): string =>
    say(prepareTexts[id], desk.locale, values);
  put(desk, '', { text: words('dry-lead'), paint: bold });
  let commands = 0;
  const asked: Question[] = [];
  const options = {
    policy: call.policy,
    machine: hostname(),
    alwaysHere: THIS_MACHINE,
    parameters: {},
    bind: bindPlaceholders,
    vouched: call.flags.confirmCheckpoints === true,
  };
  for (const part of rehearse(plan, options)) {
    switch (part.kind) {
      case 'phase':
        putPhase(desk, part.phase, part.index, part.of);
        break;
      case 'step':
        putStep(desk, part.step);
        break;
      case 'command':
        commands += 1;
        putCommand(desk, part.action, { terminal: part.action.kind === 'command' && part.action.terminal });
        if (part.ran !== textOf(part.action)) {
          put(desk, '      ', { text: words('dry-would-run'), paint: dim });
          for (const line of part.ran.split('\n')) put(desk, '        ', { text: line, paint: dim });
        }
        break;
      case 'passed-over':
        put(
          desk,
          { text: '    – ', paint: dim },
          { text: `${part.action.id} ${part.action.text}`, paint: dim },
        );
        break;
      case 'question': {
        putQuestion(desk, part.question);
        const entry = part.settled ? 'dry-given' : 'dry-would-ask';
        put(desk, '      ', { text: `→ ${words(entry)}`, paint: part.settled ? dim : yellow });
        if (!part.settled) asked.push(part.question);
      }
    }
  }
  const gates = asked.filter(({ kind }) => kind === 'irreversible').length;
  desk.write('\n');
  put(desk, { text: '✓ ', paint: green }, words('dry-end', { commands, questions: asked.length, gates }));
  if (call.prompter !== null || asked.length === 0) return EXIT.done;
  put(
    desk,
    { text: '! ', paint: yellow },
    words('dry-waits', { ids: [...new Set(asked.map(idOf))].join(', ') }),
  );
  return EXIT.waiting;
}

function textOf(action: Plan['phases'][number]['steps'][number]['actions'][number]): string {
  return action.kind === 'checkpoint' ? (action.check?.text ?? '') : action.text;
}

function idOf(question: Question): string {
  return 'action' in question ? question.action.id : question.step.id;
}
