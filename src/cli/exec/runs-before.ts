import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { say } from '../../catalogue/index.ts';
import { resumeView } from '../../catalogue/resume-view.ts';
import { runsBefore } from '../../catalogue/runs-before.ts';
import { foldJournal, holderOf, outcomeOf, pathsOf, readJournal } from '../../journal/index.ts';
import type { Plan } from '../../plan/types.ts';
import { runBase } from '../run-place.ts';
import type { Call } from './call.ts';

/** So many of the latest runs are looked at, and so much of a journal holds its first record. */
const RUNS = 50;
const FIRST_RECORD_BYTES = 64 * 1024;
const SETTLED: ReadonlySet<string> = new Set(['passed', 'unverified', 'skipped']);

/** What the operator should know before the same document is run once more; `forbids`: it is being run now. */
export interface RunBefore {
  readonly forbids: boolean;
  readonly words: string;
}

/**
 * The latest run of the document, where it has not come to its end: whoever is in a hurry types `exec` again and not
 * `resume`, and would do all of it twice (law 3). Null: there is none, or it cannot be read, which `runs` tells.
 */
export async function runBefore({ io, document }: Pick<Call, 'io' | 'document'>): Promise<RunBefore | null> {
  const { locale } = document;
  const runs = join(runBase(io), 'runs');
  const path = resolve(io.cwd, document.path);
  const run = latest(runs).find(
    (each) => documentOf(join(runs, each)) === path && !isSection(join(runs, each)),
  );
  if (run === undefined) return null;
  const directory = join(runs, run);
  const held = await holderOf(directory, hostname()).catch(() => null);
  if (held !== null && !held.stale && held.holder !== null)
    return { forbids: true, words: say(runsBefore.live, locale, { run, pid: held.holder.pid }) };
  const reading = await readJournal(pathsOf(directory).journal).catch(() => null);
  const plan = planIn(directory);
  if (reading === null || plan === null || reading.records.length === 0) return null;
  const state = foldJournal(reading.records);
  if (state.result === 'succeeded' || state.result === 'not-begun') return null;
  const actions = plan.phases.flatMap(({ steps }) => steps.flatMap(({ actions: own }) => own));
  const done = actions.filter(({ id }) => SETTLED.has(outcomeOf(state, id))).length;
  // Whatever its result, nothing of it is left to go on with.
  if (done === actions.length) return null;
  const standing = resumeView[`state-${state.result === 'running' ? 'broken-off' : state.result}`];
  const values = { run, state: say(standing, locale), done, total: actions.length };
  return { forbids: false, words: say(runsBefore.open, locale, values) };
}

/** Runs are named by their time. */
function latest(runs: string): readonly string[] {
  try {
    return readdirSync(runs).sort().reverse().slice(0, RUNS);
  } catch {
    return [];
  }
}

/** Of a run's first record alone: the whole journal of each would have to be read. */
function documentOf(directory: string): string | null {
  try {
    const { event } = JSON.parse(firstLine(pathsOf(directory).journal)) as {
      readonly event?: { readonly document?: unknown };
    };
    return typeof event?.document === 'string' ? event.document : null;
  } catch {
    return null;
  }
}

function firstLine(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(FIRST_RECORD_BYTES);
    const read = readSync(file, bytes, 0, bytes.length, 0);
    return bytes.toString('utf8', 0, read).split('\n', 1)[0] ?? '';
  } finally {
    closeSync(file);
  }
}

/** A section that was run by itself is no run of the rollback. */
function isSection(directory: string): boolean {
  return planIn(directory)?.section !== undefined;
}

function planIn(directory: string): Plan | null {
  try {
    return JSON.parse(readFileSync(pathsOf(directory).plan, 'utf8')) as Plan;
  } catch {
    return null;
  }
}
