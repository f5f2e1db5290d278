/** The result of a command whose tool was gone when it ended, from what bash and its files kept. */

import { chmodSync, constants, copyFileSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { keptRange } from './kept-range.ts';
import type { BegunRecord, EndRecord, ExitRecord, SentRecord, StatusRecord } from './status.ts';
import type { CommandResult, OutputRange, SentCommand } from './types.ts';

/** `end`: the record of its end; null while it runs. */
export function adoptedResult(
  sent: SentCommand,
  records: readonly StatusRecord[],
  begun: BegunRecord | null,
  end: EndRecord | ExitRecord | null,
): CommandResult {
  const startedAt = begun?.time ?? end?.time ?? 0;
  return {
    outcome: end === null ? 'unknown' : 'exited',
    exitStatus: end?.status ?? null,
    pipeStatus: end?.type === 'end' ? end.pipeStatus : [],
    startedAt: new Date(startedAt),
    durationMs: Math.max(0, (end?.time ?? startedAt) - startedAt),
    ...streams(sent, records, end !== null),
    responseHeaders: headersSince(sent.directory, startedAt),
    shellEnded: end?.type === 'exit',
    notRestored: [],
    leftRunning: [],
    reason: null,
  };
}

export function stoppedResult(
  sent: SentCommand,
  records: readonly StatusRecord[],
  begun: BegunRecord,
  left: readonly number[],
): CommandResult {
  const result = adoptedResult(sent, records, begun, null);
  const durationMs = Math.max(0, Date.now() - begun.time);
  return { ...result, outcome: 'stopped', durationMs, shellEnded: true, leftRunning: left };
}

function streams(
  sent: SentCommand,
  records: readonly StatusRecord[],
  ended: boolean,
): Pick<CommandResult, 'stdout' | 'stderr' | 'copies'> & {
  readonly emptied: readonly ('stdout' | 'stderr')[];
} {
  const at = records.findIndex((record) => record.type === 'sent' && record.nonce === sent.nonce);
  const note = records[at];
  // Nobody noted where its output would stand, or bash stayed with older files: nothing can be said of it.
  if (note?.type !== 'sent' || staysWithOld(records, at)) {
    const nothing = (stream: string): OutputRange => ({
      path: join(sent.directory, `${stream}.1`),
      offset: 0,
      bytes: 0,
    });
    return {
      stdout: nothing('stdout'),
      stderr: nothing('stderr'),
      copies: [],
      emptied: ['stdout', 'stderr'],
    };
  }
  const out = keptRange(sent.directory, 'stdout', note.stdout);
  const err = keptRange(sent.directory, 'stderr', note.stderr);
  const own = (range: OutputRange): OutputRange => (ended ? ownCopy(range, sent.nonce) : range);
  return {
    stdout: own(out.range),
    stderr: own(err.range),
    // A tool that was halted and wakes up may cut its files back; for whoever masks them.
    copies: ended ? [out.range, err.range] : [],
    emptied: [...(out.emptied ? (['stdout'] as const) : []), ...(err.emptied ? (['stderr'] as const) : [])],
  };
}

/** The range in a file that no other tool has open. */
function ownCopy(range: OutputRange, nonce: string): OutputRange {
  if (range.bytes === 0) return range;
  const path = `${range.path}.${nonce}`;
  try {
    copyFileSync(range.path, path, constants.COPYFILE_FICLONE);
    chmodSync(path, 0o600);
    return { ...range, path };
  } catch {
    return range;
  }
}

function staysWithOld(records: readonly StatusRecord[], at: number): boolean {
  const note = records[at] as SentRecord;
  for (const record of records.slice(at + 1)) {
    if (record.type === 'begun' && record.nonce === note.nonce) return false;
    if (record.type === 'kept') return true;
  }
  return false;
}

/** The headers that its last curl left: the newest file of them that is not older than the command. */
function headersSince(directory: string, time: number): string | null {
  try {
    const found = readdirSync(directory, { withFileTypes: true, recursive: true })
      .filter((file) => file.isFile() && file.name === 'headers' && /\/curl\.[0-9]+$/.test(file.parentPath))
      .map((file) => join(file.parentPath, file.name))
      .map((path) => ({ path, time: statSync(path).mtimeMs }))
      .filter((file) => file.time >= time - 1)
      .sort((a, b) => b.time - a.time)[0];
    return found === undefined ? null : readFileSync(found.path, 'utf8');
  } catch {
    return null;
  }
}
