/**
 * The long mode of test/crash: `npm run crash -- [KILLS [FIRST_SEED [AT_ONCE]]] [--random]`. Kills the executor, its bash or
 * both: first at every place that can be counted, unless `--random`, then KILLS times at random moments, AT_ONCE runs at a
 * time. Prints each run that went wrong with what leads to it, and the counts.
 */
import {
  dieAtEachLine,
  dieAtEachPoint,
  powerFailsAtEachPoint,
  referenceOf,
} from '../test/crash/enumerated.ts';
import { sumOf, VICTIMS } from '../test/crash/deaths.ts';
import { buildHarness, type Harness } from '../test/crash/harness.ts';
import { killAtRandom } from '../test/crash/random.ts';
import { added, newTally, type Tally } from '../test/crash/tally.ts';

const given = process.argv.slice(2);
const [kills = 10_000, seed = 1, atOnce = 2] = given.filter((word) => word !== '--random').map(Number);
/** Kills between two lines that say how far it is. */
const STRIDE = 1000;
const short = buildHarness(process.cwd(), 'short');
const plain = buildHarness(process.cwd(), 'plain');
const longer = buildHarness(process.cwd(), 'long');
const total = newTally();
const began = performance.now();

async function series(name: string, work: (tally: Tally) => Promise<string>): Promise<void> {
  const tally = newTally();
  const started = performance.now();
  const which = await work(tally);
  for (const fault of tally.faults) console.log(fault);
  for (const [why, times] of tally.stops) console.log(`stopped and taken up again, ${times} ×: ${why}`);
  console.log(`${name}${which}: ${wordsOf(tally)}, ${secondsSince(started)}`);
  total.kills = added(total.kills, tally.kills);
  for (const key of ['runs', 'twice', 'falselyDone', 'strays', 'different', 'asked'] as const)
    total[key] += tally[key];
  total.faults.push(...tally.faults);
}

function secondsSince(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(0)} s`;
}

function wordsOf({ kills: died, runs, twice, falselyDone, strays, different, asked }: Tally): string {
  const each = VICTIMS.filter((victim) => died[victim] > 0).map((victim) => `${victim} ${died[victim]}`);
  return (
    `${sumOf(died)} kills (${each.join(', ')}), ${runs} runs: ${twice} commands run twice unasked, ` +
    `${falselyDone} falsely done, ${strays} in another state unasked, ${different} runs ended differently, ` +
    `${asked} asked a person`
  );
}

/** Says how far it is, and at once what went wrong. */
function progress(tally: Tally): () => void {
  const started = performance.now();
  let said = 0;
  return () => {
    for (const fault of tally.faults.splice(0)) {
      total.faults.push(fault);
      console.log(fault);
    }
    if (sumOf(tally.kills) < said + STRIDE) return;
    said = Math.floor(sumOf(tally.kills) / STRIDE) * STRIDE;
    console.log(`… ${wordsOf(tally)}, ${secondsSince(started)}`);
  };
}

async function atEachPlace(of: Harness): Promise<void> {
  const reference = await referenceOf(of);
  const places = {
    'crash points': dieAtEachPoint,
    "bash's lines": dieAtEachLine,
    'power failures': powerFailsAtEachPoint,
  };
  for (const [name, die] of Object.entries(places))
    await series(`${of.length}: ${name}`, async (tally) => {
      await die(of, reference, tally);
      return '';
    });
}

try {
  if (!given.includes('--random')) for (const each of [short, plain]) await atEachPlace(each);
  const ofLonger = await referenceOf(longer);
  await series('at random', async (tally) => {
    const wanted = { kills, seed, atOnce, onRun: progress(tally) };
    const behind = await killAtRandom(longer, ofLonger, tally, wanted);
    return `, seeds ${seed} to ${behind - 1}`;
  });
  console.log(`all: ${wordsOf(total)}, ${secondsSince(began)}`);
  process.exitCode = total.faults.length === 0 ? 0 : 1;
} finally {
  short.remove();
  plain.remove();
  longer.remove();
}
