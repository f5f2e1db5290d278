import type { ActionState } from '../journal/state.ts';
import { doAction, invocationOf } from './action.ts';
import { resumeWords, words, type Halt, type Placed, type Run } from './context.ts';
import { settleDoubt } from './doubt.ts';
import { editedBefore, isEdited, startAgain } from './start-again.ts';
import type { Runnable } from './invocation.ts';
import { waitOf } from './poll-course.ts';
import { haltAt } from './failure.ts';
import { keptExit } from './kept.ts';
import { askAboutEach, settle } from './judging.ts';

/**
 * Does what is left of an action. What has an outcome keeps it and nobody is asked again; what was only begun goes on
 * from where the journal ends. Null: the run goes on.
 */
export async function goOn(run: Run, placed: Placed): Promise<Halt | null> {
  const state = run.recorder.state.actions.get(placed.action.id);
  if (state === undefined) return doAction(run, placed);
  switch (state.outcome) {
    case 'passed':
    case 'unverified':
    case 'skipped':
      return null;
    case 'failed':
      return afterFailure(run, placed, state);
    case 'in-doubt':
      return settleDoubt(run, placed);
    case 'needs-person':
      return state.endedAt === null ? doAction(run, placed) : judgeKept(run, placed, state);
    case 'not-run':
      // It was started and is known not to have run: that is what allows it now.
      return state.attempts === 0 && !isEdited(run, placed)
        ? doAction(run, placed)
        : startAgain(run, placed, 'resolved');
  }
}

/** Tried again by `--retry`, or by whoever is there to choose; else the run ends at it as it did. */
async function afterFailure(run: Run, placed: Placed, state: ActionState): Promise<Halt | null> {
  const { recorder, options } = run;
  const { id: action } = placed.action;
  if (state.how === 'not-started') return startAtLast(run, placed, state);
  const reason = state.reason ?? reasonOf(run, state);
  if (state.at === null && state.endedAt !== null) {
    const { attempts: attempt } = state;
    await recorder.record({ type: 'judged', action, attempt, outcome: 'failed', expectations: [], reason });
  }
  if (options.resume?.retry.includes(action) === true) {
    const { operator: by } = options;
    const chosen = { menu: 'failed', way: 'retry', reason: null, text: null, by } as const;
    await recorder.record({ type: 'chosen', action, ...chosen });
    await recorder.commit();
    return startAgain(run, placed, 'retry');
  }
  return afterHalt(run, placed, await haltAt(run, placed, reason));
}

/** What failed without being started here leads to the same menu as what was. */
async function afterHalt(run: Run, placed: Placed, failed: Halt): Promise<Halt | null> {
  const edited = await editedBefore(run, placed);
  const start = edited === null ? null : ({ again: 'retry', edited } as const);
  return doAction(run, placed, { start, failed });
}

/** It could not be given to bash, so nothing of it ran (law 3), and whatever was in the way may be mended by now. */
async function startAtLast(
  run: Run,
  placed: Placed,
  { attempts: attempt }: ActionState,
): Promise<Halt | null> {
  const reason = resumeWords(run.options, 'never-began');
  const settled = { as: 'never-ran', by: 'machine', how: 'noted', reason } as const;
  await run.recorder.record({ type: 'resolved', action: placed.action.id, attempt, ...settled });
  return startAgain(run, placed, 'resolved');
}

function reasonOf({ options }: Run, { how }: ActionState): string {
  if (how === 'stopped') return words(options, 'stopped-command');
  return how === 'timed-out'
    ? resumeWords(options, 'timed-out-before')
    : words(options, 'expectation-failed');
}

/** Its end is on record. Judged or not: what only a person can say, and nobody said yet, is asked. */
async function judgeKept(run: Run, placed: Placed, state: ActionState): Promise<Halt | null> {
  const { action } = placed;
  const invocation = invocationOf(run, action, await editedBefore(run, placed));
  if (invocation === null || action.kind === 'manual') return doAction(run, placed);
  const runnable: Runnable = { ...placed, action };
  // A wait that broke off goes on from its beginning: only what may run any number of times is waited for.
  if (state.at === null && waitOf(invocation.expectations) !== null)
    return startAgain(run, placed, 'resolved');
  const exited = await keptExit(run, runnable, state, invocation);
  if (exited === null) return settleDoubt(run, placed);
  const halt = await (state.at === null
    ? settle(run, runnable, invocation, exited)
    : askAboutEach(run, runnable, invocation, state.expectations, exited));
  return halt === null ? null : afterHalt(run, placed, halt);
}
