import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/execute/clock.ts';

describe('the clock of waiting expectations', () => {
  it('never wakes early: a run before its time would not count, and fail what holds', async () => {
    const { signal } = new AbortController();
    const early: number[] = [];
    // Of sleeps that are no whole milliseconds long Node's own timers cut most short.
    for (let round = 0; round < 40; round += 1) {
      const beganMs = systemClock.elapsed();
      await systemClock.sleep(5.9, signal);
      const sleptMs = systemClock.elapsed() - beganMs;
      if (sleptMs < 5.9) early.push(sleptMs);
    }
    expect(early).toEqual([]);
  });

  it('wakes at once when the run is stopped', async () => {
    const stop = new AbortController();
    const sleeping = systemClock.sleep(60_000, stop.signal);
    stop.abort();
    await sleeping;
    await systemClock.sleep(60_000, stop.signal);
    expect(stop.signal.aborted).toBe(true);
  });
});
