import { fstatSync, readSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';

import { Middle } from './middle.ts';
import type { OutputFile, OutputFiles, Seen, StreamName } from './output.ts';
import type { CommandRequest, Omitted } from './types.ts';

/** Milliseconds between two looks at the files. */
const INTERVAL_MS = 20;
const CHUNK_BYTES = 64 * 1024;
/** Other work gets its turn after this many bytes. */
const TURN_BYTES = 4 * 1024 * 1024;
/** More than this between two looks is passed over but for its end, where the request allows it. */
const FOLLOWED_BYTES = 1024 * 1024;
const STREAMS = ['stdout', 'stderr'] as const;

/** Follows the two files as they grow, in chunks, so that output of any size passes through little memory and disk. */
export class Follower {
  readonly #output: OutputFiles;
  readonly #request: Pick<CommandRequest, 'onOutput' | 'onPassedOver'>;
  /** By descriptor: bash may turn out to have kept the files of the command before. */
  readonly #positions = new Map<number, number>();
  readonly #emptied = new Set<number>();
  readonly #middles = new Map<number, Middle>();
  #timer: NodeJS.Timeout | undefined;
  #reading: Promise<void> | null = null;
  #finished = false;

  constructor(output: OutputFiles, request: Pick<CommandRequest, 'onOutput' | 'onPassedOver'>) {
    this.#output = output;
    this.#request = request;
    this.#schedule();
  }

  /** Delivers no more. */
  abandon(): void {
    this.#finished = true;
    clearTimeout(this.#timer);
  }

  /** Delivers the rest of what was seen. Gives what of it the files do not hold any more. */
  async finish(seen: Readonly<Record<StreamName, Seen>>): Promise<Partial<Record<StreamName, Omitted>>> {
    this.#finished = true;
    clearTimeout(this.#timer);
    if (this.#reading !== null) await this.#reading;
    const omitted: Partial<Record<StreamName, Omitted>> = {};
    for (const stream of STREAMS) {
      const { range, bytes } = seen[stream];
      const file = this.#output.current[stream];
      if (range.bytes > 0) {
        if (bytes === null || !this.#deliverSeen(stream, file, seen[stream]))
          await this.#read(stream, file, range.offset + range.bytes);
      }
      if (!Middle.concerns(range.bytes)) continue;
      const middle = await this.#middleOf(stream, file).settle(range);
      if (middle !== null) omitted[stream] = middle;
    }
    return omitted;
  }

  #schedule(): void {
    if (this.#finished) return;
    this.#timer = setTimeout(() => {
      this.#reading = this.#look().finally(() => {
        this.#reading = null;
        this.#schedule();
      });
    }, INTERVAL_MS);
  }

  async #look(): Promise<void> {
    for (const stream of STREAMS) {
      const file = this.#output.current[stream];
      const { size } = fstatSync(file.fd);
      if (size !== this.#position(stream, file)) await this.#read(stream, file, size);
      if (Middle.concerns(size)) await this.#middleOf(stream, file).follow(size);
    }
  }

  #middleOf(stream: StreamName, file: OutputFile): Middle {
    const middle = this.#middles.get(file.fd) ?? new Middle(file, this.#output.start(stream));
    this.#middles.set(file.fd, middle);
    return middle;
  }

  #position(stream: StreamName, { fd }: OutputFile): number {
    return this.#positions.get(fd) ?? this.#output.start(stream);
  }

  /** A short output is in memory already. False: the file was emptied under way, so positions in it say little. */
  #deliverSeen(stream: StreamName, file: OutputFile, { range, emptied, bytes }: Seen): boolean {
    const position = this.#position(stream, file);
    if (emptied || bytes === null || position < range.offset) return false;
    const rest = bytes.subarray(position - range.offset, range.bytes);
    if (rest.length > 0) this.#request.onOutput?.(stream, Buffer.from(rest));
    return true;
  }

  async #read(stream: StreamName, file: OutputFile, end: number): Promise<void> {
    const { onOutput } = this.#request;
    if (onOutput === undefined) return;
    const { fd } = file;
    let position = this.#position(stream, file);
    // The command has emptied the file: what it holds now is new.
    const emptied = this.#output.look(stream).emptied;
    if ((emptied && !this.#emptied.has(fd)) || fstatSync(fd).size < position) position = 0;
    if (emptied) this.#emptied.add(fd);
    let since = 0;
    while (position < end) {
      position += this.#passOver(stream, end - position);
      const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, end - position));
      const length = readSync(fd, chunk, 0, chunk.length, position);
      if (length === 0) break;
      onOutput(stream, chunk.subarray(0, length));
      position += length;
      since += length;
      if (since >= TURN_BYTES) {
        since = 0;
        await turn();
      }
    }
    this.#positions.set(fd, position);
  }

  /** How many of the bytes that wait are not delivered. */
  #passOver(stream: StreamName, waiting: number): number {
    const { onPassedOver } = this.#request;
    if (onPassedOver === undefined || waiting <= FOLLOWED_BYTES) return 0;
    const bytes = waiting - CHUNK_BYTES;
    onPassedOver(stream, bytes);
    return bytes;
  }
}
