import { killsOf, type Kills } from './deaths.ts';
import type { Verdict } from './judge.ts';
import { faultsOf } from './judge.ts';

/** What a series of disturbed runs came to. */
export interface Tally {
  kills: Kills;
  runs: number;
  /** Commands. */
  twice: number;
  falselyDone: number;
  strays: number;
  /** Runs that did not come to the same end. */
  different: number;
  /** Runs in which a person was asked something. */
  asked: number;
  /** Why runs whose bash had been killed stopped before their end, and how often. */
  readonly stops: Map<string, number>;
  /** What went wrong, in words, with what led to it. */
  readonly faults: string[];
}

export function newTally(): Tally {
  return {
    kills: killsOf([]),
    runs: 0,
    twice: 0,
    falselyDone: 0,
    strays: 0,
    different: 0,
    asked: 0,
    stops: new Map(),
    faults: [],
  };
}

/** `how`: what was done to it, so that it can be done again. */
export function count(tally: Tally, verdict: Verdict, reference: Verdict, how: string): void {
  const faults = faultsOf(verdict, reference);
  tally.kills = added(tally.kills, verdict.kills);
  tally.runs += 1;
  tally.twice += verdict.twice.length;
  tally.falselyDone += verdict.falselyDone.length;
  tally.strays += verdict.strays.length;
  if (verdict.asked.length > 0) tally.asked += 1;
  for (const stop of verdict.stops) tally.stops.set(stop, 1 + (tally.stops.get(stop) ?? 0));
  if (faults.length === 0) return;
  tally.different += 1;
  tally.faults.push(
    `${how}: ${faults.join('; ')}${verdict.asked.length > 0 ? ` (asked: ${verdict.asked.join(', ')})` : ''}`,
  );
}

export function added(some: Kills, more: Kills): Kills {
  return {
    executor: some.executor + more.executor,
    shell: some.shell + more.shell,
    both: some.both + more.both,
    'hang-up': some['hang-up'] + more['hang-up'],
  };
}

/** Does each, so many at a time: the executor and its bash are two processes, and a machine for tests has two cores. */
export async function eachOf<T>(
  items: Iterable<T>,
  work: (item: T) => Promise<void>,
  atOnce = 2,
): Promise<void> {
  const left = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = left.next(); next.done !== true; next = left.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

export function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at + 1);
}
