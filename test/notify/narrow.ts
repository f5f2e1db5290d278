/**
 * Puts messages into an outbox whose file may not grow beyond 1,000 bytes, as on a disk that is full, and a last one when
 * it may again. Argument: the room. Prints which were said to be on disk.
 */
import { execFileSync } from 'node:child_process';
import { Outbox } from '../../src/notify/index.ts';
import { message } from './receiver.ts';

/** The soft limit of this process for the size of files. */
function limit(bytes: string): void {
  execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:`]);
}

const [room = ''] = process.argv.slice(2);
const outbox = new Outbox(room);
const text = 'x'.repeat(400);
const kept: string[] = [];
limit('1000');
for (const id of ['1', '2', '3', 'later']) {
  if (id === 'later') limit('unlimited');
  const record = { type: 'queued', channel: 'ops', message: { ...message, id, text } } as const;
  await outbox.record(record).then(
    () => kept.push(id),
    () => undefined,
  );
}
outbox.close();
process.stdout.write(kept.join(' '));
