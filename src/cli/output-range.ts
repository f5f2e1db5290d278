import { closeSync, openSync, readSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { StreamRange } from '../journal/index.ts';

const MOST = 1024 * 1024;
/** Each stream has one file, and another only where a command left processes behind. */
const OPEN_FILES = 16;

/** A run's outputs, for a report. Their files stay open until `close`: nearly all of the ranges lie in one. */
export interface Outputs {
  /** Bytes as text; what is no UTF-8 becomes U+FFFD. An output that is gone is empty. */
  readonly read: (range: StreamRange) => string;
  readonly close: () => void;
}

export function openOutputs(directory: string): Outputs {
  const files = new Map<string, number | null>();
  const close = (): void => {
    for (const file of files.values()) if (file !== null) closeSync(file);
    files.clear();
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
      const buffer = Buffer.allocUnsafe(Math.min(bytes, MOST));
      try {
        // A long output's end says more than its beginning.
        const read = readSync(file, buffer, 0, buffer.length, offset + bytes - buffer.length);
        return buffer.toString('utf8', 0, read);
      } catch {
        return '';
      }
    },
    close,
  };
}

function openIfThere(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch {
    return null;
  }
}
