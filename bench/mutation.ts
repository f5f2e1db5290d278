/**
 * Wrong outcomes for every judged expectation of the shipped examples, and how many were judged 通过, which must be none:
 * `npm run bench mutation [COUNT for each expectation] [SEED]`. A survivor is printed, and the bench fails.
 */
import { EXAMPLES, mutate } from '../test/expectations/mutation/mutate.ts';

const [count = '1000', seed = '1'] = process.argv.slice(2);
const SHOWN = 20;

for (const example of EXAMPLES) {
  const { expectations, mutations, needsPerson, passed, baseNotPassed } = mutate(
    example,
    Number(count),
    Number(seed),
  );
  console.log(
    `${example}: ${expectations} expectations, ${mutations} wrong outcomes, ${passed.length} passed, ${needsPerson} went to a person`,
  );
  for (const line of passed.slice(0, SHOWN)) console.log(`  passed: ${line}`);
  for (const line of [...new Set(baseNotPassed)].slice(0, SHOWN))
    console.log(`  does not pass when it holds: ${line}`);
  if (passed.length > 0 || baseNotPassed.length > 0) process.exitCode = 1;
}
