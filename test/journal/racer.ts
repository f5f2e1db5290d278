import { createInterface } from 'node:readline';
import { lockRun } from '../../src/journal/index.ts';

/**
 * A program that tries to take a run directory at the moment when another one tries, too. It reads the moment and the
 * directory from each line, and prints the epoch that it got, or 0. The winner stays until it is told otherwise: an ended
 * process could be taken over.
 */
for await (const line of createInterface({ input: process.stdin })) {
  const [start = '0', directory = ''] = line.split('\t');
  // Two processes meet to a few microseconds only if neither sleeps.
  while (Date.now() < Number(start));
  const lock = await lockRun(directory, { host: 'web-1', now: new Date(), takeover: 'stale' });
  process.stdout.write(`${lock.ok ? lock.epoch : 0}\n`);
}
