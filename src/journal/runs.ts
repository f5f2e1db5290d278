import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pathsOf, runsOf, type RunDirectory } from './directory.ts';
import { errno, journalError } from './error.ts';
import { foldJournal } from './fold.ts';
import { readJournal, type JournalReading } from './read.ts';
import type { RunState } from './state.ts';

/** A run as it stands on disk. */
export interface RunSummary {
  readonly run: string;
  readonly directory: string;
  readonly state: RunState;
  readonly cut: JournalReading['cut'];
}

export type FoundRun =
  | { readonly ok: true; readonly run: RunDirectory }
  /** `no-runs`: there is no latest one. `not-a-run`: the directory holds no journal. */
  | { readonly ok: false; readonly reason: 'no-runs' | 'not-found' | 'not-a-run'; readonly path: string };

/** All runs under a base, the oldest first. One whose journal cannot be read is left out of the list. */
export async function listRuns(base: string): Promise<readonly RunSummary[]> {
  const summaries: RunSummary[] = [];
  for (const name of await namesIn(runsOf(base))) {
    const directory = join(runsOf(base), name);
    const reading = await readJournal(pathsOf(directory).journal).catch(() => null);
    if (reading === null) continue;
    summaries.push({ run: name, directory, state: foldJournal(reading.records), cut: reading.cut });
  }
  // The id begins with the local time, which goes back once a year; the journal's time does not.
  return summaries.sort((a, b) => compare(startOf(a), startOf(b)) || compare(a.run, b.run));
}

/** Finds a run by `latest`, by its id or by its directory (language.md §10). Rejects with `JournalError`. */
export async function findRun(base: string, wanted: string, cwd: string): Promise<FoundRun> {
  if (wanted === 'latest') {
    const latest = (await listRuns(base)).at(-1);
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
  if ((await kindOf(paths.journal)) !== 'file') return { ok: false, reason: 'not-a-run', path: directory };
  const first = (await readJournal(paths.journal)).records[0]?.event;
  const run = first?.type === 'run-started' ? first.run : basename(directory);
  return { ok: true, run: { run, ...paths } };
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

function startOf({ state }: RunSummary): string {
  return state.startedAt ?? '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
