import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

import { HEAD_BYTES, type StreamName } from './output.ts';
import type { OutputRange } from './types.ts';

/** What stands in an output file from where a command's output began, for one whose tool is gone. */
export function keptRange(
  directory: string,
  stream: StreamName,
  { number, offset }: { readonly number: number; readonly offset: number },
): { readonly range: OutputRange; readonly emptied: boolean } {
  const path = join(directory, `${stream}.${number}`);
  const head = Buffer.alloc(HEAD_BYTES);
  try {
    const fd = openSync(path, constants.O_RDONLY);
    try {
      readSync(fd, head, 0, HEAD_BYTES, 0);
      const emptied = !/^# [0-9a-f]{8}\n$/.test(head.toString('latin1'));
      const start = emptied ? 0 : offset;
      return { range: { path, offset: start, bytes: Math.max(0, fstatSync(fd).size - start) }, emptied };
    } finally {
      closeSync(fd);
    }
  } catch {
    return { range: { path, offset, bytes: 0 }, emptied: true };
  }
}
