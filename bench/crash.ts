/**
 * The long mode of test/crash: `npm run crash -- 10000 [FIRST_SEED]`. Kills the executor, its bash or both: first at every
 * place that can be counted, then at random moments, and prints each run that went wrong, then the counts.
 */
import {
  dieAtEachLine,
  dieAtEachPoint,
  powerFailsAtEachPoint,
  referenceOf,
} from '../test/crash/enumerated.ts';
import { buildHarness } from '../test/crash/harness.ts';
import { killAtRandom } from '../test/crash/random.ts';
import { newTally, type Tally } from '../test/crash/tally.ts';

const [kills = '10000', first = '1'] = process.argv.slice(2);
const harness = buildHarness(process.cwd(), 'short');
const longer = buildHarness(process.cwd(), 'long');
const total = { ...newTally() };

async function series(name: string, work: (tally: Tally) => Promise<void>): Promise<void> {
  if (total.kills >= Number(kills)) return;
  const tally = newTally();
  const started = performance.now();
  await work(tally);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  for (const fault of tally.faults) console.log(fault);
  console.log(`${name}: ${wordsOf(tally)}, ${seconds} s`);
  for (const key of ['kills', 'runs', 'twice', 'falselyDone', 'strays', 'different', 'asked'] as const)
    total[key] += tally[key];
  total.faults.push(...tally.faults);
}

function wordsOf({ kills: died, runs, twice, falselyDone, strays, different, asked }: Tally): string {
  return (
    `${died} kills, ${runs} runs: ${twice} commands run twice unasked, ${falselyDone} falsely done, ` +
    `${strays} in another state unasked, ${different} runs ended differently, ${asked} asked a person`
  );
}

try {
  const reference = await referenceOf(harness);
  await series('crash points', (tally) => dieAtEachPoint(harness, reference, tally));
  await series("bash's lines", (tally) => dieAtEachLine(harness, reference, tally));
  await series('power failures', (tally) => powerFailsAtEachPoint(harness, reference, tally));
  const ofLonger = await referenceOf(longer);
  await series('at random', (tally) =>
    killAtRandom(longer, ofLonger, tally, { kills: Number(kills) - total.kills, seed: Number(first) }),
  );
  console.log(`all: ${wordsOf(total)}`);
  process.exitCode = total.faults.length === 0 ? 0 : 1;
} finally {
  harness.remove();
  longer.remove();
}
