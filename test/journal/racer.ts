import { lockRun } from '../../src/journal/index.ts';

/**
 * A program that tries to take each run directory that it is given, all at the moments that another one tries, too.
 * It prints a line for each: the epoch that it got, or 0.
 */
const [start = '0', ...directories] = process.argv.slice(2);
const EVERY_MS = 12;
const got: number[] = [];
for (const [index, directory] of directories.entries()) {
  // Two processes meet to a few microseconds only if neither sleeps.
  while (Date.now() < Number(start) + index * EVERY_MS);
  const lock = await lockRun(directory, { host: 'web-1', now: new Date(), takeover: 'stale' });
  got.push(lock.ok ? lock.epoch : 0);
}
process.stdout.write(`${got.join('\n')}\n`);
// The winner stays until it is told otherwise: an ended process could be taken over.
process.stdin.resume();
