import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';

import type { OutputRange } from './types.ts';

/** Short outputs of commands that have ended, one behind the other. Only the tool has it open, so no command can empty it. */
export class OutputLog {
  readonly #path: string;
  readonly #fd: number;
  #size: number;

  constructor(path: string) {
    this.#path = path;
    this.#fd = openSync(path, 'a', 0o600);
    this.#size = fstatSync(this.#fd).size;
  }

  /** Where the bytes now stand; null when not all of them could be written (the disk is full). */
  append(bytes: Uint8Array): OutputRange | null {
    const offset = this.#size;
    try {
      const written = bytes.length === 0 ? 0 : writeSync(this.#fd, bytes);
      this.#size += written;
      if (written < bytes.length) return null;
      return { path: this.#path, offset, bytes: written, sha256: hash('sha256', bytes, 'hex') };
    } catch {
      // Where the file ends now only the system knows.
      this.#size = fstatSync(this.#fd).size;
      return null;
    }
  }

  close(): void {
    closeSync(this.#fd);
  }
}
