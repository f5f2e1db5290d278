/** What can go wrong with a journal or a run directory. */
export type JournalErrorCode =
  /** The disk or the quota is full. */
  | 'no-space'
  /** The run directory or the journal file was removed or replaced while it was in use. */
  | 'gone'
  /** Somebody else wrote to the journal, or cut it, while a run was writing it. */
  | 'changed'
  /** Another executor has taken the run: this one may do nothing any more. */
  | 'taken-over'
  /** Good records stand behind a bad one: going on would forget commands that ran. */
  | 'damaged'
  /** It was written by a newer major version. */
  | 'newer-schema'
  /** A run directory is already there. */
  | 'exists'
  | 'unreadable'
  | 'not-written'
  | 'not-synced'
  | 'closed';

/**
 * A journal that cannot be trusted any further. The executor stops at the first one: what is not
 * on disk may not be acted on (law 3).
 */
export class JournalError extends Error {
  readonly code: JournalErrorCode;
  readonly path: string;

  constructor(code: JournalErrorCode, path: string, cause?: unknown) {
    const detail = cause instanceof Error ? `: ${cause.message}` : '';
    super(`${code}: ${path}${detail}`, { cause });
    this.name = 'JournalError';
    this.code = code;
    this.path = path;
  }
}

/** Names the failure of a system call; `otherwise` is the code for what is neither a full disk nor a lost file. */
export function journalError(otherwise: JournalErrorCode, path: string, cause: unknown): JournalError {
  if (cause instanceof JournalError) return cause;
  const name = errno(cause) ?? '';
  if (FULL.has(name)) return new JournalError('no-space', path, cause);
  if (LOST.has(name)) return new JournalError('gone', path, cause);
  return new JournalError(otherwise, path, cause);
}

const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const LOST: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ESTALE']);

/** The name of a system error (`ENOENT`), or null for anything else that was thrown. */
export function errno(cause: unknown): string | null {
  if (!(cause instanceof Error) || !('code' in cause)) return null;
  return typeof cause.code === 'string' ? cause.code : null;
}
