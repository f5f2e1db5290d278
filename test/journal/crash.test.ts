import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJournal, readJournal } from '../../src/journal/index.ts';
import { ended } from './sample-events.ts';

let place: string;
let program: string;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'journal-crash-'));
  program = join(place, 'appender.mjs');
  const entryPoints = [join(import.meta.dirname, 'appender.ts')];
  await build({
    entryPoints,
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
});
afterAll(async () => {
  await rm(place, { recursive: true, force: true });
});

describe('a full disk', () => {
  it('is named, ends all appending, and leaves every synced record readable', async () => {
    const directory = await mkdtemp(join(place, 'full-'));
    // A file-size limit behaves like a full disk: write(2) takes what fits, then fails.
    const script = 'trap "" XFSZ; ulimit -f 8; exec "$0" "$1" "$2"';
    const { stdout } = await execa('bash', ['-c', script, process.execPath, program, directory]);
    const lines = stdout.split('\n');
    expect(lines.slice(-2)).toEqual(['no-space', 'then no-space']);

    const path = join(directory, 'journal.jsonl');
    expect((await stat(path)).size).toBe(8 * 1024);
    const { records, cut } = await readJournal(path);
    expect(records).toHaveLength(lines.length - 2);
    expect(cut).toMatchObject({ reason: 'no-newline', damaged: false });

    const journal = await openJournal(directory, 'web-1', () => new Date());
    await journal.append(ended('1.1/1'));
    await journal.close();
    expect(await readJournal(path)).toMatchObject({ cut: null, records: { length: records.length + 1 } });
  });
});

describe('kill -9', () => {
  it('loses no record whose sync had returned', async () => {
    for (const kilobytes of [1, 40, 90]) {
      const directory = await mkdtemp(join(place, 'kill-'));
      const child = execa(process.execPath, [program, directory], { reject: false, buffer: false });
      let told = '';
      for await (const chunk of child.stdout) {
        told += String(chunk);
        if (told.length > kilobytes * 20) child.kill('SIGKILL');
      }
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      const synced = told.split('\n').slice(0, -1).length;
      const { records, cut } = await readJournal(join(directory, 'journal.jsonl'));
      expect(records.length).toBeGreaterThanOrEqual(synced);
      expect(cut?.damaged ?? false).toBe(false);
    }
  });
});
