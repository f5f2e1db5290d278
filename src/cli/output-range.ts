import { closeSync, openSync, readSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { StreamRange } from '../journal/index.ts';

const MOST = 1024 * 1024;

/** Bytes of an output file as text; what is no UTF-8 becomes U+FFFD. An output that is gone is empty. */
export function readRange(directory: string, { path, offset, bytes }: StreamRange): string {
  const buffer = Buffer.alloc(Math.min(bytes, MOST));
  try {
    const file = openSync(resolve(join(directory, path)), 'r');
    try {
      // A long output's end says more than its beginning.
      const read = readSync(file, buffer, 0, buffer.length, offset + bytes - buffer.length);
      return buffer.subarray(0, read).toString('utf8');
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}
