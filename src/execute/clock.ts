import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';

/** Time that is never set back, for waiting expectations (language.md §3). */
export interface Clock {
  /** Milliseconds since some moment before the run. */
  elapsed(): number;
  /** Resolves after so many milliseconds, never earlier, or at once when the run is stopped. Never rejects. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  elapsed: () => performance.now(),
  async sleep(milliseconds, signal) {
    const untilMs = performance.now() + milliseconds;
    // A timer counts whole milliseconds and may fire up to two early; a run before its time does not count.
    for (let leftMs = milliseconds; leftMs > 0 && !signal.aborted; leftMs = untilMs - performance.now())
      await setTimeout(Math.ceil(leftMs), undefined, { signal }).catch(() => undefined);
  },
};
