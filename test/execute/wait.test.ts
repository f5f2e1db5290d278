import { describe, expect, it } from 'vitest';
import type { Timing } from '../../src/expectations/index.ts';
import { Wait } from '../../src/execute/wait.ts';

const none: Timing = { within: null, hold: null, after: null, interval: null };
const within = (seconds: number): Timing => ({ ...none, within: seconds * 1000 });
const hold = (seconds: number): Timing => ({ ...none, hold: seconds * 1000 });
const after = (seconds: number): Timing => ({ ...none, after: seconds * 1000 });

type World = (index: number, seconds: number) => boolean;

/** Runs a wait in a world where a run takes `took` seconds and shows what holds at its end. */
function go(timings: readonly (Timing | null)[], world: World, took = 0.1): { at: number[]; end: string } {
  const wait = new Wait(timings);
  const at: number[] = [];
  let startedMs = wait.firstMs;
  for (;;) {
    at.push(startedMs / 1000);
    const endedMs = startedMs + took * 1000;
    const held = timings.map((_, index) => world(index, endedMs / 1000));
    const next = wait.note({ startedMs, endedMs, held });
    if (next.kind === 'held') return { at, end: 'held' };
    if (next.kind === 'over') return { at, end: `${next.how} ${next.index}` };
    startedMs = next.atMs;
    if (at.length > 1000) throw new Error('endless');
  }
}

describe('60秒内', () => {
  it('looks every two seconds until it holds', () => {
    expect(go([within(60)], (_, seconds) => seconds > 5)).toEqual({ at: [0, 2, 4, 6], end: 'held' });
  });

  it('takes one look where that is enough', () => {
    expect(go([within(60)], () => true)).toEqual({ at: [0], end: 'held' });
  });

  it('looks a last time right before the time is up, and not after it', () => {
    const { at, end } = go([within(5)], () => false);
    expect(at).toEqual([0, 2, 4, 4.8]);
    expect(end).toBe('never 0');
  });

  it('holds by that last look', () => {
    expect(go([within(5)], (_, seconds) => seconds > 4.85).end).toBe('held');
  });

  it('does not count what ends when the time is over', () => {
    expect(go([within(5)], () => true, 6)).toEqual({ at: [0], end: 'late 0' });
  });

  it('takes the author’s interval', () => {
    const wait = { ...within(60), interval: 5000 };
    expect(go([wait], (_, seconds) => seconds > 11).at).toEqual([0, 5, 10, 15]);
  });

  it('looks at most some three hundred times, however long it is', () => {
    expect(go([within(7200)], () => false).at.length).toBeLessThan(310);
    expect(go([within(600)], () => false).at.length).toBeLessThan(310);
  });
});

describe('持续30秒', () => {
  it('looks until the time is over, the last time right then', () => {
    const { at, end } = go([hold(5)], () => true);
    expect(at).toEqual([0, 2, 4, 5.1]);
    expect(end).toBe('held');
  });

  it('fails at the first look that does not hold', () => {
    expect(go([hold(30)], (_, seconds) => seconds < 10 || seconds > 11)).toEqual({
      at: [0, 2, 4, 6, 8, 10],
      end: 'broken 0',
    });
    expect(go([hold(30)], () => false)).toEqual({ at: [0], end: 'never 0' });
  });

  it('behind 60秒内 begins when it first holds, and again after a break in that time', () => {
    const both = { ...within(20), hold: 6000 };
    expect(go([both], (_, seconds) => seconds > 3).end).toBe('held');
    expect(go([both], (_, seconds) => seconds > 3 && !(seconds > 7 && seconds < 9)).end).toBe('held');
    expect(go([both], (_, seconds) => seconds > 3 && Math.floor(seconds) % 4 < 3)).toMatchObject({
      end: 'held',
    });
    expect(go([both], (_, seconds) => seconds > 18 && seconds < 22).end).toBe('broken 0');
  });
});

describe('10秒后', () => {
  it('waits, and looks once', () => {
    expect(go([after(10)], () => true)).toEqual({ at: [10], end: 'held' });
    expect(go([after(10)], () => false)).toEqual({ at: [10], end: 'never 0' });
    expect(new Wait([after(10)]).repeats).toBe(false);
  });

  it('makes the others wait with it where nothing repeats', () => {
    expect(go([null, after(10), after(3)], () => true)).toEqual({ at: [10], end: 'held' });
  });

  it('goes before 60秒内', () => {
    expect(go([{ ...within(60), after: 10_000 }], (_, seconds) => seconds > 13).at).toEqual([10, 12, 14]);
  });
});

describe('several expectations of one command', () => {
  it('hold on the same run, or not at all', () => {
    const timings = [within(20), within(20)];
    expect(go(timings, (index, seconds) => seconds > 3 + index * 4)).toMatchObject({ end: 'held' });
    const turns: World = (index, seconds) => Math.floor(seconds / 3) % 2 === index;
    expect(go(timings, turns).end).toMatch(/never/);
  });

  it('each keep their own time', () => {
    expect(go([within(5), within(20)], (index, seconds) => (index === 0 ? seconds > 8 : true)).end).toBe(
      'never 0',
    );
    expect(go([within(5), within(20)], (index, seconds) => (index === 1 ? seconds > 8 : true)).end).toBe(
      'held',
    );
  });

  it('wait with the longest where they name no time', () => {
    expect(go([within(20), null], (index, seconds) => seconds > 3 + index * 4).end).toBe('held');
    expect(go([within(20), null], (index) => index === 0).end).toBe('never 1');
    expect(go([hold(5), null], (index) => index === 0).end).toBe('never 1');
  });
});
