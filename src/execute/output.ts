import { statfsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { StreamRange } from '../journal/events.ts';
import type { OutputRange } from '../shell/types.ts';
import type { Excerpt } from './account.ts';

/** Bytes of one stream that are read for judging; of more, only the beginning and the end. */
export const JUDGED_BYTES = 8 * 1024 * 1024;
const EXCERPT_BYTES = 64 * 1024;
const EXCERPT_LINES = 10;

export interface StreamText {
  /** Decoded leniently: what is not UTF-8 becomes U+FFFD. */
  readonly text: string;
  /** False: there is output that `text` does not hold. */
  readonly complete: boolean;
}

/** Where the journal says that an output is: relative to the run directory, so that it can be moved. */
export function rangeIn(directory: string, range: OutputRange): StreamRange {
  const path = isAbsolute(range.path) ? within(directory, range.path) : range.path;
  const { offset, bytes, omitted } = range;
  return { path, offset, bytes, ...(omitted === undefined ? {} : { omitted }) };
}

/** Most of a run's output stands in one file of its own directory: `relative` would split both names for each command. */
function within(directory: string, path: string): string {
  const inside = `${directory}/`;
  const isPlain = path.startsWith(inside) && !path.includes('/.', inside.length - 1);
  return isPlain ? path.slice(inside.length) : relative(directory, path);
}

/** Bytes below which a disk counts as full: what a command printed last may then have been refused. */
const NO_ROOM = 64 * 1024;

/** Whether the disk of a run is full by now. False where the system does not say. */
export function lacksRoom(directory: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize < NO_ROOM;
  } catch {
    return false;
  }
}

/** What can be read of an output. Never throws: what cannot be read is incomplete. */
export async function readOutput(directory: string, range: StreamRange, limit: number): Promise<StreamText> {
  if (range.bytes === 0) return { text: '', complete: true };
  const half = Math.floor(limit / 2);
  try {
    if (range.bytes <= limit) {
      const bytes = await readBytes(directory, range, range.offset, range.bytes);
      return { text: decode(bytes), complete: bytes.length === range.bytes };
    }
    const head = await readBytes(directory, range, range.offset, half);
    const tail = await readBytes(directory, range, range.offset + range.bytes - half, half);
    return { text: joinWholeLines(decode(head), decode(tail)), complete: false };
  } catch {
    return { text: '', complete: false };
  }
}

/** The last lines of an output, for people. */
export async function excerpt(directory: string, range: StreamRange): Promise<Excerpt> {
  const bytes = Math.min(range.bytes, EXCERPT_BYTES);
  const end: StreamRange = { ...range, offset: range.offset + range.bytes - bytes, bytes };
  const { text } = await readOutput(directory, end, EXCERPT_BYTES);
  const lines = stripVTControlCharacters(text)
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
  const lastLines = text === '' ? [] : lines.slice(-EXCERPT_LINES);
  return { path: resolve(directory, range.path), range, lastLines };
}

/** What a judgement needs of the headers; the rest may hold what nobody should keep. */
export function statusLines(headers: string | null): string | null {
  const lines = (headers ?? '').split(/\r?\n/).filter((line) => line.startsWith('HTTP/'));
  return lines.length === 0 ? null : lines.join('\n');
}

async function readBytes(
  directory: string,
  range: StreamRange,
  offset: number,
  length: number,
): Promise<Buffer> {
  const handle = await open(resolve(directory, range.path), 'r');
  try {
    const bytes = Buffer.alloc(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  } finally {
    await handle.close();
  }
}

function decode(bytes: Buffer): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** A line that the cut went through is left out, so that no line is made up of two halves. */
function joinWholeLines(head: string, tail: string): string {
  return head.slice(0, head.lastIndexOf('\n') + 1) + tail.slice(tail.indexOf('\n') + 1);
}
