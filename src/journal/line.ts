import { hash as digest } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { JournalRecord } from './events.ts';

/**
 * One record is one line, and one line is one JSON object:
 *
 *     {"seq":7,"at":"…","host":"…","event":{…},"prev":"<64 hex>","crc":"<8 hex>"}
 *
 * `crc` is the CRC-32 of the line's bytes before `,"crc"`: it finds a torn or flipped byte.
 * `prev` is the SHA-256 of the previous line's bytes without its newline: it finds a line that was
 * taken out, put in or moved. The newline belongs to the line; one without it was not fully written.
 */

/** What the first line's `prev` holds. */
export const GENESIS = '0'.repeat(64);

/** A journal's last record: its number and the SHA-256 of its line. */
export interface JournalPosition {
  readonly seq: number;
  readonly hash: string;
}

export interface LinePosition {
  readonly seq: number;
  readonly prev: string;
}

export type BadLineReason = 'no-newline' | 'crc' | 'json' | 'sequence' | 'chain';

export type DecodedLine =
  | { readonly ok: true; readonly record: JournalRecord }
  | { readonly ok: false; readonly reason: BadLineReason };

const CRC_FIELD = ',"crc":"';
const TAIL_BYTES = CRC_FIELD.length + 8 + 2;

/** The line's bytes with its newline, and the hash that the next line carries. */
export function encodeLine(
  record: JournalRecord,
  prev: string,
): { readonly bytes: Buffer; readonly hash: string } {
  const { seq, at, host, event } = record;
  const body = JSON.stringify({ seq, at, host, event, prev }).slice(0, -1);
  const line = `${body}${CRC_FIELD}${checksum(body)}"}`;
  return { bytes: Buffer.from(`${line}\n`), hash: hashLine(line) };
}

/** Reads a line (without its newline) that must stand at `position`. Never throws. */
export function decodeLine(line: Buffer, position: LinePosition): DecodedLine {
  if (!isIntact(line)) return { ok: false, reason: 'crc' };
  const fields = parse(line);
  if (fields === null) return { ok: false, reason: 'json' };
  const { prev, ...record } = fields;
  if (record.seq !== position.seq) return { ok: false, reason: 'sequence' };
  if (prev !== position.prev) return { ok: false, reason: 'chain' };
  return { ok: true, record };
}

function isIntact(line: Buffer): boolean {
  if (line.length <= TAIL_BYTES) return false;
  const body = line.subarray(0, -TAIL_BYTES);
  return line.subarray(-TAIL_BYTES).toString('latin1') === `${CRC_FIELD}${checksum(body)}"}`;
}

/** Lower-case hex of a line's bytes without its newline. */
export function hashLine(line: Buffer | string): string {
  return digest('sha256', line, 'hex');
}

/** A string counts as its UTF-8 bytes. */
function checksum(bytes: Buffer | string): string {
  return crc32(bytes).toString(16).padStart(8, '0');
}

function parse(line: Buffer): (JournalRecord & { readonly prev: string }) | null {
  let value: unknown;
  try {
    value = JSON.parse(line.toString('utf8'));
  } catch {
    return null;
  }
  if (!isObject(value) || !isObject(value['event']) || typeof value['event']['type'] !== 'string')
    return null;
  const { seq, at, host, prev, event } = value;
  if (
    typeof seq !== 'number' ||
    typeof at !== 'string' ||
    typeof host !== 'string' ||
    typeof prev !== 'string'
  ) {
    return null;
  }
  // The checksum vouches that these are the bytes that `encodeLine` wrote from a typed record.
  return { seq, at, host, prev, event: event as unknown as JournalRecord['event'] };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
