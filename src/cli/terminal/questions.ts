import { planView } from '../../catalogue/plan-view.ts';
import { runView } from '../../catalogue/run-view.ts';
import { gateTexts } from '../../catalogue/gates.ts';
import { outputAgain } from '../../catalogue/output-again.ts';
import { shellState } from '../../catalogue/shell-state.ts';
import type { BackupState, Question } from '../../execute/index.ts';
import { sameCase } from '../../plan/same-case.ts';
import type { Action } from '../../plan/types.ts';
import { put, words, type Desk } from './transcript-lines.ts';

/** Of an earlier output so many lines are shown. */
const MOST_LINES = 20;

/** Puts what is asked on the screen; the answer's prompt follows. */
export function putQuestion(desk: Desk, question: Question): void {
  const { yellow, red, bold, dim } = desk.screen.colors;
  const mark = { text: '    ? ', paint: yellow };
  desk.write('\n');
  switch (question.kind) {
    case 'checkpoint':
      put(desk, mark, words(desk, runView['ask-checkpoint'], textOf(question.action)));
      return;
    case 'manual': {
      put(desk, mark, manualWords(desk, question.action));
      for (const line of question.action.text.split('\n')) put(desk, '      ', { text: line, paint: bold });
      return;
    }
    case 'expectation': {
      const { text, actual } = question;
      put(desk, mark, words(desk, runView['ask-expectation'], { id: question.action.id, text }));
      if (actual !== '') {
        put(desk, '      ', { text: words(desk, runView['ask-expectation-actual'], { actual }), paint: dim });
      }
      return;
    }
    case 'optional':
      put(desk, mark, words(desk, runView['ask-optional'], nameOf(question.step)));
      return;
    case 'skip-condition':
    case 'run-condition': {
      const { text, action, step } = question;
      put(desk, mark, words(desk, runView[`ask-${question.kind}`], { id: action.id, text }));
      const all = question.kind === 'run-condition' && action.kind === 'command';
      for (const each of all ? sameCase(step, action) : [action]) put(desk, '      $ ', each.text);
      return;
    }
    case 'host': {
      const { step, host, machine } = question;
      const text = words(desk, runView['ask-host'], { ...nameOf(step), host });
      put(desk, mark, { text, paint: red });
      put(desk, '      ', words(desk, runView['ask-host-machine'], { machine }));
      return;
    }
    case 'irreversible':
      put(desk, mark, { text: words(desk, runView['ask-irreversible'], nameOf(question.step)), paint: red });
      put(desk, '      ', words(desk, gateTexts['gate-does']));
      for (const action of question.step.actions) putDeed(desk, action);
      putBackup(desk, question.backup);
      return;
    case 'backup-override': {
      const text = words(desk, gateTexts['ask-backup-override'], nameOf(question.step));
      put(desk, mark, { text, paint: red });
      putBackup(desk, question.backup);
      return;
    }
    case 'shell-state':
      putShellState(desk, question);
      return;
    case 'diagnostic':
      put(desk, mark, words(desk, gateTexts['ask-diagnostic'], { id: question.action.id }));
      put(desk, '      $ ', question.action.text);
  }
}

/** Where a person has to type it: `rm` in the shell of another machine is not the same in this one. */
function manualWords(desk: Desk, action: Action): string {
  const { id } = action;
  if (action.kind !== 'manual' || action.reason === 'prose')
    return words(desk, runView['ask-manual'], { id });
  return words(desk, runView['ask-manual-why'], {
    id,
    why: words(desk, planView[`manual-${action.reason}`]),
  });
}

/** The end of what a command has printed, before somebody judges it who has not seen it. */
export function putOutputAgain(
  desk: Desk,
  { action, output }: Extract<Question, { readonly kind: 'expectation' }>,
): void {
  const { dim } = desk.screen.colors;
  const lines = output.trimEnd().split('\n');
  const before = lines.length - MOST_LINES;
  desk.write('\n');
  put(desk, '    ', { text: words(desk, outputAgain.lead, { id: action.id }), paint: dim });
  if (before > 0)
    put(desk, '    ', { text: words(desk, outputAgain['lines-before'], { n: before }), paint: dim });
  for (const line of lines.slice(-MOST_LINES)) put(desk, { text: '    │ ', paint: dim }, line);
}

/** The words of the prompt itself. */
export function promptOf(desk: Desk, question: Question): string {
  const tail = {
    checkpoint: runView['ask-checkpoint-tail'],
    manual: runView['ask-manual-tail'],
    expectation: runView['ask-expectation-tail'],
    optional: runView['ask-optional-tail'],
    'skip-condition': runView['ask-condition-tail'],
    'run-condition': runView['ask-condition-tail'],
    host: runView['ask-host-tail'],
    irreversible:
      question.step.confirmWord === null ? runView['ask-irreversible-tail'] : gateTexts['gate-word-tail'],
    'backup-override': gateTexts['override-tail'],
    'shell-state': shellState['ask-shell-state-tail'],
    diagnostic: gateTexts['ask-diagnostic-tail'],
  }[question.kind];
  const host = question.kind === 'host' ? question.host : '';
  const id = question.kind === 'diagnostic' ? question.action.id : question.step.id;
  return words(desk, tail, { id, host, word: question.step.confirmWord ?? '' });
}

/** One thing that the step does, line by line as the author broke it. */
function putDeed(desk: Desk, action: Action): void {
  const { dim } = desk.screen.colors;
  const text = action.kind === 'checkpoint' ? (action.check?.text ?? action.text) : action.text;
  const sign = { command: '$', checkpoint: '☐', manual: '✋' }[action.kind];
  for (const [index, line] of text.split('\n').entries())
    put(desk, { text: index === 0 ? `        ${sign} ` : '          ', paint: dim }, line);
}

/** What is lost, and what would run without it. */
function putShellState(
  desk: Desk,
  { step, action, lost }: Extract<Question, { readonly kind: 'shell-state' }>,
): void {
  const { yellow, red } = desk.screen.colors;
  const text = words(desk, shellState['ask-shell-state'], nameOf(step));
  put(desk, { text: '    ? ', paint: yellow }, { text, paint: red });
  put(desk, '      ', lost);
  put(desk, '      ', words(desk, shellState['ask-shell-state-next']));
  putDeed(desk, action);
}

/** What stands behind the step: each check of the backup, and what became of it. */
function putBackup(desk: Desk, backup: BackupState): void {
  const { green, yellow, dim } = desk.screen.colors;
  const paint = backup.kind === 'held' ? green : yellow;
  put(desk, '      ', { text: words(desk, gateTexts[`backup-${backup.kind}`]), paint });
  if (backup.kind === 'none') return;
  for (const { action, held } of backup.checks) {
    const [first = ''] = (action.kind === 'command' ? (action.title ?? action.text) : action.text).split(
      '\n',
    );
    const text = `${words(desk, gateTexts[`held-${held}`])} · ${action.id} · ${first}`;
    put(desk, held === 'held' ? '        ✓ ' : '        ✗ ', { text, paint: dim });
  }
  if (backup.kind !== 'not-held' || backup.overridden === null) return;
  const { by, reason } = backup.overridden;
  put(desk, '      ', words(desk, gateTexts['backup-overridden'], { by, reason: reason ?? '' }));
}

function textOf({ id, text }: { readonly id: string; readonly text: string }): { id: string; text: string } {
  return { id, text };
}

function nameOf({ id, title }: { readonly id: string; readonly title: string }): {
  id: string;
  title: string;
} {
  return { id, title };
}
