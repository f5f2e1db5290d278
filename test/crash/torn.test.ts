import { cpSync, lstatSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJournal, pathsOf, readJournal, type JournalEvent } from '../../src/journal/index.ts';
import { traceCommand, type SentCommand } from '../../src/shell/index.ts';
import { linesOf, referenceOf } from './enumerated.ts';
import { killShells } from './deaths.ts';
import { buildHarness, disturbedRun, type Harness } from './harness.ts';
import { faultsOf, type Verdict } from './judge.ts';

/** A last record that broke off, at every byte that it has. */

const BOTH = { kind: 'time', blows: [{ since: 'command', milliseconds: 20, victim: 'both' }] } as const;

let harness: Harness;
let reference: Verdict;
/** Copies of a run: broken off in the middle of a command, and when nobody had disturbed it. */
let broken: string;
let whole: string;

function runIn(room: string): string {
  const runs = join(room, '.mdrollback/runs');
  return join(runs, readdirSync(runs)[0] ?? '');
}

beforeAll(async () => {
  harness = buildHarness(join(import.meta.dirname, '..', '..'), 'short');
  reference = await referenceOf(harness);
  broken = join(harness.place, 'broken');
  whole = join(harness.place, 'whole');
  const keep =
    (place: string) =>
    (room: string): boolean => {
      cpSync(runIn(room), place, { recursive: true, filter: (path) => !lstatSync(path).isFIFO() });
      return false;
    };
  const line = (await linesOf(harness)).findLast(({ script }) => script === 'b');
  if (line === undefined) throw new Error('nothing comes before a command');
  const noted = { kind: 'line', line, both: true } as const;
  await disturbedRun(harness, (deaths) => (deaths === 0 ? noted : null), { between: keep(broken) });
  const behindItsEnd = { kind: 'point', point: reference.points - 4 } as const;
  await disturbedRun(harness, (deaths) => (deaths === 0 ? behindItsEnd : null), { between: keep(whole) });
}, 600_000);
afterAll(() => {
  harness.remove();
});

/** Where the last line of a file begins. */
function lastLine(bytes: Buffer): number {
  return bytes.lastIndexOf(0x0a, bytes.length - 2) + 1;
}

function eventsOf(records: readonly { readonly event: JournalEvent }[]): readonly JournalEvent[] {
  return records.map(({ event }) => event);
}

/** The last command that the journal announces. */
async function sentIn(run: string): Promise<SentCommand> {
  const { journal, session: directory } = pathsOf(run);
  const events = eventsOf((await readJournal(journal)).records);
  const started = events.findLast((event) => event.type === 'command-started');
  const opened = events.findLast((event) => event.type === 'session-opened');
  if (started?.type !== 'command-started' || opened?.type !== 'session-opened')
    throw new Error('no command was announced');
  const { pid, startTime, bootId } = opened;
  return { directory, ordinal: started.ordinal, nonce: started.nonce, shell: { pid, startTime, bootId } };
}

describe('the last record of a journal that broke off', () => {
  // Each byte's journal is opened, written and synced.
  it(
    'is as if it had never been written, wherever that was, and the journal goes on from there',
    { timeout: 600_000 },
    async () => {
      const { journal } = pathsOf(broken);
      const bytes = readFileSync(journal);
      const { records } = await readJournal(journal);
      expect(records.at(-1)?.event.type).toBe('command-started');
      for (let length = lastLine(bytes); length < bytes.length; length += 1) {
        writeFileSync(journal, bytes.subarray(0, length));
        const opened = await openJournal(broken, 'here', () => new Date());
        await opened.append({ type: 'phase-started', phase: '9' });
        await opened.close();
        const reading = await readJournal(journal);
        expect(reading.cut).toBeNull();
        expect(reading.records.slice(0, -1)).toEqual(records.slice(0, -1));
      }
      writeFileSync(journal, bytes);
    },
  );
});

describe("the last record of bash's own notes that broke off", () => {
  it('is no beginning: the command had not begun', { timeout: 600_000 }, async () => {
    const sent = await sentIn(broken);
    const status = join(sent.directory, 'status');
    const bytes = readFileSync(status);
    expect(bytes.subarray(lastLine(bytes)).toString()).toMatch(/^begun /);
    expect(await traceCommand(sent)).toMatchObject({ kind: 'unknown' });
    for (let length = lastLine(bytes); length < bytes.length; length += 1) {
      writeFileSync(status, bytes.subarray(0, length));
      expect(await traceCommand(sent)).toEqual({ kind: 'never-began' });
    }
    writeFileSync(status, bytes);
  });

  it('is no end, and never one with another status', { timeout: 600_000 }, async () => {
    const sent = await sentIn(whole);
    const status = join(sent.directory, 'status');
    const all = readFileSync(status);
    const from = all.indexOf(`end ${sent.ordinal} `);
    const bytes = all.subarray(0, all.indexOf('\n', from) + 1);
    writeFileSync(status, bytes);
    expect(await traceCommand(sent)).toMatchObject({ kind: 'ended', result: { exitStatus: 0 } });
    for (let length = lastLine(bytes); length < bytes.length; length += 1) {
      writeFileSync(status, bytes.subarray(0, length));
      expect(await traceCommand(sent)).toMatchObject({ kind: 'unknown' });
    }
  });

  it('keeps no run from its end', { timeout: 600_000 }, async () => {
    for (const cut of [1, 7, 30]) {
      const between = (room: string): boolean => {
        killShells(room);
        const status = join(pathsOf(runIn(room)).session, 'status');
        const bytes = readFileSync(status);
        // Of one that lives on, a machine loses nothing: a whole `begun` stays whole. What a power failure may take is
        // another series, with another boot.
        if (bytes.subarray(lastLine(bytes)).toString().startsWith('begun ')) return false;
        truncateSync(status, statSync(status).size - cut);
        return false;
      };
      const verdict = await disturbedRun(harness, (deaths) => (deaths < 2 ? BOTH : null), { between });
      expect(faultsOf(verdict, reference)).toEqual([]);
    }
  });
});
