import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '../src/journal/index.ts';
import { ended, started } from '../test/journal/sample-events.ts';

/**
 * What the journal costs a run of 1,000 commands: a `started` that is synced before the command is
 * sent, and an `ended` whose sync rides on the next one: `npm run bench journal`. Wanted: at most 0.5 ms a command.
 */
const COMMANDS = 1000;
const directory = await mkdtemp(join(tmpdir(), 'journal-bench-'));
const journal = await openJournal(directory, 'bench', () => new Date());
const times: number[] = [];
for (let index = 1; index <= COMMANDS; index++) {
  const before = performance.now();
  await journal.append(started(`1.1/${index}`));
  await journal.sync();
  await journal.append(ended(`1.1/${index}`));
  times.push(performance.now() - before);
}
await journal.close();
await rm(directory, { recursive: true });

times.sort((a, b) => a - b);
const at = (share: number): string => (times[Math.floor(share * (COMMANDS - 1))] ?? Number.NaN).toFixed(3);
const mean = times.reduce((sum, time) => sum + time, 0) / COMMANDS;
console.log(
  `${COMMANDS} × (2 appends, 1 fdatasync): mean ${mean.toFixed(3)} ms, p50 ${at(0.5)}, p99 ${at(0.99)}, max ${at(1)}`,
);
