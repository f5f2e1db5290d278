import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';

import { findEnd, parseStatusFile } from './status.ts';
import type { EndRecord, StatusRecord } from './status.ts';

const BLOCK_BYTES = 16 * 1024;

/** The tool's end of the status file; bash appends to it by its path. */
export class StatusFile {
  readonly #fd: number;
  #buffer = Buffer.allocUnsafeSlow(BLOCK_BYTES);
  /** Where the records of the running command begin. */
  #since: number;
  /** How far they were read. */
  #read: number;
  /** The last record of the tool's own may not be whole. */
  #broken = false;

  constructor(path: string) {
    this.#fd = openSync(path, 'a+', 0o600);
    this.mend();
    this.#since = fstatSync(this.#fd).size;
    this.#read = this.#since;
  }

  /** A command is about to be sent: what was read so far is none of its records. */
  begin(): void {
    this.#since = this.#read;
  }

  /** Ends a line that broke off with its writer, so that it cannot spoil the next record. */
  mend(): void {
    const { size } = fstatSync(this.#fd);
    const last = Buffer.alloc(1);
    if (size > 0 && readSync(this.#fd, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a)
      writeSync(this.#fd, '\n');
  }

  /**
   * Appends a record of the tool's own, in one write. Throws where not all of it found room; what did is ended as a line
   * before the next record, which would be none behind it: bash's note that a command begins was lost with it.
   */
  append(line: string): void {
    if (this.#broken) this.mend();
    this.#broken = true;
    const bytes = Buffer.from(line);
    // A disk that is full takes a part, and says so when it is given the rest.
    for (let written = 0; written < bytes.length;) written += writeSync(this.#fd, bytes, written);
    this.#broken = false;
  }

  /** The complete records since `begin`. */
  records(): StatusRecord[] {
    return parseStatusFile(this.#text());
  }

  /** The end of one command among them; null: it is not there. */
  end(nonce: string): EndRecord | null {
    return findEnd(this.#text(), nonce);
  }

  /**
   * Looks for that end until it is there or so many milliseconds are over, and lets nothing else be done meanwhile: a
   * process that sleeps takes a tenth of a millisecond to wake, and both ends of a short command would wait for that.
   */
  watchFor(nonce: string, milliseconds: number): EndRecord | null {
    const until = performance.now() + milliseconds;
    let known = 0;
    do {
      const length = readSync(this.#fd, this.#buffer, 0, this.#buffer.length, this.#since);
      if (length === known) continue;
      known = length;
      const end = this.end(nonce);
      if (end !== null) return end;
    } while (performance.now() < until);
    return null;
  }

  #text(): string {
    let length = readSync(this.#fd, this.#buffer, 0, this.#buffer.length, this.#since);
    if (length === this.#buffer.length) {
      // Forged records, or a command that writes here: as long as they are.
      const { size } = fstatSync(this.#fd);
      this.#buffer = Buffer.allocUnsafeSlow(size - this.#since + BLOCK_BYTES);
      length = readSync(this.#fd, this.#buffer, 0, this.#buffer.length, this.#since);
    }
    const text = this.#buffer.toString('latin1', 0, length);
    this.#read = this.#since + text.lastIndexOf('\n') + 1;
    return text;
  }

  close(): void {
    closeSync(this.#fd);
  }
}
