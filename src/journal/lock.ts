import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pathsOf } from './directory.ts';
import { errno, journalError, JournalError } from './error.ts';
import type { JournalPosition } from './line.ts';
import { isAlive, ownProcess, type ProcessName } from './process.ts';

/**
 * At most one executor drives a run (law 3). Its lock is a number: `lock/1`, `lock/2`, … Whoever makes the next file
 * holds the run, and making it is one link(2), which one of any number of racing processes wins. No number is ever
 * removed, so none is ever won twice.
 *
 * The next number is also the fence of the one before: while `lock/3` exists, the executor that holds `lock/2` may do
 * nothing any more. It looks before it acts, but it may have been halted (SIGSTOP) right behind its look. So bash looks
 * too, behind its note that a command begins and before the command: either it sees the fence, or whoever made the
 * fence sees the note.
 */

/** Who works in a run directory. */
export interface LockHolder extends ProcessName {
  readonly host: string;
  /** RFC 3339, UTC. */
  readonly at: string;
  /** Tells two locks of one process apart. */
  readonly token: string;
  /** Where its journal ended when it let go of the run; null while it holds it. */
  readonly released: JournalPosition | null;
}

export interface Lock {
  readonly ok: true;
  /** Counts from 1. */
  readonly epoch: number;
  /** Once this path exists, another executor has taken the run. */
  readonly fence: string;
  /** Who held the run and never let go of it; null: nobody. */
  readonly takenFrom: LockHolder | null;
  /** Lets go of the run, unless another has taken it. `end`: the journal's last record, which `verify` holds it to. */
  release(end: JournalPosition | null): Promise<void>;
}

export interface Locked {
  readonly ok: false;
  /** Null: the lock file cannot be read. */
  readonly holder: LockHolder | null;
  /** Its holder is known to be gone: it ran on this machine and that process is no more. */
  readonly stale: boolean;
}

/** From whom a lock may be taken: from nobody, from a process that is gone, from whoever holds it (`--takeover`). */
export type Takeover = 'never' | 'stale' | 'any';

export interface LockWish {
  readonly host: string;
  readonly now: Date;
  readonly takeover: Takeover;
}

/** Takes the run directory for this process. Rejects with `JournalError`. */
export async function lockRun(directory: string, wish: LockWish): Promise<Lock | Locked> {
  const locks = pathsOf(directory).lock;
  const token = randomBytes(8).toString('hex');
  const draft = join(locks, `draft.${token}`);
  try {
    await mkdir(locks, { recursive: true, mode: 0o700 });
    const own: LockHolder = {
      ...(await ownProcess()),
      host: wish.host,
      at: wish.now.toISOString(),
      token,
      released: null,
    };
    await writeDraft(draft, own);
    try {
      return await take(locks, draft, own, wish);
    } finally {
      await unlink(draft);
    }
  } catch (cause) {
    throw journalError('not-written', locks, cause);
  }
}

async function take(locks: string, draft: string, own: LockHolder, wish: LockWish): Promise<Lock | Locked> {
  for (;;) {
    const last = await lastEpoch(locks);
    const held = last === 0 ? null : await describe(locks, last, wish.host);
    if (held !== null && !mayTake(held, wish.takeover)) return held;
    const epoch = last + 1;
    try {
      // Like O_EXCL, but the file has its content from the first moment on.
      await link(draft, join(locks, String(epoch)));
    } catch (cause) {
      // Another was faster: what is true now decides.
      if (errno(cause) === 'EEXIST') continue;
      throw cause;
    }
    const fence = join(locks, String(epoch + 1));
    const takenFrom = held?.holder ?? null;
    return { ok: true, epoch, fence, takenFrom, release: (end) => release(locks, epoch, own, end) };
  }
}

function mayTake({ stale }: Locked, takeover: Takeover): boolean {
  return takeover === 'any' || (takeover === 'stale' && stale);
}

/** Null: the last holder has let go. */
async function describe(locks: string, epoch: number, host: string): Promise<Locked | null> {
  const holder = await readHolder(join(locks, String(epoch)));
  if (holder !== null && holder.released !== null) return null;
  const stale = holder !== null && holder.host === host && !(await isAlive(holder));
  return { ok: false, holder, stale };
}

async function release(
  locks: string,
  epoch: number,
  own: LockHolder,
  end: JournalPosition | null,
): Promise<void> {
  if (existsSync(join(locks, String(epoch + 1)))) return;
  const path = join(locks, String(epoch));
  const draft = join(locks, `draft.${own.token}`);
  try {
    await writeDraft(draft, { ...own, released: end ?? { seq: 0, hash: '' } });
    await rename(draft, path);
  } catch (cause) {
    throw journalError('not-written', path, cause);
  }
}

async function writeDraft(path: string, holder: LockHolder): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(holder)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Everyone who ever held the run, in their order; null for one whose file cannot be read. Rejects with `JournalError`. */
export async function lockHistory(directory: string): Promise<readonly (LockHolder | null)[]> {
  const locks = pathsOf(directory).lock;
  try {
    const last = await lastEpoch(locks);
    const epochs = Array.from({ length: last }, (_, index) => join(locks, String(index + 1)));
    return await Promise.all(epochs.map(readHolder));
  } catch (cause) {
    throw journalError('unreadable', locks, cause);
  }
}

/** Who drives the run now, and whether that process lives; null: nobody. Rejects with `JournalError`. */
export async function holderOf(directory: string, host: string): Promise<Locked | null> {
  const locks = pathsOf(directory).lock;
  try {
    const last = await lastEpoch(locks);
    return last === 0 ? null : await describe(locks, last, host);
  } catch (cause) {
    throw journalError('unreadable', locks, cause);
  }
}

async function lastEpoch(locks: string): Promise<number> {
  try {
    const names = await readdir(locks);
    return Math.max(0, ...names.filter((name) => /^[1-9][0-9]{0,8}$/.test(name)).map(Number));
  } catch (cause) {
    if (errno(cause) === 'ENOENT') return 0;
    throw cause;
  }
}

async function readHolder(path: string): Promise<LockHolder | null> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isHolder(value) ? value : null;
  } catch (cause) {
    if (cause instanceof SyntaxError || errno(cause) === 'ENOENT') return null;
    throw journalError('unreadable', path, cause);
  }
}

function isHolder(value: unknown): value is LockHolder {
  if (typeof value !== 'object' || value === null) return false;
  const fields: Partial<Record<string, unknown>> = { ...value };
  const texts = ['startTime', 'bootId', 'host', 'at', 'token'].map((name) => fields[name]);
  const { released } = fields;
  const isReleased = released === null || (typeof released === 'object' && 'seq' in released);
  return isReleased && typeof fields['pid'] === 'number' && texts.every((text) => typeof text === 'string');
}

/** Rejects what a deposed executor wants to do. Synchronous, so that nothing comes between the look and the deed. */
export function refuseDeposed(fence: string | null, path: string): void {
  if (fence !== null && existsSync(fence)) throw new JournalError('taken-over', path);
}
