import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { journalError, JournalError } from './error.ts';
import type { JournalRecord } from './events.ts';
import { decodeLine, GENESIS, hashLine } from './line.ts';

/**
 * What is appended to a file of lines while somebody else writes it: each line is read once, by its offset. A look at a
 * file that has not grown costs one stat(2). The file is opened by its name each time, for a resume puts a copy with the
 * same lines in its place.
 */
export class LineTail {
  readonly #path: string;
  #at = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** The complete lines since the last look, without their newlines. Throws what the system says. */
  next(): readonly Buffer[] {
    const { size } = statSync(this.#path);
    if (size < this.#at) throw new JournalError('damaged', this.#path);
    if (size === this.#at) return [];
    const bytes = readFrom(this.#path, this.#at, size - this.#at);
    const lines: Buffer[] = [];
    let start = 0;
    for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
      lines.push(bytes.subarray(start, end));
      start = end + 1;
    }
    this.#at += start;
    return lines;
  }
}

/** Follows a journal. A record is given out once, and only when it continues the chain of those before it. */
export class JournalTail {
  readonly #path: string;
  readonly #lines: LineTail;
  #seq = 0;
  #prev = GENESIS;

  constructor(path: string) {
    this.#path = path;
    this.#lines = new LineTail(path);
  }

  /** The records since the last call. Throws `JournalError`: `gone`, `damaged`, `unreadable`. */
  next(): readonly JournalRecord[] {
    let lines: readonly Buffer[];
    try {
      lines = this.#lines.next();
    } catch (cause) {
      throw journalError('unreadable', this.#path, cause);
    }
    return lines.map((line) => {
      const decoded = decodeLine(line, { seq: this.#seq + 1, prev: this.#prev });
      if (!decoded.ok) throw new JournalError('damaged', this.#path);
      this.#seq += 1;
      this.#prev = hashLine(line);
      return decoded.record;
    });
  }
}

function readFrom(path: string, offset: number, length: number): Buffer {
  const fd = openSync(path, 'r');
  try {
    const bytes = Buffer.allocUnsafe(length);
    let filled = 0;
    while (filled < length) {
      const read = readSync(fd, bytes, filled, length - filled, offset + filled);
      if (read === 0) break;
      filled += read;
    }
    return bytes.subarray(0, filled);
  } finally {
    closeSync(fd);
  }
}
