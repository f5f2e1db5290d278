/**
 * The files behind the author's stdout and stderr. A file that has taken output is not used for the next command:
 * `echo x >/dev/stderr` opens the file anew and empties it, and with it would go what earlier commands wrote. Silent
 * commands share one file; processes that live on keep writing to the old ones. Each file begins with a line of ours:
 * where it is missing, a command has emptied the file.
 */

import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

import type { OutputRange } from './types.ts';

export interface OutputFile {
  /** `stdout.7` has the number 7. */
  readonly number: number;
  readonly path: string;
  /** Open for appending and reading. */
  readonly fd: number;
  /** Its first bytes. */
  readonly head: Buffer;
}

export interface OutputPair {
  readonly stdout: OutputFile;
  readonly stderr: OutputFile;
}

export type StreamName = 'stdout' | 'stderr';

const HEAD_BYTES = '# 01234567\n'.length;
const FLAGS = constants.O_APPEND | constants.O_RDWR | constants.O_CREAT | constants.O_EXCL;

export class OutputFiles {
  readonly #directory: string;
  #next: number;
  #current: OutputPair;
  /** What bash leaves when it moves to `#current`; null while it need not move. */
  #before: OutputPair | null = null;
  #starts = { stdout: HEAD_BYTES, stderr: HEAD_BYTES };
  /** How far the last range reached. */
  #ends = { stdout: HEAD_BYTES, stderr: HEAD_BYTES };

  constructor(directory: string) {
    this.#directory = directory;
    const taken = readdirSync(directory).map((name) =>
      Number(/^std(?:out|err)\.([0-9]+)$/.exec(name)?.[1] ?? 0),
    );
    this.#next = Math.max(0, ...taken) + 1;
    this.#current = this.#create(null, { stdout: true, stderr: true });
  }

  get current(): OutputPair {
    return this.#current;
  }

  /** Where the stream's output of this command starts. */
  start(stream: StreamName): number {
    return this.#starts[stream];
  }

  /**
   * Makes ready for a command. Returns the files to leave, or null. `crowded`: someone else may write to them.
   * Throws what the system says when no file can be made.
   */
  begin(crowded: boolean): OutputPair | null {
    const old = this.#current;
    const anew = {
      stdout: crowded || isUsed(old.stdout),
      stderr: crowded || isUsed(old.stderr),
    };
    const moves = anew.stdout || anew.stderr;
    if (moves) this.#current = this.#create(old, anew);
    this.#before = moves ? old : null;
    this.#starts = { stdout: HEAD_BYTES, stderr: HEAD_BYTES };
    return this.#before;
  }

  /** bash was told to leave files for this command. */
  get moving(): boolean {
    return this.#before !== null;
  }

  /** bash has stayed with the old files: the author's own redirection holds. */
  kept(): void {
    if (this.#before === null) return;
    for (const stream of ['stdout', 'stderr'] as const) {
      const unused = this.#current[stream];
      if (unused.fd === this.#before[stream].fd) continue;
      closeSync(unused.fd);
      unlinkSync(unused.path);
    }
    this.#current = this.#before;
    this.#before = null;
    // What came after the last command's end, from a `tee` for one, is told with this command.
    this.#starts = this.#ends;
  }

  /** Closes what the command has left behind. */
  settle(): void {
    for (const stream of ['stdout', 'stderr'] as const) {
      const old = this.#before?.[stream];
      if (old !== undefined && old.fd !== this.#current[stream].fd) closeSync(old.fd);
    }
    this.#before = null;
    this.#ends = { stdout: size(this.#current.stdout), stderr: size(this.#current.stderr) };
  }

  /** The command has emptied the stream's file. */
  isEmptied(stream: StreamName): boolean {
    return !isWhole(this.#current[stream]);
  }

  /** The command's bytes so far; all that is there in a file that it has emptied. */
  range(stream: StreamName): OutputRange {
    const file = this.#current[stream];
    const offset = this.isEmptied(stream) ? 0 : this.#starts[stream];
    return { path: file.path, offset, bytes: size(file) - offset };
  }

  close(): void {
    this.settle();
    closeSync(this.#current.stdout.fd);
    closeSync(this.#current.stderr.fd);
  }

  #create(old: OutputPair | null, anew: Readonly<Record<StreamName, boolean>>): OutputPair {
    const number = this.#next;
    this.#next += 1;
    const open = (stream: StreamName): OutputFile => {
      if (old !== null && !anew[stream]) return old[stream];
      const path = join(this.#directory, `${stream}.${number}`);
      const head = Buffer.from(`# ${randomBytes(4).toString('hex')}\n`);
      const fd = openSync(path, FLAGS, 0o600);
      writeSync(fd, head);
      return { number, path, fd, head };
    };
    return { stdout: open('stdout'), stderr: open('stderr') };
  }
}

function isWhole(file: OutputFile): boolean {
  const head = Buffer.alloc(HEAD_BYTES);
  return readSync(file.fd, head, 0, HEAD_BYTES, 0) === HEAD_BYTES && head.equals(file.head);
}

function isUsed(file: OutputFile): boolean {
  return size(file) !== HEAD_BYTES || !isWhole(file);
}

function size(file: OutputFile): number {
  return fstatSync(file.fd).size;
}

/** The range without `tail`, if that is what it ends with. */
export function withoutTail(range: OutputRange, file: OutputFile, tail: Buffer): OutputRange {
  if (range.bytes < tail.length) return range;
  const last = Buffer.alloc(tail.length);
  readSync(file.fd, last, 0, tail.length, range.offset + range.bytes - tail.length);
  return last.equals(tail) ? { ...range, bytes: range.bytes - tail.length } : range;
}
