import { disturbedRun, type Death, type Harness } from './harness.ts';
import type { Verdict } from './judge.ts';
import { count, eachOf, type Tally } from './tally.ts';

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

/** Milliseconds from the first command on within which death comes: a few commands long. */
const SPAN_MS = 90;
/** Then a run is let go on to its end. */
const DEATHS = 12;

/** Kills at random moments, each run by a seed of its own, until there were so many kills. */
export async function killAtRandom(
  harness: Harness,
  reference: Verdict,
  tally: Tally,
  { kills, seed }: { readonly kills: number; readonly seed: number },
): Promise<void> {
  const enough = tally.kills + kills;
  await eachOf(
    seedsFrom(seed, () => tally.kills < enough),
    async (own) => {
      const random = randomBy(own);
      // In every second run only the executor dies: then nothing is ever in doubt, and the report is that of any run.
      const shells = own % 2 === 0;
      const verdict = await disturbedRun(harness, (deaths) =>
        deaths < DEATHS ? deathBy(random, shells) : null,
      );
      if (!shells && verdict.asked.length > 0)
        tally.faults.push(`seed ${own}: asked ${verdict.asked.join(', ')}`);
      count(tally, verdict, reference, `seed ${own}`);
    },
  );
}

function* seedsFrom(seed: number, more: () => boolean): Generator<number> {
  for (let next = seed; more(); next += 1) yield next;
}

function deathBy(random: () => number, shells: boolean): Death {
  const early = random() < 0.15;
  const milliseconds = random() * (early ? 2 * SPAN_MS : SPAN_MS);
  const kind = random();
  if (shells) return { kind: 'time', milliseconds, early, victim: kind < 0.3 ? 'shell' : 'both' };
  return { kind: 'time', milliseconds, early, victim: kind < 0.15 ? 'hang-up' : 'executor' };
}
