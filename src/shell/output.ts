/**
 * The files behind the author's stdout and stderr. bash keeps one pair for as long as it can; what an ended command
 * has written there is copied to the output log, which no command has open, and the file is cut back now and then.
 * A copy is for what is small. A long output stays where it is, and bash moves to new files; so it does where
 * processes live on, which keep writing to the old ones, and where a command has emptied its file
 * (`echo x >/dev/stderr` opens it anew). Each file begins with a line of ours: where it is missing, it was emptied.
 */

import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

import { OutputLog } from './output-log.ts';
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

/** What a command has written to a stream so far. */
export interface Seen {
  /** In the stream's own file. */
  readonly range: OutputRange;
  /** The command has emptied the file: the range is all that it holds. */
  readonly emptied: boolean;
  /** All of it, valid until the next look; null where it is too long for that. */
  readonly bytes: Buffer | null;
}

const STREAMS = ['stdout', 'stderr'] as const;
export const HEAD_BYTES = '# 01234567\n'.length;
const FLAGS = constants.O_APPEND | constants.O_RDWR | constants.O_CREAT | constants.O_EXCL;
/** More than this of a stream is not copied. */
const COPIED_BYTES = 64 * 1024;
/** A file that holds more of earlier commands is cut back. Before each command that cost more than all they write. */
const EARLIER_BYTES = 4 * 1024;
const BUFFER_BYTES = HEAD_BYTES + EARLIER_BYTES + COPIED_BYTES + 1;
/** What is to become of a file before the next command. */
type Fate = 'fresh' | 'copied' | 'spent';

