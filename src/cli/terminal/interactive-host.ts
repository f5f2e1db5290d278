import { runView } from '../../catalogue/run-view.ts';
import type { Answer, Host, Question } from '../../execute/index.ts';
import { chooseFrom } from './menus.ts';
import type { Prompter } from './prompter.ts';
import { promptOf, putQuestion } from './questions.ts';
import { transcriptOn } from './transcript.ts';
import { put, words, type Desk } from './transcript-lines.ts';

export interface HostOptions {
  readonly desk: Desk;
  readonly operator: string;
  readonly signal: AbortSignal;
  /** `--confirm-checkpoints`: the operator vouches for checkpoints and expectations beforehand. */
  readonly vouched: boolean;
}

type Word = 'yes' | 'no' | 'not-applicable';

/** What may be typed for an answer; the rest is asked again. */
const WORDS = new Map<string, Word>([
  ...['y', 'yes', '是', '对', '好'].map((text) => [text, 'yes'] as const),
  ...['n', 'no', '否', '不', '不是'].map((text) => [text, 'no'] as const),
  ...['na', 'n/a', '不适用'].map((text) => [text, 'not-applicable'] as const),
]);

/** A host for an operator at a terminal. Every answer is typed: none has a default (law 4). */
export function interactiveHost(options: HostOptions, prompter: Prompter, editor: string | null): Host {
  const { desk, operator, signal } = options;
  const answered = (answer: Word, reason: string | null): Answer => ({
    answer,
    reason,
    by: operator,
    how: 'asked',
  });
  return {
    signal,
    now: () => new Date(),
    show: transcriptOn(desk),
    choose: (menu) => chooseFrom(desk, menu, operator, { prompter, editor, signal }),
    async ask(question) {
      const vouched = vouchFor(question, options);
      if (vouched !== null) return vouched;
      putQuestion(desk, question);
      const answer =
        question.kind === 'irreversible'
          ? await askGate(desk, question, prompter)
          : await askWord(desk, question, prompter);
      if (answer === null) return { answer: 'unanswered', why: words(desk, runView['nobody-there']) };
      if (!takesReason(question) || answer === 'yes') return answered(answer, null);
      const reason = await askReason(desk, answer, prompter);
      return reason === null && answer === 'not-applicable'
        ? { answer: 'unanswered', why: words(desk, runView['nobody-there']) }
        : answered(answer, reason);
    },
  };
}

/** `--confirm-checkpoints` answers for what is a check, never for what is done by hand or decided. */
export function vouchFor(question: Question, { vouched, operator }: HostOptions): Answer | null {
  if (!vouched || (question.kind !== 'checkpoint' && question.kind !== 'expectation')) return null;
  return { answer: 'yes', reason: null, by: operator, how: 'vouched' };
}

function takesReason({ kind }: Question): boolean {
  return kind === 'checkpoint' || kind === 'expectation' || kind === 'manual';
}

/** The step's own number, typed in full, is the only yes. */
async function askGate(
  desk: Desk,
  question: Extract<Question, { readonly kind: 'irreversible' }>,
  prompter: Prompter,
): Promise<Word | null> {
  for (;;) {
    const given = await prompter.ask(`      ${promptOf(desk, question)}: `);
    if (given === null) return null;
    if (given === question.step.id) return 'yes';
    if (WORDS.get(given.toLowerCase()) === 'no') return 'no';
    put(desk, '      ', words(desk, runView['not-understood'], { given }));
  }
}

async function askWord(desk: Desk, question: Question, prompter: Prompter): Promise<Word | null> {
  const choices = runView[takesReason(question) ? 'answers-check' : 'answers-decision'];
  for (;;) {
    const given = await prompter.ask(`      ${promptOf(desk, question)} [${words(desk, choices)}]: `);
    if (given === null) return null;
    const word = WORDS.get(given.normalize('NFKC').toLowerCase());
    if (word !== undefined && (word !== 'not-applicable' || takesReason(question))) return word;
    put(desk, '      ', words(desk, runView['not-understood'], { given }));
  }
}

async function askReason(desk: Desk, answer: Word, prompter: Prompter): Promise<string | null> {
  const entry = runView[answer === 'not-applicable' ? 'ask-reason-na' : 'ask-reason-no'];
  for (;;) {
    const given = await prompter.ask(`      ${words(desk, entry)}: `);
    if (given === null) return null;
    if (given !== '') return given;
    if (answer === 'no') return null;
  }
}
