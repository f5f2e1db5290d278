import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';

import { parseStatusFile } from './status.ts';
import type { StatusRecord } from './status.ts';

/** The tool's end of the status file; bash appends to it by its path. */
export class StatusFile {
  readonly #fd: number;

  constructor(path: string) {
    this.#fd = openSync(path, 'a+', 0o600);
    this.mend();
  }

  size(): number {
    return fstatSync(this.#fd).size;
  }

  /** Ends a line that broke off with its writer, so that it cannot spoil the next record. */
  mend(): void {
    const size = this.size();
    const last = Buffer.alloc(1);
    if (size > 0 && readSync(this.#fd, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a)
      writeSync(this.#fd, '\n');
  }

  /** Appends a record of the tool's own, in one write. */
  append(line: string): void {
    writeSync(this.#fd, line);
  }

  /** The complete records behind an offset. */
  recordsSince(offset: number): StatusRecord[] {
    const buffer = Buffer.allocUnsafe(Math.max(0, this.size() - offset));
    const length = readSync(this.#fd, buffer, 0, buffer.length, offset);
    return parseStatusFile(buffer.toString('latin1', 0, length));
  }

  close(): void {
    closeSync(this.#fd);
  }
}
