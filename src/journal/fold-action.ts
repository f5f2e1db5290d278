import type { ExpectationVerdict, JournalEvent, Outcome } from './events.ts';
import type { ActionState, AnswerState } from './state.ts';

/** How each event moves one action's outcome. What has not been observed stays open. */

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface ActionDraft extends Mutable<ActionState> {
  answers: AnswerState[];
}

type EventOf<T extends JournalEvent['type']> = Extract<JournalEvent, { readonly type: T }>;

export function newAction(id: string): ActionDraft {
  return {
    action: id,
    ...settled('not-run', null, null, null),
    attempts: 0,
    ...unobserved(),
    failedSince: null,
    edited: null,
    answers: [],
  };
}

const DONE: ReadonlySet<Outcome> = new Set<Outcome>(['passed', 'unverified', 'skipped']);

/** Whoever is called after a failure has been called since the first one. */
export function noteFailure(action: ActionDraft | undefined, at: string): void {
  if (action?.outcome === 'failed') action.failedSince ??= at;
  else if (action !== undefined && DONE.has(action.outcome)) action.failedSince = null;
}

/** From here until its end is recorded nobody knows whether it ran (law 3). */
export function commandStarted(action: ActionDraft, event: EventOf<'command-started'>, at: string): void {
  // Tried again as it was edited, it is still not the author's.
  if (event.again !== 'edited' && event.ran !== action.ran) action.edited = null;
  Object.assign(action, settled('in-doubt', null, null, null), unobserved(), {
    attempts: Math.max(action.attempts + 1, event.attempt),
    text: event.text,
    ran: event.ran,
    startedAt: at,
  });
}

export function commandEnded(action: ActionDraft, event: EventOf<'command-ended'>, at: string): void {
  if (action.startedAt === null || action.endedAt !== null) return;
  const { how, exitStatus, startedAt, durationMs, stdout, stderr, shellEnded, notRestored, reason } = event;
  const { responses = null, emptied = [], cut = false, screen = null } = event;
  const observed = {
    how,
    exitStatus,
    startedAt,
    durationMs,
    stdout,
    stderr,
    shellEnded,
    notRestored,
    reason,
    responses,
    emptied,
    cut,
    screen,
  };
  Object.assign(action, observed, { endedAt: at, outcome: unjudged(how) });
}

/** The outcome of a command that ended and was not judged yet. */
function unjudged(how: EventOf<'command-ended'>['how']): Outcome {
  switch (how) {
    case 'exited':
      return 'needs-person';
    case 'not-started':
      return 'not-run';
    case 'timed-out':
    case 'stopped':
      return 'failed';
    case 'unknown':
      return 'in-doubt';
  }
}

/** Only what is in doubt can be settled, and what could not be started: that never ran. Done: nobody saw how it ended, so it is not verified (law 2). */
export function resolved(action: ActionDraft, event: EventOf<'resolved'>, at: string): void {
  const { as, by, reason } = event;
  if (action.outcome !== 'in-doubt' && !(as === 'never-ran' && action.how === 'not-started')) return;
  if (as === 'done') {
    Object.assign(action, settled('unverified', by, at, reason), { endedAt: at });
    return;
  }
  const attempts = as === 'never-ran' ? action.attempts - 1 : action.attempts;
  Object.assign(action, settled('not-run', null, null, null), unobserved(), { attempts });
}

/** A judgement counts only for a command whose end was observed; a good one only for one that exited by itself. */
export function judged(action: ActionDraft, event: EventOf<'judged'>, at: string): void {
  if (action.endedAt === null || action.how === 'unknown') return;
  if (event.outcome !== 'failed' && action.how !== 'exited') return;
  Object.assign(action, settled(event.outcome, 'machine', at, event.reason ?? action.reason));
  action.expectations = event.expectations;
  if (event.outcome === 'needs-person') action.by = null;
}

