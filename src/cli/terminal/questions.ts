import { runView } from '../../catalogue/run-view.ts';
import type { Question } from '../../execute/index.ts';
import { put, words, type Desk } from './transcript-lines.ts';

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
      put(desk, mark, words(desk, runView['ask-manual'], textOf(question.action)));
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
      const { text, action } = question;
      put(desk, mark, words(desk, runView[`ask-${question.kind}`], { id: action.id, text }));
      put(desk, '      $ ', action.text);
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
      for (const action of question.step.actions) put(desk, { text: '      ', paint: dim }, action.text);
  }
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
    irreversible: runView['ask-irreversible-tail'],
  }[question.kind];
  const host = question.kind === 'host' ? question.host : '';
  return words(desk, tail, { id: question.step.id, host });
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
