import { sumOf, type Blow, type Death } from './deaths.ts';
import { disturbedRun, type Harness } from './harness.ts';
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

/** Milliseconds within which a blow falls: a few commands long; one command; a session's opening. */
const SPAN_MS = { commands: 90, command: 30, opening: 120 };
/** A run in which bash is killed, too, has so many blows between two deaths of its executor at the most. */
const BLOWS = 8;
/** Then a run is let go on to its end. */
const DEATHS = 25;

export interface Randomly {
  readonly kills: number;
  /** Of the first run. */
  readonly seed: number;
  /** Runs. */
  readonly atOnce?: number;
  readonly onRun?: () => void;
}

/** Kills at random moments, each run by a seed of its own, until there were so many kills. Gives the seed behind the last. */
export async function killAtRandom(
  harness: Harness,
  reference: Verdict,
  tally: Tally,
  { kills, seed, atOnce, onRun = () => undefined }: Randomly,
): Promise<number> {
  const enough = sumOf(tally.kills) + kills;
  let next = seed;
  const seeds = function* (): Generator<number> {
    while (sumOf(tally.kills) < enough) yield next++;
  };
  const work = async (own: number): Promise<void> => {
    const random = randomBy(own);
    // In every third run only the executor dies: then nothing is ever in doubt, and the report is that of any run.
    const shells = own % 3 !== 0;
    const verdict = await disturbedRun(harness, (deaths) =>
      deaths < DEATHS ? deathBy(random, shells) : null,
    );
    if (!shells && verdict.asked.length > 0)
      tally.faults.push(`seed ${own}: asked ${verdict.asked.join(', ')}`);
    count(tally, verdict, reference, `seed ${own}`);
    onRun();
  };
  await eachOf(seeds(), work, atOnce);
  return next;
}

/** `shells`: bash is killed, too: a few times while the executor goes on, and at the end, mostly together with it. */
function deathBy(random: () => number, shells: boolean): Death {
  const kind = random();
  const last = shells && kind < 0.7 ? 'both' : kind < 0.85 ? 'executor' : 'hang-up';
  const before = shells && random() < 0.8 ? 1 + Math.floor(random() * (BLOWS - 1)) : 0;
  const victims = [...Array.from({ length: before }, () => 'shell' as const), last] as const;
  return { kind: 'time', blows: victims.map((victim, at) => ({ ...momentBy(random, at === 0), victim })) };
}

function momentBy(random: () => number, first: boolean): Omit<Blow, 'victim'> {
  const kind = random();
  const milliseconds = (span: number): number => random() * span;
  if (first && kind < 0.15) return { since: 'loaded', milliseconds: milliseconds(SPAN_MS.opening) };
  if (first) return { since: 'command', milliseconds: milliseconds(SPAN_MS.commands) };
  if (kind < 0.7) return { since: 'command', milliseconds: milliseconds(SPAN_MS.command) };
  return { since: 'blow', milliseconds: milliseconds(SPAN_MS.commands) };
}
