import { fstatSync, readSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';

import type { OutputFiles, StreamName } from './output.ts';
import type { OutputRange } from './types.ts';

/** Milliseconds between two looks at the files. */
const INTERVAL_MS = 20;
const CHUNK_BYTES = 64 * 1024;
/** Other work gets its turn after this many bytes. */
const TURN_BYTES = 4 * 1024 * 1024;

type Deliver = (stream: StreamName, chunk: Uint8Array) => void;

/** Reads the two files as they grow, in chunks, so that output of any size passes through little memory. */
export class Follower {
  readonly #output: OutputFiles;
  readonly #deliver: Deliver;
  readonly #positions = new Map<number, number>();
  readonly #emptied = new Set<number>();
  #timer: NodeJS.Timeout | undefined;
  #reading: Promise<void> = Promise.resolve();
  #finished = false;

  constructor(output: OutputFiles, deliver: Deliver) {
    this.#output = output;
    this.#deliver = deliver;
    this.#schedule();
  }

  /** Delivers the rest of both ranges. */
  async finish(ranges: Readonly<Record<StreamName, OutputRange>>): Promise<void> {
    this.#finished = true;
    clearTimeout(this.#timer);
    await this.#reading;
    await this.#read('stdout', ranges.stdout.offset + ranges.stdout.bytes);
    await this.#read('stderr', ranges.stderr.offset + ranges.stderr.bytes);
  }

  #schedule(): void {
    if (this.#finished) return;
    this.#timer = setTimeout(() => {
      this.#reading = this.#look().finally(() => {
        this.#schedule();
      });
    }, INTERVAL_MS);
  }

  async #look(): Promise<void> {
    for (const stream of ['stdout', 'stderr'] as const) {
      await this.#read(stream, fstatSync(this.#output.current[stream].fd).size);
    }
  }

  async #read(stream: StreamName, end: number): Promise<void> {
    const { fd } = this.#output.current[stream];
    let position = this.#positions.get(fd) ?? this.#output.start(stream);
    // The command has emptied the file: what it holds now is new.
    const emptied = this.#output.isEmptied(stream);
    if ((emptied && !this.#emptied.has(fd)) || fstatSync(fd).size < position) position = 0;
    if (emptied) this.#emptied.add(fd);
    let since = 0;
    while (position < end) {
      const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, end - position));
      const length = readSync(fd, chunk, 0, chunk.length, position);
      if (length === 0) break;
      this.#deliver(stream, chunk.subarray(0, length));
      position += length;
      since += length;
      if (since >= TURN_BYTES) {
        since = 0;
        await turn();
      }
    }
    this.#positions.set(fd, position);
  }
}
