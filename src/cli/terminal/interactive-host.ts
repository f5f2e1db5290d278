import type { Answer, Host, Question } from '../../execute/index.ts';
import type { JournalRecord } from '../../journal/index.ts';
import { askOperator } from './ask.ts';
import { pickFrom } from './diagnose.ts';
import { putFailure } from './failure.ts';
import { askValue } from './metric-lines.ts';
import { interruptible, type Interrupts } from './interrupts.ts';
import { chooseFrom } from './menus.ts';
import type { Prompter } from './prompter.ts';
import { putOutputAgain } from './questions.ts';
import { transcriptOn, type Transcript } from './transcript.ts';
import type { Desk } from './transcript-lines.ts';

export interface HostOptions {
  readonly desk: Desk;
  readonly operator: string;
  readonly signal: AbortSignal;
  /** `--confirm-checkpoints`: the operator vouches for checkpoints and expectations beforehand. */
  readonly vouched: boolean;
  /** What an earlier executor of the run has put on record. */
  readonly earlier: readonly JournalRecord[];
}

interface Attended {
  readonly interrupts: Interrupts;
  /** Actions of which the operator has been told what went wrong with their last attempt: filled here. */
  readonly told: Set<string>;
}

/** A host for an operator at a terminal. Every answer is typed: none has a default (law 4). */
export function interactiveHost(
  options: HostOptions & Attended,
  prompter: Prompter,
  editor: string | null,
): Host {
  const { desk, operator, signal, interrupts, told } = options;
  const { show, hold } = transcriptOn(desk, options.earlier);
  /** Of these the operator can see the output. */
  const shown = new Set<string>();
  const transcript: Transcript = {
    hold,
    show: (progress) => {
      if (progress.kind === 'command' || progress.kind === 'rejoined') {
        shown.add(progress.action.id);
        told.delete(progress.action.id);
      }
      show(progress);
    },
  };
  return {
    signal,
    now: () => new Date(),
    tellValue: (metric) => askValue(desk, metric, operator, prompter),
    ...interruptible({ desk, operator, prompter, interrupts, transcript }),
    pick: (pick) => pickFrom(desk, pick, prompter),
    choose: (menu) => {
      const { kind, failure } = menu;
      const { id } = failure.action;
      // The menu comes back as often as it is asked for.
      if (kind === 'failed' && failure.ran !== null && !told.has(id)) {
        told.add(id);
        desk.write('\n');
        // Whoever takes a run up again has not seen what it printed, either.
        putFailure(desk, failure, { outputShown: shown.has(id) });
        shown.add(id);
      }
      return chooseFrom(desk, menu, operator, { prompter, editor, signal });
    },
    async ask(question) {
      const vouched = vouchFor(question, options);
      if (vouched !== null) return vouched;
      // It was printed before the run was taken up again, and whoever judges it must see it.
      if (question.kind === 'expectation' && !shown.has(question.action.id)) putOutputAgain(desk, question);
      return askOperator(desk, question, operator, prompter);
    },
  };
}

/** `--confirm-checkpoints` answers for what is a check, never for what is done by hand or decided. */
export function vouchFor(question: Question, { vouched, operator }: HostOptions): Answer | null {
  if (!vouched || (question.kind !== 'checkpoint' && question.kind !== 'expectation')) return null;
  return { answer: 'yes', reason: null, by: operator, how: 'vouched' };
}
