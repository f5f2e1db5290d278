/**
 * The long mode of test/fuzz: `npm run fuzz -- 100000 [FIRST_SEED]`. Prints every finding with its seed, and how many
 * mutated documents were tried, could not run (an error), and could.
 */
import { pathToFileURL } from 'node:url';
import { fuzzOnce } from '../test/fuzz/check.ts';
import { seeds } from '../test/fuzz/seeds.ts';

const [rounds = '100000', first = '1'] = process.argv.slice(2);
const documents = seeds(pathToFileURL(`${process.cwd()}/`));
if (documents.length === 0) throw new Error('no documents to start from: run it in the project');
const started = performance.now();
let findings = 0;
for (let seed = Number(first); seed < Number(first) + Number(rounds); seed += 1) {
  const tried = seed - Number(first);
  if (tried > 0 && tried % 5000 === 0) {
    process.stderr.write(`${tried} tried, ${((performance.now() - started) / 1000).toFixed(0)} s\n`);
  }
  const finding = fuzzOnce(seed, documents);
  if (finding === null) continue;
  findings += 1;
  console.log(JSON.stringify(finding));
}
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(
  `${rounds} mutations of ${documents.length} documents, seeds from ${first}: ${findings} findings, ${seconds} s`,
);
process.exitCode = findings === 0 ? 0 : 1;
