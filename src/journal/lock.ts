import { randomBytes } from 'node:crypto';
import { link, open, readFile, unlink } from 'node:fs/promises';
import { pathsOf } from './directory.ts';
import { errno, journalError } from './error.ts';
import { isAlive, ownProcess, type ProcessName } from './process.ts';

/** Who works in a run directory. */
export interface LockHolder extends ProcessName {
  readonly host: string;
  /** RFC 3339, UTC. */
  readonly at: string;
  /** Tells two locks of one process apart. */
  readonly token: string;
}

export interface Lock {
  readonly ok: true;
  /** Removes the lock if it is still this one. */
  release(): Promise<void>;
}

export interface Locked {
  readonly ok: false;
  /** Null: the lock file cannot be read. */
  readonly holder: LockHolder | null;
  /** Its holder is known to be gone: it ran on this machine and that process is no more. */
  readonly stale: boolean;
}

/**
 * Takes the run directory for this process: at most one executor works in it (law 3).
 * A stale lock is reported, not taken over; two processes that both removed it could both go on.
 * Rejects with `JournalError`.
 */
export async function lockRun(directory: string, host: string, now: Date): Promise<Lock | Locked> {
  const path = pathsOf(directory).lock;
  const token = randomBytes(8).toString('hex');
  const own: LockHolder = { ...(await ownProcess()), host, at: now.toISOString(), token };
  const draft = `${path}.${token}`;
  try {
    await writeDraft(draft, own);
    try {
      // Like O_EXCL, but the file has its content from the first moment on.
      await link(draft, path);
    } catch (cause) {
      if (errno(cause) === 'EEXIST') return await describe(path, host);
      throw cause;
    } finally {
      await unlink(draft);
    }
  } catch (cause) {
    throw journalError('not-written', path, cause);
  }
  return { ok: true, release: () => release(path, token) };
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

async function describe(path: string, host: string): Promise<Locked> {
  const holder = await readHolder(path);
  const stale = holder !== null && holder.host === host && !(await isAlive(holder));
  return { ok: false, holder, stale };
}

async function release(path: string, token: string): Promise<void> {
  if ((await readHolder(path))?.token === token) await unlink(path);
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
  return typeof fields['pid'] === 'number' && texts.every((text) => typeof text === 'string');
}
