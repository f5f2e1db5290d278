import { runView } from '../../catalogue/run-view.ts';
import { gateTexts } from '../../catalogue/gates.ts';
import { shellState } from '../../catalogue/shell-state.ts';
import type { Host, Question } from '../../execute/index.ts';
import type { Action } from '../../plan/types.ts';
import { vouchFor, type HostOptions } from './interactive-host.ts';
import { truncate, visible } from './text.ts';
import { transcriptOn } from './transcript.ts';
import { words, type Desk } from './transcript-lines.ts';

/**
 * A host with nobody at it: what was not decided or vouched for beforehand stays unanswered, and the run waits (law 4).
 * Optional and irreversible steps that an option decides never come here; the executor knows them.
 */
export function unattendedHost(options: HostOptions): Host {
  const { desk, signal } = options;
  return {
    signal,
    now: () => new Date(),
    show: transcriptOn(desk, options.earlier).show,
    choose: () => Promise.resolve({ way: 'unanswered', why: words(desk, runView['nobody-there']) }),
    ask: (question) =>
      Promise.resolve(
        vouchFor(question, options) ?? { answer: 'unanswered', why: whyUnanswered(desk, question) },
      ),
  };
}

function whyUnanswered(desk: Desk, question: Question): string {
  switch (question.kind) {
    case 'irreversible':
      return words(desk, runView['needs-allow'], { id: question.step.id });
    case 'manual':
      return words(desk, runView['needs-hands'], named(question.action, question.action));
    case 'checkpoint':
      return words(desk, runView['needs-person'], named(question.action, question.action));
    case 'expectation':
      return words(desk, runView['needs-person'], named(question.action, question));
    case 'host': {
      const { host, machine, step } = question;
      return words(desk, runView['needs-on-host'], { id: step.id, host, machine });
    }
    case 'optional':
      return words(desk, runView['undecided-step'], { id: question.step.id });
    case 'backup-override':
      return words(desk, gateTexts['needs-override'], { id: question.step.id });
    case 'shell-state':
      return words(desk, shellState['needs-shell-state'], { lost: question.lost });
    case 'skip-condition':
    case 'run-condition':
      return words(
        desk,
        runView['needs-condition'],
        named(question.action, { ...question.action, ...question }),
      );
    case 'diagnostic':
      return words(desk, runView['nobody-there']);
  }
}

const LONGEST = 80;

/** Which of the document's words wait, in one line. */
function named(
  { id }: Action,
  { line, text }: { readonly line: number; readonly text: string },
): { readonly id: string; readonly line: number; readonly text: string } {
  const first = text.trim().replace(/\s*\n\s*/g, ' ');
  return { id, line, text: truncate(visible(first), LONGEST) };
}
