import type { ActionState } from '../journal/state.ts';
import type { StreamRange } from '../journal/events.ts';
import { failed, type Halt, type Placed, type Run } from './context.ts';
import { excerpt } from './output.ts';
import type { Excerpt, Failure } from './account.ts';

/** Ends the run at an action that failed, with an account of it. */
export async function haltAt(run: Run, placed: Placed, reason: string): Promise<Halt> {
  return failed(reason, await accountOf(run, placed, reason));
}

/** What the journal knows of the action, and the end of its output. */
export async function accountOf(run: Run, placed: Placed, reason: string): Promise<Failure> {
  const state: ActionState | null = run.recorder.state.actions.get(placed.action.id) ?? null;
  const { directory } = run.options.runDirectory;
  const excerptOf = (range: StreamRange | null): Promise<Excerpt | null> =>
    range === null ? Promise.resolve(null) : excerpt(directory, range);
  return {
    phase: placed.phase,
    step: placed.step,
    action: placed.action,
    ran: state?.ran ?? null,
    how: state?.how ?? null,
    exitStatus: state?.exitStatus ?? null,
    durationMs: state?.durationMs ?? null,
    reason,
    expectations: state?.expectations ?? [],
    stdout: await excerptOf(state?.stdout ?? null),
    stderr: await excerptOf(state?.stderr ?? null),
  };
}

/** Journals that an attempt failed for a reason that no expectation says. */
export async function recordFailure(
  run: Pick<Run, 'recorder'>,
  { action: { id: action } }: Pick<Placed, 'action'>,
  attempt: number,
  reason: string,
): Promise<void> {
  await run.recorder.record({ type: 'judged', action, attempt, outcome: 'failed', expectations: [], reason });
}
