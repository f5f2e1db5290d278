import { closeSync, openSync, readSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { StreamRange } from '../journal/index.ts';

const MOST = 1024 * 1024;
/** Each stream has one file, and another only where a command left processes behind. */
const OPEN_FILES = 16;
/** Short outputs stand one behind the other, and are asked for in their order: so much is read at once. */
const BLOCK_BYTES = 64 * 1024;

/** A part of a file that was read. */
interface Block {
  readonly file: number;
  readonly start: number;
  readonly bytes: Buffer;
}

/** A run's outputs, for a report. Their files stay open until `close`: nearly all of the ranges lie in one. */
export interface Outputs {
  /** Bytes as text; what is no UTF-8 becomes U+FFFD. An output that is gone is empty. */
  readonly read: (range: StreamRange) => string;
  readonly close: () => void;
}

export function openOutputs(directory: string): Outputs {
  const files = new Map<string, number | null>();
  let block: Block | null = null;
  const close = (): void => {
    for (const file of files.values()) if (file !== null) closeSync(file);
    files.clear();
    block = null;
  };
  const fileOf = (path: string): number | null => {
    const before = files.get(path);
    if (before !== undefined) return before;
    if (files.size >= OPEN_FILES) close();
    const file = openIfThere(resolve(join(directory, path)));
    files.set(path, file);
    return file;
  };
  return {
    read: ({ path, offset, bytes }) => {
      const file = fileOf(path);
      if (file === null) return '';
      // A long output's end says more than its beginning.
      const length = Math.min(bytes, MOST);
      const start = offset + bytes - length;
      try {
        if (block === null || !holds(block, file, start, length))
          block = readBlock(file, start, Math.max(length, BLOCK_BYTES));
        return block.bytes.toString('utf8', start - block.start, start - block.start + length);
      } catch {
        return '';
      }
    },
    close,
  };
}

function holds(block: Block, file: number, start: number, length: number): boolean {
  return block.file === file && start >= block.start && start + length <= block.start + block.bytes.length;
}

function readBlock(file: number, start: number, length: number): Block {
  const buffer = Buffer.allocUnsafe(length);
  return { file, start, bytes: buffer.subarray(0, readSync(file, buffer, 0, length, start)) };
}

function openIfThere(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch {
    return null;
  }
}
