import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pathsOf, runsOf, type RunDirectory } from './directory.ts';
import { errno, journalError, JournalError } from './error.ts';
import { foldJournal } from './fold.ts';
import { readJournal } from './read.ts';
import type { RunState } from './state.ts';

/** A run as it stands on disk. */
export type RunSummary = { readonly run: string; readonly directory: string } & (
  | { readonly kind: 'read'; readonly state: RunState }
  /** It broke off before it had a journal with a record in it, and before it had a bash: nothing was run. */
  | { readonly kind: 'never-began' }
  /** Its journal is gone, damaged or not to be read. */
  | { readonly kind: 'unreadable'; readonly fault: JournalError }
);

export type FoundRun =
  | { readonly ok: true; readonly run: RunDirectory }
  /** `no-runs`: there is no latest one. `not-a-run`: the directory holds no run. `never-began`: see `RunSummary`. */
  | { readonly ok: false; readonly reason: NotFound; readonly path: string };

export type NotFound = 'no-runs' | 'not-found' | 'not-a-run' | 'never-began';

/** All runs under a base, the oldest first, and with them those of which nothing can be read. Rejects with `JournalError`. */
export async function listRuns(base: string): Promise<readonly RunSummary[]> {
  const summaries: RunSummary[] = [];
  for (const name of await namesIn(runsOf(base))) {
    const summary = await summaryOf(join(runsOf(base), name));
    if (summary !== null) summaries.push(summary);
  }
  // The id begins with the local time, which goes back once a year; the journal's time does not.
  return summaries.sort((a, b) => compare(startOf(a), startOf(b)) || compare(a.run, b.run));
}

/** Finds a run by `latest`, by its id or by its directory (language.md §10). Rejects with `JournalError`. */
export async function findRun(base: string, wanted: string, cwd: string): Promise<FoundRun> {
  if (wanted === 'latest') {
    // An unreadable one is named, not passed over: what was meant may be that one.
    const latest = (await listRuns(base)).findLast(({ kind }) => kind !== 'never-began');
    if (latest === undefined) return { ok: false, reason: 'no-runs', path: runsOf(base) };
    return found(latest.directory);
  }
  const byId = join(runsOf(base), wanted);
  const isId = wanted !== '' && basename(wanted) === wanted && wanted !== '.' && wanted !== '..';
  if (isId && (await kindOf(byId)) === 'directory') return found(byId);
  const byPath = resolve(cwd, wanted);
  if (wanted === '' || (await kindOf(byPath)) !== 'directory')
    return { ok: false, reason: 'not-found', path: byPath };
  return found(byPath);
}

async function found(directory: string): Promise<FoundRun> {
  const paths = pathsOf(directory);
  const summary = await summaryOf(directory);
  if (summary === null) return { ok: false, reason: 'not-a-run', path: directory };
  if (summary.kind === 'never-began') return { ok: false, reason: 'never-began', path: directory };
  const first = (await readJournal(paths.journal)).records[0]?.event;
  const run = first?.type === 'run-started' ? first.run : basename(directory);
  return { ok: true, run: { run, ...paths } };
}

/** Null: the directory holds no run. */
async function summaryOf(directory: string): Promise<RunSummary | null> {
  const { journal, plan, session } = pathsOf(directory);
  const about = { run: basename(directory), directory };
  try {
    const { records, cut } = await readJournal(journal);
    if (cut?.damaged === true) throw new JournalError('damaged', journal);
    if (records.length > 0) return { ...about, kind: 'read', state: foldJournal(records) };
    if (!(await isThere(join(session, 'status')))) return { ...about, kind: 'never-began' };
    throw new JournalError('gone', journal);
  } catch (cause) {
    const fault = journalError('unreadable', journal, cause);
    if (fault.code !== 'gone') return { ...about, kind: 'unreadable', fault };
    if (await isThere(join(session, 'status'))) return { ...about, kind: 'unreadable', fault };
    return (await isThere(plan)) ? { ...about, kind: 'never-began' } : null;
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await kindOf(path)) !== 'absent';
}

async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(directory, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch (cause) {
    if (errno(cause) === 'ENOENT') return [];
    throw journalError('unreadable', directory, cause);
  }
}

async function kindOf(path: string): Promise<'file' | 'directory' | 'other' | 'absent'> {
  try {
    const { isFile, isDirectory } = await stat(path).then((s) => ({
      isFile: s.isFile(),
      isDirectory: s.isDirectory(),
    }));
    return isFile ? 'file' : isDirectory ? 'directory' : 'other';
  } catch (cause) {
    if (errno(cause) === 'ENOENT' || errno(cause) === 'ENOTDIR') return 'absent';
    throw journalError('unreadable', path, cause);
  }
}

/** Of one that cannot be read its name still tells; of two in one second it counts as the later, lest it be passed over. */
function startOf(summary: RunSummary): string {
  if (summary.kind === 'read' && summary.state.startedAt !== null) return summary.state.startedAt;
  const [, day = '', hour = '', minute = '', second = ''] =
    /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})/.exec(summary.run) ?? [];
  const time = new Date(`${day}T${hour}:${minute}:${second}.999`);
  return Number.isNaN(time.getTime()) ? '' : time.toISOString();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