export class OutputFiles {
  readonly #directory: string;
  readonly #log: OutputLog;
  #next: number;
  #current: OutputPair;
  /** What bash leaves when it moves to `#current`; null while it need not move. */
  #before: OutputPair | null = null;
  #starts = { stdout: HEAD_BYTES, stderr: HEAD_BYTES };
  /** How far the last range reached. */
  #ends = { stdout: HEAD_BYTES, stderr: HEAD_BYTES };
  #fates: Record<StreamName, Fate> = { stdout: 'fresh', stderr: 'fresh' };
  readonly #buffers = {
    stdout: Buffer.allocUnsafeSlow(BUFFER_BYTES),
    stderr: Buffer.allocUnsafeSlow(BUFFER_BYTES),
  };

  constructor(directory: string) {
    this.#directory = directory;
    const taken = readdirSync(directory).map((name) =>
      Number(/^std(?:out|err)\.([0-9]+)$/.exec(name)?.[1] ?? 0),
    );
    this.#next = Math.max(0, ...taken) + 1;
    this.#current = this.#create(null, { stdout: true, stderr: true });
    this.#log = new OutputLog(join(directory, 'output'));
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
   * `terminal`: it has the terminal, which is given in place of the files that bash holds, so that none may change.
   * Throws what the system says when no file can be made.
   */
  begin(crowded: boolean, terminal: boolean): OutputPair | null {
    const old = this.#current;
    const stays = terminal && crowded && STREAMS.every((stream) => !this.look(stream).emptied);
    if (stays) [this.#starts, this.#before] = [this.#ends, null];
    if (stays) return null;
    const anew = {
      stdout: crowded || this.#fates.stdout === 'spent',
      stderr: crowded || this.#fates.stderr === 'spent',
    };
    const startOf = (stream: StreamName): number => (anew[stream] ? HEAD_BYTES : this.#makeRoom(stream));
    this.#starts = { stdout: startOf('stdout'), stderr: startOf('stderr') };
    const moves = anew.stdout || anew.stderr;
    if (moves) this.#current = this.#create(old, anew);
    this.#before = moves ? old : null;
    return this.#before;
  }

  /** bash was told to leave files for this command. */
  get moving(): boolean {
    return this.#before !== null;
  }

  /** bash has stayed with the old files: the author's own redirection holds. */
  kept(): void {
    if (this.#before === null) return;
    for (const stream of STREAMS) {
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

  /** One look at what the command has written. */
  look(stream: StreamName): Seen {
    const file = this.#current[stream];
    const buffer = this.#buffers[stream];
    const length = readSync(file.fd, buffer, 0, buffer.length, 0);
    const emptied = length < HEAD_BYTES || buffer.compare(file.head, 0, HEAD_BYTES, 0, HEAD_BYTES) !== 0;
    const offset = emptied ? 0 : this.#starts[stream];
    const end = length < buffer.length ? length : fstatSync(file.fd).size;
    const whole = end - offset <= COPIED_BYTES && length < buffer.length;
    return {
      range: { path: file.path, offset, bytes: Math.max(0, end - offset) },
      emptied,
      bytes: whole ? buffer.subarray(Math.min(offset, length), length) : null,
    };
  }

  /**
   * Settles where the output of a command that has ended stands. `crowded`: processes that may still write live on.
   * What cannot be copied stays in its own file.
   */
  settle(seen: Readonly<Record<StreamName, Seen>>, crowded: boolean): Record<StreamName, OutputRange> {
    this.#closeLeft();
    const { stdout, stderr } = seen;
    this.#ends = { stdout: endOf(stdout), stderr: endOf(stderr) };
    if (crowded) this.#fates = { stdout: 'spent', stderr: 'spent' };
    if (crowded) return { stdout: stdout.range, stderr: stderr.range };
    return { stdout: this.#keep('stdout', stdout), stderr: this.#keep('stderr', stderr) };
  }

  close(): void {
    this.#closeLeft();
    for (const stream of STREAMS) if (this.#fates[stream] === 'copied') this.#cutBack(stream);
    closeSync(this.#current.stdout.fd);
    closeSync(this.#current.stderr.fd);
    this.#log.close();
  }

  #keep(stream: StreamName, { range, emptied, bytes }: Seen): OutputRange {
    // A file whose earlier bytes are nowhere else is not cut back, whatever came after them.
    if (this.#fates[stream] === 'spent') return range;
    if (bytes?.length === 0 && !emptied) return range;
    const copy = bytes === null || emptied ? null : this.#log.append(bytes.subarray(0, range.bytes));
    this.#fates[stream] = copy === null ? 'spent' : 'copied';
    return copy ?? range;
  }

  /** Where the output of the next command starts, in a file whose earlier bytes stand in the log as well. */
  #makeRoom(stream: StreamName): number {
    if (this.#fates[stream] === 'fresh') return HEAD_BYTES;
    const { size } = fstatSync(this.#current[stream].fd);
    if (size <= HEAD_BYTES + EARLIER_BYTES) return size;
    this.#cutBack(stream);
    return HEAD_BYTES;
  }

  #cutBack(stream: StreamName): void {
    ftruncateSync(this.#current[stream].fd, HEAD_BYTES);
    this.#fates[stream] = 'fresh';
  }

  /** Closes what the command has left behind. */
  #closeLeft(): void {
    for (const stream of STREAMS) {
      const old = this.#before?.[stream];
      if (old === undefined || old.fd === this.#current[stream].fd) continue;
      closeSync(old.fd);
      this.#fates[stream] = 'fresh';
    }
    this.#before = null;
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

function endOf({ range }: Seen): number {
  return range.offset + range.bytes;
}

/** What was seen without `tail`, if that is what it ends with. */
export function withoutTail(seen: Seen, file: OutputFile, tail: Buffer): Seen {
  const { range } = seen;
  if (range.bytes < tail.length) return seen;
  const last = Buffer.alloc(tail.length);
  readSync(file.fd, last, 0, tail.length, range.offset + range.bytes - tail.length);
  return last.equals(tail) ? { ...seen, range: { ...range, bytes: range.bytes - tail.length } } : seen;
}