/** A person's word about the action itself or about one of its expectations. */
export function answered(action: ActionDraft, event: EventOf<'answered'>, at: string): void {
  action.answers.push(answerOf(event, at));
  switch (event.question) {
    case 'checkpoint':
    case 'manual':
      Object.assign(action, settled(OUTCOME_OF_ANSWER[event.answer], event.by, at, event.reason));
      action.resolution = null;
      return;
    case 'expectation':
      settleExpectation(action, event, at);
      return;
    case 'skip-condition':
    case 'run-condition':
    case 'diagnostic':
      // `skipped` or `command-started` follows; until then nothing has happened.
      if (action.attempts === 0 && action.outcome === 'needs-person') action.outcome = 'not-run';
      return;
  }
}

/** After a failure a person's word counts, as that person's word: what failed was done by hand, or is passed over. */
export function chosen(action: ActionDraft, event: EventOf<'chosen'>, at: string): void {
  if (event.menu !== 'failed' || action.outcome !== 'failed') return;
  const { action: subject, reason, by, way } = event;
  if (way === 'edit') action.edited = event.text;
  if (way === 'by-hand') {
    const answer = {
      subject,
      question: way,
      answer: 'yes',
      reason,
      by,
      how: 'asked',
      line: null,
      at,
    } as const;
    action.answers.push(answer);
    Object.assign(action, settled('passed', by, at, reason), { resolution: way });
  } else if (way === 'skip') {
    Object.assign(action, settled('skipped', by, at, reason), { resolution: way });
  }
}

const OUTCOME_OF_ANSWER: Readonly<Record<EventOf<'answered'>['answer'], Outcome>> = {
  yes: 'passed',
  no: 'failed',
  'not-applicable': 'skipped',
};

export function answerOf(event: EventOf<'answered'>, at: string): AnswerState {
  const { action: subject, question, answer, reason, by, how, line } = event;
  return { subject, question, answer, reason, by, how, line, at };
}

function settleExpectation(action: ActionDraft, event: EventOf<'answered'>, at: string): void {
  if (action.outcome !== 'needs-person') return;
  const open = action.expectations.findIndex(
    ({ line, verdict }) => line === event.line && verdict === 'needs-person',
  );
  const asked = action.expectations[open];
  if (asked === undefined) return;
  const rest = action.expectations.filter((_, index) => index !== open);
  // One that does not apply asserts nothing: it is no verdict any more, only an answer.
  const verdicts: readonly ExpectationVerdict[] =
    event.answer === 'not-applicable'
      ? rest
      : action.expectations.with(open, {
          ...asked,
          verdict: event.answer === 'yes' ? 'passed' : 'failed',
          by: event.by,
        });
  action.expectations = verdicts;
  const outcome = outcomeOfVerdicts(verdicts);
  action.outcome = outcome;
  if (outcome !== 'needs-person')
    Object.assign(action, { by: event.by, at, reason: event.reason ?? action.reason });
}

/** Expectations are ANDed; none at all assert nothing (language.md §3). */
function outcomeOfVerdicts(verdicts: readonly ExpectationVerdict[]): Outcome {
  if (verdicts.some(({ verdict }) => verdict === 'failed')) return 'failed';
  if (verdicts.some(({ verdict }) => verdict === 'needs-person')) return 'needs-person';
  return verdicts.length === 0 ? 'unverified' : 'passed';
}

function settled(
  outcome: Outcome,
  by: string | null,
  at: string | null,
  reason: string | null,
): Pick<ActionState, 'outcome' | 'by' | 'at' | 'reason'> {
  return { outcome, by, at, reason };
}

function unobserved(): Omit<
  ActionState,
  'action' | 'outcome' | 'by' | 'at' | 'reason' | 'attempts' | 'failedSince' | 'edited' | 'answers'
> {
  return {
    text: null,
    ran: null,
    how: null,
    exitStatus: null,
    startedAt: null,
    endedAt: null,
    durationMs: null,
    stdout: null,
    stderr: null,
    shellEnded: false,
    notRestored: [],
    responses: null,
    emptied: [],
    cut: false,
    screen: null,
    expectations: [],
    resolution: null,
    recorded: null,
  };
}
