import { readFile } from 'node:fs/promises';
import { journalError, JournalError } from './error.ts';
import { JOURNAL_SCHEMA, type JournalRecord } from './events.ts';
import { decodeLine, GENESIS, hashLine, type BadLineReason } from './line.ts';

/** What follows the last good record. */
export interface JournalCut {
  /** The line that could not be read, counted from 1. */
  readonly line: number;
  /** Bytes from there to the end of the file. */
  readonly bytes: number;
  readonly reason: BadLineReason;
  /**
   * False: the rest of one write that a crash broke off; nothing depended on it yet, for a record is
   * synced before it is acted on. True: more than that is wrong, and records may be missing.
   */
  readonly damaged: boolean;
}

export interface JournalReading {
  readonly records: readonly JournalRecord[];
  /** Null: every byte belongs to a good record. */
  readonly cut: JournalCut | null;
  /** Bytes up to the end of the last good record. */
  readonly goodBytes: number;
  /** The SHA-256 that the next record's line must carry. */
  readonly lastHash: string;
}

/**
 * Reads a journal up to its first bad line and says what was cut.
 * Rejects with `JournalError`: `gone`, `unreadable`, or `newer-schema`.
 */
export async function readJournal(path: string): Promise<JournalReading> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw journalError('unreadable', path, cause);
  }
  const reading = parseJournal(bytes);
  refuseNewerSchema(reading.records[0], path);
  return reading;
}

/** The same for bytes at hand. Pure; never throws. */
export function parseJournal(bytes: Buffer): JournalReading {
  const records: JournalRecord[] = [];
  let start = 0;
  let lastHash = GENESIS;
  while (start < bytes.length) {
    const end = bytes.indexOf(0x0a, start);
    const line = bytes.subarray(start, end === -1 ? bytes.length : end);
    const decoded =
      end === -1
        ? ({ ok: false, reason: 'no-newline' } as const)
        : decodeLine(line, { seq: records.length + 1, prev: lastHash });
    if (!decoded.ok) {
      const rest = bytes.subarray(start);
      const cut = {
        line: records.length + 1,
        bytes: rest.length,
        reason: decoded.reason,
        damaged: !isTorn(rest),
      };
      return { records, cut, goodBytes: start, lastHash };
    }
    records.push(decoded.record);
    lastHash = hashLine(line);
    start = end + 1;
  }
  return { records, cut: null, goodBytes: start, lastHash };
}

/**
 * A broken-off write is the beginning of one line. After a power failure the file system may have
 * grown the file by bytes that were never written, which read as zeros.
 */
function isTorn(rest: Buffer): boolean {
  const zero = rest.indexOf(0);
  const written = zero === -1 ? rest : rest.subarray(0, zero);
  const zerosOnly = zero === -1 || rest.subarray(zero).every((byte) => byte === 0);
  return zerosOnly && !written.includes(0x0a);
}

function refuseNewerSchema(first: JournalRecord | undefined, path: string): void {
  if (first?.event.type !== 'run-started') return;
  const schema: string = first.event.schema;
  const [name, major] = schema.split('/');
  const [ownName, ownMajor] = JOURNAL_SCHEMA.split('/');
  if (name !== ownName || Number(major) > Number(ownMajor)) throw new JournalError('newer-schema', path);
}
