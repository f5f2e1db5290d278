import { createHash, hash as digest } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import type { StreamRange } from './events.ts';

/** The bytes that a journal's ranges name. Synchronous: for a few lines the thread pool would cost ten times the reading. */

const CHUNK_BYTES = 64 * 1024;
/** A long output is digested by this much at each end. */
const DIGEST_HALF = 4 * 1024 * 1024;

/** The range with what `verify` holds its file to. An output that cannot be read goes without. */
export function withDigest(directory: string, range: StreamRange): StreamRange {
  if (range.sha256 !== undefined) return range;
  const sha256 = digestOf(directory, range);
  return sha256 === null ? range : { ...range, sha256 };
}

/** Null where there is nothing or less than the range says. */
export function digestOf(directory: string, range: StreamRange): string | null {
  if (range.bytes === 0) return null;
  const long = range.bytes > 2 * DIGEST_HALF;
  const first = readAt(directory, range, 0, long ? DIGEST_HALF : range.bytes);
  if (first === null) return null;
  if (!long) return first.length === range.bytes ? digest('sha256', first, 'hex') : null;
  const last = readAt(directory, range, range.bytes - DIGEST_HALF, DIGEST_HALF);
  return last === null ? null : createHash('sha256').update(first).update(last).digest('hex');
}

/** At most 64 KiB of a range from a place in it. */
export function readSince(directory: string, range: StreamRange, from: number): Buffer {
  return readAt(directory, range, from, Math.min(CHUNK_BYTES, range.bytes - from)) ?? Buffer.alloc(0);
}

function readAt(directory: string, range: StreamRange, from: number, length: number): Buffer | null {
  try {
    const fd = openSync(resolve(directory, range.path), 'r');
    try {
      const bytes = Buffer.allocUnsafe(length);
      return bytes.subarray(0, readSync(fd, bytes, 0, length, range.offset + from));
    } finally {
      closeSync(fd);
    }
  } catch {
    return null;
  }
}
