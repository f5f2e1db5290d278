/**
 * What a command costs beside what it cannot be had for less than: `npm run bench commands [-- --memory]`. 1,000 × `true`
 * through a session and a journal as `exec` keeps them (announced and synced before it is sent, its end appended), less
 * plain bash with the same lines, over 1,000 × (append 400 bytes + fdatasync) on the same disk. Wanted: at most 4. The
 * snapshot's share is what plain bash needs to write the same state. All by turns, medians. `--memory`: this process's
 * memory over 100,000 commands, which takes minutes.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, openSync, closeSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskSync } from '../src/journal/disk-sync.ts';
import { openJournal } from '../src/journal/index.ts';
import { openBashSession } from '../src/shell/index.ts';
import { ended, started } from '../test/journal/sample-events.ts';

const COMMANDS = 1000;
const ROUNDS = 5;
const MANY = 100_000;
const MIB = 2 ** 20;
const directory = mkdtempSync(join(tmpdir(), 'commands-bench-'));

type Row = 'append + fdatasync' | 'bash' | 'through session and journal' | 'bash, writing its state';

try {
  const times = new Map<Row, number[]>();
  const ways: Readonly<Record<Row, (round: number) => Promise<number> | number>> = {
    'append + fdatasync': appends,
    bash: () => plain('true'),
    'through session and journal': (round) =>
      through(join(directory, `run-${round}`), COMMANDS, () => undefined),
    'bash, writing its state': () =>
      plain(`true; { declare -p; declare -f; alias -p; trap -p; umask; } >state`),
  };
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [row, way] of Object.entries(ways) as [Row, (round: number) => Promise<number> | number][])
      times.set(row, [...(times.get(row) ?? []), await way(round)]);
  const each = (row: Row): number => middle(times.get(row) ?? []) / COMMANDS;
  for (const row of times.keys()) console.log(`${COMMANDS} × ${row}: ${each(row).toFixed(3)} ms each`);
  const own = each('through session and journal') - each('bash');
  const snapshot = each('bash, writing its state') - each('bash');
  console.log(
    `over plain bash: ${own.toFixed(3)} ms, ${(own / each('append + fdatasync')).toFixed(2)} × append + fdatasync (wanted ≤ 4)`,
  );
  console.log(`the snapshot's share of that: ${((100 * snapshot) / own).toFixed(0)} %`);
  if (process.argv.includes('--memory')) await memory();
} finally {
  rmSync(directory, { recursive: true, force: true });
}

async function appends(): Promise<number> {
  const fd = openSync(join(directory, 'appended'), 'a');
  const record = Buffer.alloc(400, 'x');
  // As the journal does it, on the spot where the disk is quick: there is no cheaper way.
  const disk = new DiskSync();
  const before = performance.now();
  for (let at = 0; at < COMMANDS; at += 1) {
    writeSync(fd, record);
    const slow = disk.start(fd);
    if (slow !== null) await slow;
  }
  const taken = performance.now() - before;
  closeSync(fd);
  return taken;
}

function plain(line: string): number {
  writeFileSync(join(directory, 'script'), `${line}\n`.repeat(COMMANDS));
  const before = performance.now();
  execFileSync('bash', ['--norc', '--noprofile', 'script'], { cwd: directory });
  return performance.now() - before;
}

/** Gives the milliseconds from the first command to the end of the last. */
async function through(place: string, times: number, look: (done: number) => void): Promise<number> {
  const session = await openBashSession({ cwd: directory, directory: place, environment: {} });
  const journal = await openJournal(place, 'bench', () => new Date());
  const before = performance.now();
  for (let ordinal = 1; ordinal <= times; ordinal += 1) {
    await journal.append(started(`1.1/${ordinal}`));
    await journal.sync();
    const nonce = `bench-nonce-${ordinal}`;
    const result = await session.run({ ordinal, nonce, text: 'true', terminal: false, timeoutMs: null });
    if (result.exitStatus !== 0) throw new Error(JSON.stringify(result));
    await journal.append(ended(`1.1/${ordinal}`));
    look(ordinal);
  }
  const taken = performance.now() - before;
  await journal.close();
  await session.close();
  return taken;
}

async function memory(): Promise<void> {
  const mib = (bytes: number): string => `${(bytes / MIB).toFixed(0)} MiB`;
  let peak = 0;
  await through(join(directory, 'many'), MANY, (done) => {
    if (done % COMMANDS === 0) peak = Math.max(peak, process.memoryUsage.rss());
    if (done !== COMMANDS && done % (MANY / 5) !== 0) return;
    const { rss, heapUsed } = process.memoryUsage();
    console.log(
      `after ${done} × true: memory ${mib(rss)} (heap ${mib(heapUsed)}), at most ${mib(peak)} so far`,
    );
  });
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
