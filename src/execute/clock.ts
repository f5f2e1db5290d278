import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';

/** Time that is never set back, for waiting expectations (language.md §3). */
export interface Clock {
  /** Milliseconds since some moment before the run. */
  elapsed(): number;
  /** Resolves after so many milliseconds, or at once when the run is stopped. Never rejects. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  elapsed: () => performance.now(),
  sleep: (milliseconds, signal) =>
    setTimeout(Math.max(0, milliseconds), undefined, { signal }).catch(() => undefined),
};
