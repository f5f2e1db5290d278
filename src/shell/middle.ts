/**
 * Bounds what a very long output takes of the disk: its beginning and its end stay, the middle becomes a hole.
 * Offsets and sizes stay what they are, so that byte counts are exact and bash goes on appending.
 */

import { execa } from 'execa';

import type { OutputFile } from './output.ts';
import type { Omitted, OutputRange } from './types.ts';

const KEPT_BYTES = 32 * 1024 * 1024;
/** Longer outputs lose their middle. */
const LIMIT_BYTES = 2 * KEPT_BYTES;
/** While the output grows, a hole is made for this many bytes at a time: making one costs a process. */
const STEP_BYTES = 32 * 1024 * 1024;
/** The file system gives back whole blocks. */
const BLOCK_BYTES = 4096;

export class Middle {
  readonly #file: OutputFile;
  /** Between these offsets the file is a hole. */
  readonly #from: number;
  #to: number;
  /** The file system cannot, or `fallocate` is not there: the output stays whole. */
  #impossible = false;

  /** `start`: where the output begins in its file. */
  constructor(file: OutputFile, start: number) {
    this.#file = file;
    this.#from = up(start + KEPT_BYTES);
    this.#to = this.#from;
  }

  /** Whether a file of this size could be too long. */
  static concerns(size: number): boolean {
    return size > LIMIT_BYTES;
  }

  /** The file has grown to `size`. */
  async follow(size: number): Promise<void> {
    const end = down(size - KEPT_BYTES);
    if (end - this.#to >= STEP_BYTES) await this.#punch(end);
  }

  /** The output has come to its end: what of it is not in the file any more. */
  async settle(range: OutputRange): Promise<Omitted | null> {
    // One that was emptied is another output from then on.
    if (range.bytes > LIMIT_BYTES) await this.#punch(down(range.offset + range.bytes - KEPT_BYTES));
    const bytes = Math.min(this.#to, range.offset + range.bytes) - this.#from;
    return bytes > 0 ? { offset: this.#from - range.offset, bytes } : null;
  }

  async #punch(end: number): Promise<void> {
    if (this.#impossible || end <= this.#to) return;
    const where = ['--offset', String(this.#to), '--length', String(end - this.#to)];
    const result = await execa('fallocate', ['--punch-hole', ...where, this.#file.path], {
      reject: false,
      stdio: 'ignore',
    });
    if (result.exitCode === 0) this.#to = end;
    else this.#impossible = true;
  }
}

function up(offset: number): number {
  return Math.ceil(offset / BLOCK_BYTES) * BLOCK_BYTES;
}

function down(offset: number): number {
  return Math.floor(offset / BLOCK_BYTES) * BLOCK_BYTES;
}
