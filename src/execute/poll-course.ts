import { timingOf } from '../expectations/index.ts';
import type { CheckpointAction, CommandAction, Expectation } from '../plan/types.ts';
import { type Observed } from './command.ts';
import type { Invocation, Runnable } from './invocation.ts';
import type { Run } from './context.ts';
import { Wait } from './wait.ts';

/** The wait that a command's expectations ask for; null: none does (language.md §3). */
export function waitOf(expectations: readonly Expectation[]): Wait | null {
  const timings = expectations.map(timingOf);
  return timings.every((timing) => timing === null) ? null : new Wait(timings);
}

/** One wait, and what has happened in it so far. */
export interface Course {
  readonly run: Run;
  readonly placed: Runnable;
  readonly invocation: Invocation;
  readonly wait: Wait;
  /** Milliseconds since the wait began. */
  readonly now: () => number;
  /** How often the command has ended. */
  runs: number;
  /** What the last run showed of an expectation that did not hold. */
  latest: string | null;
  last: Observed | null;
  syncedMs: number;
  ended: boolean;
}

/** `# 超时` of the command bounds the whole wait; null where its author says nothing. */
export function ownLimitMs({ placed: { action } }: Course): number | null {
  const given = action.kind === 'command' ? action.settings.timeoutSeconds : null;
  return given === null ? null : given * 1000;
}

export function changesNothing(action: CommandAction | CheckpointAction): boolean {
  return action.kind === 'checkpoint' ? action.check?.readOnly === true : action.readOnly;
}

/** Only what changes nothing, or what its author lets be tried again, is run more than once for an expectation. */
export function isRepeatable(action: CommandAction | CheckpointAction): boolean {
  return changesNothing(action) || (action.kind === 'command' && action.settings.retryable);
}
