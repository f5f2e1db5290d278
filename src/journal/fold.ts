import type { JournalEvent, JournalRecord, Outcome } from './events.ts';
import {
  answered,
  answerOf,
  chosen,
  commandEnded,
  commandStarted,
  judged,
  newAction,
  noteFailure,
  resolved,
  type ActionDraft,
} from './fold-action.ts';
import { begin, GOES_ON, newRun, resume, type RunDraft } from './fold-run.ts';
import { gateQuestion } from './gate-questions.ts';
import { withMeasured } from './measured.ts';
import type { RunState, Span } from './state.ts';

/**
 * What the records say, and no more: an outcome is `passed` only by a command that exited and was
 * judged so, or by a person's yes (law 2). Pure; any prefix of a journal gives the state at its end.
 */
export function foldJournal(records: readonly JournalRecord[]): RunState {
  const fold = startFold();
  for (const record of records) fold.add(record);
  return fold.state;
}

/** A fold that grows with the run; `state` is live. */
export interface Fold {
  readonly state: RunState;
  add(record: JournalRecord): void;
}

export function startFold(): Fold {
  const draft = newRun();
  return {
    state: draft,
    add: (record) => {
      apply(draft, record);
    },
  };
}

/** An action without any event was not run. */
export function outcomeOf(state: RunState, action: string): Outcome {
  return state.actions.get(action)?.outcome ?? 'not-run';
}

function apply(run: RunDraft, { event, at, host }: JournalRecord): void {
  // Told behind the end, it opens nothing again.
  if (event.type === 'notified') {
    run.notified = [...run.notified.filter(({ message }) => message !== event.message), event];
    return;
  }
  if (run.result !== 'running' && GOES_ON.has(event.type)) reopen(run);
  if (event.type === 'measured') run.measured = withMeasured(run.measured, event, at);
  switch (event.type) {
    case 'run-started':
      begin(run, event, at, host);
      return;
    case 'decided':
      run.decision = event.decision;
      return;
    case 'run-resumed':
      resume(run, event, at);
      return;
    case 'session-opened':
      run.sessions.push({ pid: event.pid, startTime: event.startTime, bootId: event.bootId });
      return;
    case 'phase-started':
    case 'phase-ended':
      run.phases.set(event.phase, spanAfter(run.phases.get(event.phase), event.type === 'phase-ended', at));
      return;
    case 'step-started':
    case 'step-ended':
      run.steps.set(event.step, spanAfter(run.steps.get(event.step), event.type === 'step-ended', at));
      return;
    case 'run-paused':
      run.paused = { action: event.action, why: event.why };
      return;
    case 'run-ended':
      run.result = event.result;
      run.exitStatus = event.exitStatus;
      run.reason = event.reason;
      run.endedAt = at;
      return;
    case 'recorded':
      keepValue(run, event, at);
      return;
    case 'measured':
    case 'probed': // What it says of a command is in the `resolved` that follows.
    case 'shell-closed':
    case 'interrupted':
      return;
    case 'chosen':
      run.pending = null;
      chosen(actionOf(run, event.action), event, at);
      return;
    case 'command-started':
    case 'command-ended':
    case 'resolved':
    case 'judged':
    case 'asked':
    case 'answered':
    case 'skipped':
      applyToAction(run, event, at);
  }
}

function keepValue(run: RunDraft, event: Extract<JournalEvent, { type: 'recorded' }>, at: string): void {
  const { name, value, whole, action } = event;
  const kept = { name, value, whole, action, at };
  run.recorded.set(name, kept);
  if (event.from === undefined) actionOf(run, action).recorded = kept;
}

function spanAfter(span: Span | undefined, ended: boolean, at: string): Span {
  return { startedAt: span?.startedAt ?? at, endedAt: ended ? at : null };
}

type ActionEvent = Exclude<
  Extract<JournalEvent, { readonly action: string }>,
  { readonly type: 'chosen' | 'shell-closed' | 'interrupted' | 'recorded' | 'probed' }
>;

function applyToAction(run: RunDraft, event: ActionEvent, at: string): void {
  moveAction(run, event, at);
  noteFailure(run.actions.get(event.action), at);
}

function moveAction(run: RunDraft, event: ActionEvent, at: string): void {
  switch (event.type) {
    case 'command-started':
      commandStarted(actionOf(run, event.action), event, at);
      return;
    case 'command-ended':
      commandEnded(actionOf(run, event.action), event, at);
      return;
    case 'resolved':
      resolved(actionOf(run, event.action), event, at);
      return;
    case 'judged':
      judged(actionOf(run, event.action), event, at);
      return;
    case 'asked':
      run.pending = { action: event.action, question: event.question };
      if (aboutAction(event.question)) waitFor(actionOf(run, event.action));
      return;
    case 'answered':
      run.pending = null;
      if (aboutAction(event.question)) answered(actionOf(run, event.action), event, at);
      else run.gates.push(answerOf(event, at));
      return;
    case 'skipped': {
      const action = actionOf(run, event.action);
      // What was started cannot be passed over any more: whether it ran stays the question.
      if (action.attempts === 0)
        Object.assign(action, { outcome: 'skipped', by: event.by, at, reason: event.reason });
      return;
    }
  }
}

/** Only a resume follows a run's end. */
function reopen(run: RunDraft): void {
  Object.assign(run, { result: 'running', exitStatus: null, reason: null, endedAt: null, paused: null });
}

function actionOf(run: RunDraft, id: string): ActionDraft {
  const known = run.actions.get(id);
  if (known !== undefined) return known;
  const action = newAction(id);
  run.actions.set(id, action);
  return action;
}

/** A question about an action waits for a person only where it decides the action's outcome. */
function waitFor(action: ActionDraft): void {
  if (action.outcome === 'not-run') action.outcome = 'needs-person';
}

function aboutAction(question: string): boolean {
  return gateQuestion(question) === null;
}
