import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  holderOf,
  lockHistory,
  lockRun,
  openJournal,
  readJournal,
  reopenJournal,
  type Lock,
  type Locked,
  type Takeover,
} from '../../src/journal/index.ts';
import { ended, runStarted, started } from './sample-events.ts';

const own = hostname();
let base: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'lock-'));
});
afterEach(async () => {
  await rm(base, { recursive: true, force: true });
});

const take = (takeover: Takeover = 'never'): Promise<Lock | Locked> =>
  lockRun(base, { host: own, now: new Date(), takeover });

async function taken(takeover: Takeover = 'never'): Promise<Lock> {
  const lock = await take(takeover);
  if (!lock.ok) throw new Error('the lock is held');
  return lock;
}

/** The lock's holder becomes another process. */
async function holderIs(more: Record<string, unknown>): Promise<void> {
  const path = join(base, 'lock', '1');
  const holder = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  await writeFile(path, JSON.stringify({ ...holder, ...more }));
}

describe('the lock', () => {
  it('is held by one at a time, and free when that one lets go', async () => {
    const locks = await Promise.all(Array.from({ length: 20 }, () => take()));
    const [held, ...none] = locks.filter((lock) => lock.ok);
    expect(none).toEqual([]);
    expect(locks.find((lock) => !lock.ok)).toMatchObject({ stale: false, holder: { pid: process.pid } });
    await held?.release({ seq: 7, hash: 'aa' });
    expect(await holderOf(base, own)).toBeNull();
    expect(await taken()).toMatchObject({ epoch: 2, takenFrom: null });
    expect((await lockHistory(base)).map((holder) => holder?.released)).toEqual([
      { seq: 7, hash: 'aa' },
      null,
    ]);
    expect((await readdir(join(base, 'lock'))).sort()).toEqual(['1', '2']);
  });

  it.each([
    ['a process that has ended', { pid: 1, startTime: 'never' }, true],
    ['an earlier boot', { bootId: 'an earlier boot' }, true],
    ['another machine, of which nothing is known', { bootId: 'its own', host: 'another machine' }, false],
    ['a process that lives', {}, false],
  ])('tells what is known of %s', async (_, holder, stale) => {
    await taken();
    await holderIs(holder);
    expect(await take()).toMatchObject({ ok: false, stale });
    expect((await take('stale')).ok).toBe(stale);
  });

  it('can be taken from anyone when a person says so, which is on record', async () => {
    await taken();
    expect(await taken('any')).toMatchObject({ epoch: 2, takenFrom: { pid: process.pid, host: own } });
    await writeFile(join(base, 'lock', '2'), '');
    expect(await take('stale')).toMatchObject({ ok: false, holder: null, stale: false });
    expect(await taken('any')).toMatchObject({ epoch: 3, takenFrom: null });
  });

  it('is not let go of by one who lost it', async () => {
    const first = await taken();
    const second = await taken('any');
    await first.release(null);
    expect(await holderOf(base, own)).toMatchObject({ holder: { pid: process.pid } });
    await second.release(null);
    expect(await holderOf(base, own)).toBeNull();
  });
});

describe('an executor from whom the run was taken', () => {
  it('cannot append to the journal that the other one keeps, nor sync its own', async () => {
    const first = await taken();
    const old = await openJournal(base, 'web-1', () => new Date(), first.fence);
    await old.append(runStarted);
    await old.sync();
    const second = await taken('any');
    const { journal } = await reopenJournal(base, 'web-1', () => new Date(), second.fence);
    await journal.append(started('1.1/1'));
    await journal.sync();
    await old.append(ended('9.9/9'));
    await expect(old.sync()).rejects.toMatchObject({ code: 'taken-over' });
    await old.close();
    await journal.append(ended('1.1/1'));
    await journal.close();
    const { records, cut } = await readJournal(join(base, 'journal.jsonl'));
    expect(cut).toBeNull();
    expect(records.map(({ event }) => event.type)).toEqual([
      'run-started',
      'command-started',
      'command-ended',
    ]);
  });

  it('does not put its own copy in the place of a later one', async () => {
    const first = await taken();
    const old = await openJournal(base, 'web-1', () => new Date(), first.fence);
    await old.append(runStarted);
    await old.close();
    const second = await taken('any');
    await taken('any');
    await expect(reopenJournal(base, 'web-1', () => new Date(), second.fence)).rejects.toMatchObject({
      code: 'taken-over',
    });
    expect((await readJournal(join(base, 'journal.jsonl'))).records).toHaveLength(1);
    expect((await readdir(base)).sort()).toEqual(['journal.jsonl', 'lock']);
  });
});

describe('two executors that race for one run', () => {
  it('200 times: exactly one drives', async () => {
    const outfile = join(base, 'racer.mjs');
    const entryPoints = [join(import.meta.dirname, 'racer.ts')];
    await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm' });
    const runs = Array.from({ length: 200 }, (_, index) => join(base, 'runs', String(index)));
    for (const run of runs) await mkdir(run, { recursive: true });
    const racers = [0, 1].map(() => spawn(process.execPath, [outfile]));
    const answers = racers.map(({ stdout }) => createInterface({ input: stdout })[Symbol.asyncIterator]());
    try {
      const got: string[][] = [[], []];
      for (const [index, run] of runs.entries()) {
        // A race begins when both are there: on a busy machine one of them would be late for all that follow.
        const line = `${Date.now() + 4}\t${run}\n`;
        for (const racer of [index % 2, 1 - (index % 2)]) racers[racer]?.stdin.write(line);
        const lines = await Promise.all(answers.map((each) => each.next()));
        lines.forEach(({ value }, racer) => got[racer]?.push(String(value)));
      }
      const drivers = runs.map((_, index) => got.filter((lines) => lines[index] === '1').length);
      expect(drivers.filter((count) => count !== 1)).toEqual([]);
      // A race that the same one always wins is none.
      for (const lines of got) expect(lines.filter((line) => line === '1').length).toBeGreaterThan(0);
    } finally {
      for (const racer of racers) racer.kill('SIGKILL');
    }
  });
});
