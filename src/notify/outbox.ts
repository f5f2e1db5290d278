import { closeSync, fdatasync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Message } from './types.ts';

/** What stands in the outbox file, a line each: a message, and what became of every attempt to send it. */
export type OutboxRecord =
  | { readonly type: 'queued'; readonly channel: string; readonly message: Message }
  | { readonly type: 'sending'; readonly id: string; readonly attempt: number; readonly at: string }
  | { readonly type: 'sent'; readonly id: string; readonly at: string }
  | {
      readonly type: 'failed';
      readonly id: string;
      readonly at: string;
      readonly reason: string;
      readonly again: boolean;
      /** The receiver may have it all the same. */
      readonly maybe: boolean;
    };

export interface Posted {
  readonly channel: string;
  readonly message: Message;
  /** `open`: still to be sent. `refused`: no attempt will help. */
  readonly state: 'open' | 'sent' | 'refused';
  readonly attempts: number;
  /** An attempt may have reached the receiver although nobody said so: the next one says that it may be the second. */
  readonly maybe: boolean;
  readonly reason: string | null;
  readonly at: string | null;
}

const sync = promisify(fdatasync);

/**
 * The messages of a run, on disk before they are sent (language.md §7). One writer at a time: whoever holds the run's
 * lock. A line that a crash has broken off is cut when the outbox is opened again; what it would have said counts as
 * not known. Throws and rejects with what the system says.
 */
export class Outbox {
  readonly #fd: number;
  readonly #posted = new Map<string, Posted>();
  /** Of the whole lines. */
  #goodBytes: number;
  /** What stands behind them is a part of one. */
  #broken = false;

  constructor(directory: string) {
    const path = outboxPath(directory);
    this.#fd = openSync(path, 'a+', 0o600);
    const { records, goodBytes } = readOutbox(readFileSync(path));
    ftruncateSync(this.#fd, goodBytes);
    fsyncSync(this.#fd);
    syncName(dirname(path));
    this.#goodBytes = goodBytes;
    for (const record of records) this.#apply(record);
  }

  /** By id, in the order in which they were put in. */
  get posted(): ReadonlyMap<string, Posted> {
    return this.#posted;
  }

  /** On disk when it resolves. One that found no room, or not enough, is none, and stands before no other. */
  async record(record: OutboxRecord): Promise<void> {
    if (this.#broken) ftruncateSync(this.#fd, this.#goodBytes);
    this.#broken = true;
    const bytes = Buffer.from(`${JSON.stringify(record)}\n`);
    // A disk that is full takes a part, and says so when it is given the rest.
    for (let written = 0; written < bytes.length;) written += writeSync(this.#fd, bytes, written);
    this.#goodBytes += bytes.length;
    this.#broken = false;
    this.#apply(record);
    await sync(this.#fd);
  }

  close(): void {
    closeSync(this.#fd);
  }

  #apply(record: OutboxRecord): void {
    applyRecord(this.#posted, record);
  }
}

export function outboxPath(directory: string): string {
  return join(directory, 'outbox.jsonl');
}

function applyRecord(posted: Map<string, Posted>, record: OutboxRecord): void {
  if (record.type === 'queued') {
    const { channel, message } = record;
    const fresh = { state: 'open', attempts: 0, maybe: false, reason: null, at: null } as const;
    posted.set(message.id, { channel, message, ...fresh });
    return;
  }
  const before = posted.get(record.id);
  if (before === undefined) return;
  const { at } = record;
  switch (record.type) {
    case 'sending':
      // Until its end is recorded, nobody knows whether it arrived.
      posted.set(record.id, { ...before, attempts: record.attempt, maybe: true, at });
      return;
    case 'sent':
      posted.set(record.id, { ...before, state: 'sent', reason: null, at });
      return;
    case 'failed': {
      const { reason, again, maybe } = record;
      posted.set(record.id, { ...before, state: again ? 'open' : 'refused', maybe, reason, at });
    }
  }
}

/** The records of an outbox file up to the first line that is none. */
function readOutbox(bytes: Buffer): {
  readonly records: readonly OutboxRecord[];
  readonly goodBytes: number;
} {
  const records: OutboxRecord[] = [];
  let start = 0;
  for (let end = bytes.indexOf(10, start); end >= 0; end = bytes.indexOf(10, start)) {
    const record = parsed(bytes.toString('utf8', start, end));
    if (record === null) break;
    records.push(record);
    start = end + 1;
  }
  return { records, goodBytes: start };
}

function parsed(line: string): OutboxRecord | null {
  try {
    const value: unknown = JSON.parse(line);
    // Only this class writes the file.
    return typeof value === 'object' && value !== null && 'type' in value ? (value as OutboxRecord) : null;
  } catch {
    return null;
  }
}

function syncName(directory: string): void {
  const fd = openSync(directory, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
