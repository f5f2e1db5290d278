import type { ExpectationVerdict, ScreenKept, StreamRange } from '../journal/events.ts';
import type { ActionState } from '../journal/state.ts';

/** What was observed of a command. Times are RFC 3339 in UTC; null: not observed. */
export interface Observed {
  readonly ran: string | null;
  readonly exitStatus: number | null;
  readonly startedAt: string | null;
  readonly durationMs: number | null;
  readonly attempts: number;
  readonly expectations: readonly ExpectationVerdict[];
  readonly stdout: StreamRange | null;
  readonly stderr: StreamRange | null;
  /** For a command with the operator's terminal: whether `stdout` is what was shown there, or why nothing is kept. */
  readonly screen: ScreenKept | null;
}

export type Mask = (text: string) => string;

export function maskNull(text: string | null, mask: Mask): string | null {
  return text === null ? null : mask(text);
}

export function observed(state: ActionState | null, mask: Mask): Observed {
  return {
    ran: maskNull(state?.ran ?? null, mask),
    exitStatus: state?.exitStatus ?? null,
    startedAt: state?.startedAt ?? null,
    durationMs: state?.durationMs ?? null,
    attempts: state?.attempts ?? 0,
    expectations: (state?.expectations ?? []).map((verdict) => ({
      ...verdict,
      reading: mask(verdict.reading),
      actual: mask(verdict.actual),
      nearest: maskNull(verdict.nearest, mask),
    })),
    stdout: state?.stdout ?? null,
    stderr: state?.stderr ?? null,
    screen: state?.screen ?? null,
  };
}
