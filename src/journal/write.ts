import { randomBytes } from 'node:crypto';
import { statSync, writeSync } from 'node:fs';
import { open, readdir, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { journalError, JournalError } from './error.ts';
import type { Journal, JournalEvent, JournalRecord } from './events.ts';
import { encodeLine, GENESIS, type JournalPosition } from './line.ts';
import { refuseDeposed } from './lock.ts';
import { readJournal, type JournalReading } from './read.ts';
import { DiskSync } from './disk-sync.ts';
import { pathsOf, syncDirectory } from './directory.ts';

export interface OpenJournal extends Journal {
  /** The last record. */
  readonly position: JournalPosition;
}

/**
 * Opens the journal of a run directory for appending, and makes it if there is none.
 * A broken-off last line is removed first. Rejects with `JournalError`: `damaged` when more than
 * that is wrong, `newer-schema`, `gone`, `unreadable`, `not-written`, `no-space`.
 *
 * `host` names the machine in every record; `clock` gives the time of every record. Once `fence` exists another
 * executor has the run, and every sync rejects with `taken-over` (see `lock.ts`).
 */
export async function openJournal(
  directory: string,
  host: string,
  clock: () => Date,
  fence: string | null = null,
): Promise<OpenJournal> {
  const path = pathsOf(directory).journal;
  let handle: FileHandle;
  try {
    handle = await open(path, 'a', 0o600);
  } catch (cause) {
    throw journalError('not-written', path, cause);
  }
  try {
    const reading = await readJournal(path);
    if (reading.cut?.damaged === true) throw new JournalError('damaged', path);
    if (reading.cut !== null) await handle.truncate(reading.goodBytes);
    await handle.datasync();
    await syncDirectory(directory);
    return await journalOn({ path, handle, host, clock, fence }, reading);
  } catch (cause) {
    await handle.close();
    throw journalError('not-written', path, cause);
  }
}

export interface Reopened {
  readonly journal: OpenJournal;
  /** What it held. */
  readonly reading: JournalReading;
}

/**
 * Takes a journal up again, for the holder of a new lock: its good records move to a new file, so that an executor
 * that was halted and wakes up writes to one that nobody will read. Rejects with `JournalError` as `openJournal` does.
 *
 * Of two that do this one after the other the first may be halted before its rename and wake up late. So the second
 * removes the first one's new file, and the first looks at its fence behind making it: either its rename fails, or it
 * came before the second read, or it sees the fence.
 */
export async function reopenJournal(
  directory: string,
  host: string,
  clock: () => Date,
  fence: string,
): Promise<Reopened> {
  const path = pathsOf(directory).journal;
  const fresh = `${path}.${randomBytes(8).toString('hex')}`;
  let handle: FileHandle;
  try {
    await removeUnfinished(directory);
    handle = await open(fresh, 'ax', 0o600);
  } catch (cause) {
    throw journalError('not-written', path, cause);
  }
  try {
    refuseDeposed(fence, path);
    const reading = await readJournal(path);
    if (reading.cut?.damaged === true) throw new JournalError('damaged', path);
    writeFully(handle, (await readFile(path)).subarray(0, reading.goodBytes));
    await handle.datasync();
    await rename(fresh, path);
    await syncDirectory(directory);
    return { journal: await journalOn({ path, handle, host, clock, fence }, reading), reading };
  } catch (cause) {
    await handle.close();
    await rm(fresh, { force: true });
    throw journalError('not-written', path, cause);
  }
}

async function removeUnfinished(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (/^journal\.jsonl\.[0-9a-f]{16}$/.test(name)) await rm(join(directory, name), { force: true });
  }
}

async function journalOn(
  file: Omit<OpenFile, 'dev' | 'ino' | 'size'>,
  { records, lastHash }: JournalReading,
): Promise<OpenJournal> {
  const { dev, ino, size } = await file.handle.stat();
  const hash = records.length === 0 ? GENESIS : lastHash;
  return new FileJournal({ ...file, dev, ino, size }, { seq: records.length, hash });
}

interface OpenFile {
  readonly path: string;
  readonly handle: FileHandle;
  readonly dev: number;
  readonly ino: number;
  /** Bytes that it holds. */
  readonly size: number;
  readonly host: string;
  readonly clock: () => Date;
  readonly fence: string | null;
}

class FileJournal implements OpenJournal {
  readonly #file: OpenFile;
  #seq: number;
  #hash: string;
  #size: number;
  /** A sync under way. Every operation waits for it, so that lines and syncs keep their order; null: none is. */
  #syncing: Promise<void> | null = null;
  /** The first failure; from then on every call rejects with it, for the file's end is unknown. */
  #failure: JournalError | null = null;
  #unsynced = false;
  readonly #sync = new DiskSync();

  constructor(file: OpenFile, position: JournalPosition) {
    this.#file = file;
    this.#seq = position.seq;
    this.#hash = position.hash;
    this.#size = file.size;
  }

  get position(): JournalPosition {
    return { seq: this.#seq, hash: this.#hash };
  }

  async append(event: JournalEvent): Promise<JournalRecord> {
    while (this.#syncing !== null) await this.#syncing.catch(() => undefined);
    if (this.#failure !== null) throw this.#failure;
    const { handle, host, clock, path } = this.#file;
    const record = { seq: this.#seq + 1, at: clock().toISOString(), host, event };
    const { bytes, hash } = encodeLine(record, this.#hash);
    this.#unsynced = true;
    try {
      writeFully(handle, bytes);
    } catch (cause) {
      this.#failure = journalError('not-written', path, cause);
      throw this.#failure;
    }
    this.#seq = record.seq;
    this.#hash = hash;
    this.#size += bytes.length;
    return record;
  }

  async sync(): Promise<void> {
    while (this.#syncing !== null) await this.#syncing.catch(() => undefined);
    if (this.#failure !== null) throw this.#failure;
    if (!this.#unsynced) return;
    this.#syncing = this.#flush();
    try {
      await this.#syncing;
    } finally {
      this.#syncing = null;
    }
  }

  async close(): Promise<void> {
    if (this.#failure?.code === 'closed') return;
    try {
      // A failure that an append or a sync has told of is not told again.
      if (this.#failure === null) await this.sync();
    } finally {
      this.#failure = new JournalError('closed', this.#file.path);
      await this.#file.handle.close();
    }
  }

  async #flush(): Promise<void> {
    const { handle, path, dev, ino, fence } = this.#file;
    const size = this.#size;
    try {
      const slow = this.#sync.start(handle.fd);
      if (slow !== null) await slow;
      refuseDeposed(fence, path);
      // Writing to a file that was deleted succeeds; only its name tells that nobody will find it again.
      const named = statSync(path);
      if (named.ino !== ino || named.dev !== dev) throw new JournalError('gone', path);
      if (named.size !== size) throw new JournalError('changed', path);
    } catch (cause) {
      this.#failure = journalError('not-synced', path, cause);
      throw this.#failure;
    }
    this.#unsynced = false;
  }
}

/**
 * write(2) may take fewer bytes than it was given. At once, not by the thread pool: a line into the page cache takes
 * microseconds, a turn through the pool ten times as long, at several a command.
 */
function writeFully(handle: FileHandle, bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) {
    const bytesWritten = writeSync(handle.fd, bytes, written, bytes.length - written);
    if (bytesWritten === 0) throw new Error('write(2) took no bytes');
    written += bytesWritten;
  }
}
