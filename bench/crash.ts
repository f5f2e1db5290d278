/**
 * The long mode of test/crash: `npm run crash -- 10000 [FIRST_SEED]`. Kills the executor at random moments, by SIGKILL and
 * by hanging up, and prints each run that went wrong, then the counts.
 */
import { buildHarness } from '../test/crash/harness.ts';
import { killAtRandom, newTally, referenceOf } from '../test/crash/random.ts';

const [kills = '10000', first = '1'] = process.argv.slice(2);
const harness = buildHarness(process.cwd());
const started = performance.now();
try {
  const reference = await referenceOf(harness);
  const tally = newTally();
  await Promise.all(
    [0, 1].map((worker) =>
      killAtRandom(harness, reference, tally, { kills: Number(kills), seed: Number(first) + worker }),
    ),
  );
  for (const fault of tally.faults) console.log(fault);
  const { twice, falselyDone, different } = tally;
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(
    `${tally.kills} kills, ${tally.runs} runs: ${twice} commands run twice unasked, ${falselyDone} falsely done, ` +
      `${different} runs ended differently, ${seconds} s`,
  );
  process.exitCode = tally.faults.length === 0 ? 0 : 1;
} finally {
  harness.remove();
}
