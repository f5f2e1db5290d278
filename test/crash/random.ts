import { disturbedRun, type Harness, type Verdict } from './harness.ts';

/** Numbers that a seed gives again. */
function randomBy(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Tally {
  kills: number;
  runs: number;
  /** Commands, and runs. */
  twice: number;
  falselyDone: number;
  different: number;
  readonly faults: string[];
}

export function newTally(): Tally {
  return { kills: 0, runs: 0, twice: 0, falselyDone: 0, different: 0, faults: [] };
}

/** A run that nobody disturbs. */
export function referenceOf(harness: Harness): Promise<Verdict> {
  return disturbedRun(harness, () => null);
}

/** It ended as a run ends that nobody disturbed, and its report says the same. */
function endedAlike(verdict: Verdict, reference: Verdict): boolean {
  const { result, outcomes, report } = reference;
  return verdict.result === result && verdict.outcomes === outcomes && verdict.report === report;
}

/** Kills the executor at random moments until there were `kills` in all; every fifth time its terminal goes away instead. */
export async function killAtRandom(
  harness: Harness,
  reference: Verdict,
  tally: Tally,
  { kills, seed }: { readonly kills: number; readonly seed: number },
): Promise<void> {
  const random = randomBy(seed);
  while (tally.kills < kills) {
    const verdict = await disturbedRun(harness, (count) =>
      // Every executor lives long enough sooner or later.
      count > 12
        ? null
        : {
            kind: 'time',
            milliseconds: 60 + random() * 340,
            shellToo: false,
            signal: random() < 0.2 ? 'SIGHUP' : 'SIGKILL',
          },
    );
    const alike = endedAlike(verdict, reference);
    tally.kills += verdict.kills;
    tally.runs += 1;
    tally.twice += verdict.twice.length;
    tally.falselyDone += verdict.falselyDone.length;
    if (!alike) tally.different += 1;
    if (!alike || verdict.twice.length + verdict.falselyDone.length > 0)
      tally.faults.push(JSON.stringify({ seed, ...verdict }));
  }
}
