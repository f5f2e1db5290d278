import { appendFile, mkdtemp, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  openJournal,
  parseJournal,
  readJournal,
  type Journal,
  type JournalEvent,
  type JournalRecord,
} from '../../src/journal/index.ts';
import { encodeLine, GENESIS } from '../../src/journal/line.ts';
import { ended, recordsOf, runStarted, started } from './sample-events.ts';
import { anyEvent } from './any-event.ts';

const clock = (): Date => new Date('2026-11-21T19:12:45.678Z');
let directory: string;
let path: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'journal-'));
  path = join(directory, 'journal.jsonl');
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

async function write(...events: readonly JournalEvent[]): Promise<void> {
  const journal = await openJournal(directory, 'web-1', clock);
  for (const event of events) await journal.append(event);
  await journal.close();
}

function bytesOf(records: readonly JournalRecord[]): Buffer {
  let prev = GENESIS;
  const lines: Buffer[] = [];
  for (const record of records) {
    const { bytes, hash } = encodeLine(record, prev);
    lines.push(bytes);
    prev = hash;
  }
  return Buffer.concat(lines);
}

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error as { code?: unknown }).code,
  );

describe('a journal', () => {
  it('gives back what was appended, with its number, time and host', async () => {
    await write(runStarted, started('1.1/1'));
    const { records, cut } = await readJournal(path);
    expect(records).toEqual([
      { seq: 1, at: '2026-11-21T19:12:45.678Z', host: 'web-1', event: runStarted },
      { seq: 2, at: '2026-11-21T19:12:45.678Z', host: 'web-1', event: started('1.1/1') },
    ]);
    expect(cut).toBeNull();
  });

  it('is one JSON object a line, chained to the line before it', async () => {
    await write(runStarted, started('1.1/1'));
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
    const [first, second] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(Object.keys(first!)).toEqual(['seq', 'at', 'host', 'event', 'prev', 'crc']);
    expect(first!['prev']).toBe('0'.repeat(64));
    expect(second!['prev']).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is readable by its owner alone', async () => {
    await write(runStarted);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('goes on where it stopped', async () => {
    await write(runStarted);
    await write(started('1.1/1'), ended('1.1/1'));
    const { records, cut } = await readJournal(path);
    expect(records.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(cut).toBeNull();
  });

  it('keeps the order of appends that do not wait for each other', async () => {
    const journal = await openJournal(directory, 'web-1', clock);
    const ids = Array.from({ length: 50 }, (_, index) => `1.1/${index}`);
    await Promise.all(ids.map((id) => journal.append(started(id))));
    await journal.close();
    const { records } = await readJournal(path);
    expect(records.map(({ event }) => 'action' in event && event.action)).toEqual(ids);
  });

  it('refuses to be used after it was closed', async () => {
    const journal = await openJournal(directory, 'web-1', clock);
    await journal.close();
    expect(await codeOf(journal.append(runStarted))).toBe('closed');
    await journal.close();
  });
});

describe('a journal that a crash broke off', () => {
  it('is cut at the broken line and goes on from there', async () => {
    await write(runStarted, started('1.1/1'), ended('1.1/1'));
    await truncate(path, (await stat(path)).size - 5);
    const { records, cut } = await readJournal(path);
    expect(records).toHaveLength(2);
    expect(cut).toMatchObject({ line: 3, reason: 'no-newline', damaged: false });
    await write(ended('1.1/1'));
    expect(await readJournal(path)).toMatchObject({ cut: null, records: { length: 3 } });
  });

  it('may end in zeros after a power failure', async () => {
    await write(runStarted);
    await appendFile(path, Buffer.concat([Buffer.from('{"seq":2,"a'), Buffer.alloc(4096)]));
    expect((await readJournal(path)).cut).toMatchObject({ line: 2, bytes: 4107, damaged: false });
  });

  it('reads as a prefix, wherever it was cut', () => {
    fc.assert(
      fc.property(
        fc.array(anyEvent, { minLength: 1, maxLength: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (events, at) => {
          const records = recordsOf(events);
          const bytes = bytesOf(records);
          const length = Math.floor(at * bytes.length);
          const reading = parseJournal(bytes.subarray(0, length));
          expect(reading.records).toEqual(records.slice(0, reading.records.length));
          expect(reading.goodBytes + (reading.cut?.bytes ?? 0)).toBe(length);
          expect(reading.cut?.damaged ?? false).toBe(false);
          // No more than the one line that the cut went through is lost.
          const newlines = bytes.subarray(0, length).filter((byte) => byte === 0x0a).length;
          expect(reading.records).toHaveLength(newlines);
        },
      ),
    );
  });
});

describe('a journal with a changed byte', () => {
  it('gives only records from before the change, and is called damaged unless it is the last newline', () => {
    fc.assert(
      fc.property(
        fc.array(anyEvent, { minLength: 1, maxLength: 6 }),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        fc.integer({ min: 1, max: 255 }),
        (events, at, flip) => {
          const records = recordsOf(events);
          const bytes = bytesOf(records);
          const changed = Math.floor(at * bytes.length);
          bytes[changed] = bytes[changed]! ^ flip;
          const reading = parseJournal(bytes);
          expect(reading.goodBytes).toBeLessThanOrEqual(changed);
          expect(reading.records).toEqual(records.slice(0, reading.records.length));
          expect(reading.cut?.damaged).toBe(changed !== bytes.length - 1);
        },
      ),
    );
  });

  it.each([
    ['taken out', [0, 2], 'sequence'],
    ['moved', [0, 2, 1], 'sequence'],
    ['repeated', [0, 1, 1], 'sequence'],
  ])('finds a line that was %s', async (_, order, reason) => {
    await write(runStarted, started('1.1/1'), ended('1.1/1'));
    const lines = (await readFile(path, 'utf8')).split('\n');
    await writeFile(path, order.map((index) => `${lines[index]!}\n`).join(''));
    expect((await readJournal(path)).cut).toMatchObject({ reason, damaged: true });
  });

  it('finds a line that was rewritten with a fitting checksum', async () => {
    await write(runStarted, started('1.1/1'), ended('1.1/1'));
    const [, second] = recordsOf([runStarted, started('1.1/1'), ended('1.1/1')]);
    const lines = (await readFile(path, 'utf8')).split('\n');
    const first = JSON.parse(lines[1]!) as { prev: string };
    const forged = encodeLine({ ...second!, event: started('1.1/2') }, first.prev).bytes;
    await writeFile(path, `${lines[0]!}\n${forged.toString()}${lines[2]!}\n`);
    expect((await readJournal(path)).cut).toMatchObject({ line: 3, reason: 'chain', damaged: true });
  });

  it('is not appended to: what stands behind the bad line may have run', async () => {
    await write(runStarted, started('1.1/1'), ended('1.1/1'));
    const bytes = await readFile(path);
    bytes[bytes.indexOf('\n') + 10]! ^= 1;
    await writeFile(path, bytes);
    expect(await codeOf(openJournal(directory, 'web-1', clock))).toBe('damaged');
    expect(await readFile(path)).toEqual(bytes);
  });
});

describe('a journal that cannot be kept', () => {
  const opened = (): Promise<Journal> => openJournal(directory, 'web-1', clock);

  it('says so when its directory is removed under it, and stays refused', async () => {
    const journal = await opened();
    await journal.append(runStarted);
    await rm(directory, { recursive: true });
    expect(await codeOf(journal.sync())).toBe('gone');
    expect(await codeOf(journal.append(runStarted))).toBe('gone');
    await journal.close();
    expect(await codeOf(journal.append(runStarted))).toBe('closed');
  });

  it('says so when its file is replaced', async () => {
    const journal = await opened();
    await journal.append(runStarted);
    await rename(path, `${path}.old`);
    await writeFile(path, '');
    expect(await codeOf(journal.sync())).toBe('gone');
    await journal.close();
  });

  it('says so when there is no directory', async () => {
    await rm(directory, { recursive: true });
    expect(await codeOf(opened())).toBe('gone');
    expect(await codeOf(readJournal(path))).toBe('gone');
  });

  it('says so when it is a newer version’s', async () => {
    const schema = 'mdrollback.journal/2' as 'mdrollback.journal/1';
    await writeFile(
      path,
      bytesOf(recordsOf([{ ...(runStarted as Extract<JournalEvent, { type: 'run-started' }>), schema }])),
    );
    expect(await codeOf(readJournal(path))).toBe('newer-schema');
    expect(await codeOf(opened())).toBe('newer-schema');
  });
});
