import type { ExpectationVerdict, StreamRange } from '../journal/events.ts';
import type { ActionState } from '../journal/state.ts';
import type { Action, Phase, Step } from '../plan/types.ts';

/** An account of what went wrong, for the person who has to act on it. */
export interface Failure {
  readonly phase: Phase;
  readonly step: Step;
  readonly action: Action;
  /** What was sent to bash; null where nothing was. */
  readonly ran: string | null;
  readonly how: ActionState['how'];
  readonly exitStatus: number | null;
  readonly durationMs: number | null;
  readonly reason: string | null;
  readonly expectations: readonly ExpectationVerdict[];
  readonly stdout: Excerpt | null;
  readonly stderr: Excerpt | null;
}

/** The end of an output, without control sequences. */
export interface Excerpt {
  /** Absolute. */
  readonly path: string;
  readonly range: StreamRange;
  /** At most ten lines. */
  readonly lastLines: readonly string[];
}
