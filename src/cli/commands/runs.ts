import { hostname } from 'node:os';
import { readFileSync } from 'node:fs';
import { say, type Locale } from '../../catalogue/index.ts';
import { journalFaults } from '../../catalogue/journal-faults.ts';
import { resumeView } from '../../catalogue/resume-view.ts';
import {
  faultWords,
  holderOf,
  JournalError,
  listRuns,
  pathsOf,
  type Locked,
  type RunState,
  type RunSummary,
} from '../../journal/index.ts';
import type { Plan } from '../../plan/types.ts';
import { EXIT } from '../exit-status.ts';
import type { Io } from '../io.ts';
import { chooseLocale } from '../locale.ts';
import { runBase } from '../run-place.ts';
import { paperFor, type Paper } from '../terminal/paper.ts';
import { screenOf } from '../terminal/screen.ts';
import { refuseUnreadable } from '../with-run.ts';

export interface RunsOptions {
  readonly format?: 'text' | 'json';
  readonly lang?: string;
}

/** How a run stands: as its journal says, or `broken-off` where nobody drives it and the journal says no end. */
type Standing = 'running' | 'broken-off' | 'in-doubt' | 'unreadable' | Exclude<RunState['result'], 'running'>;

interface Listed {
  readonly run: string;
  readonly directory: string;
  /** Null: there is no journal that says it. */
  readonly state: RunState | null;
  readonly title: string;
  /** Of a section that was run by itself. */
  readonly section: string | null;
  readonly standing: Standing;
  /** Why it stands so, in the user's language; null: there is nothing to say. */
  readonly reason: string | null;
  /** Who drives it now. */
  readonly driver: Locked['holder'];
  readonly alive: boolean;
}

/** `mdrollback runs`: every run with its state, the latest first. */
export async function runs(options: RunsOptions, io: Io): Promise<number> {
  const locale = chooseLocale(options.lang, null, io.env);
  const base = runBase(io);
  let summaries: readonly RunSummary[];
  try {
    summaries = await listRuns(base);
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    return refuseUnreadable(error, null, locale, io);
  }
  const listed = await Promise.all(summaries.toReversed().map((summary) => listOne(summary, locale)));
  if (options.format === 'json') {
    io.stdout.write(
      `${JSON.stringify({ schema: 'mdrollback.runs/1', runs: listed.map(asJson) }, null, 2)}\n`,
    );
    return EXIT.done;
  }
  const screen = screenOf(io, io.stdout);
  const paper = paperFor(screen);
  if (listed.length === 0) paper.put('', say(resumeView['runs-none'], locale, { path: base }));
  for (const each of listed) putRun(paper, each, locale, screenOf(io, io.stdout).colors);
  io.stdout.write(paper.toString());
  return EXIT.done;
}

async function listOne(summary: RunSummary, locale: Locale): Promise<Listed> {
  const { run, directory } = summary;
  const held = await holderOf(directory, hostname()).catch(() => null);
  const alive = held !== null && !held.stale;
  const { title = '', section = null } = planOf(directory) ?? {};
  const about = { run, directory, title, section, driver: alive ? held.holder : null, alive };
  switch (summary.kind) {
    case 'read': {
      const { state } = summary;
      const reason = state.reason ?? state.paused?.why ?? null;
      return { ...about, state, standing: standingOf(state, alive), reason };
    }
    case 'never-began': {
      // Between its directory and its first record a run that has just been started looks the same.
      if (alive) return { ...about, state: null, standing: 'running', reason: null };
      return {
        ...about,
        state: null,
        standing: 'not-begun',
        reason: say(journalFaults['runs-never-began'], locale),
      };
    }
    case 'unreadable': {
      const reason = faultWords(summary.fault, { locale, run, resumable: false });
      return { ...about, state: null, standing: 'unreadable', reason };
    }
  }
}

function standingOf(state: RunState, alive: boolean): Standing {
  if (alive && state.result === 'running') return 'running';
  const inDoubt = [...state.actions.values()].some(({ outcome }) => outcome === 'in-doubt');
  if (inDoubt) return 'in-doubt';
  return state.result === 'running' ? 'broken-off' : state.result;
}

function planOf(directory: string): Plan | null {
  try {
    return JSON.parse(readFileSync(pathsOf(directory).plan, 'utf8')) as Plan;
  } catch {
    return null;
  }
}

/** Two lines at most where the screen is wide, more where it is narrow; the id always by itself, to be copied. */
function putRun(
  paper: Paper,
  { run, state, title, standing, reason, driver }: Listed,
  locale: Locale,
  colors: ReturnType<typeof screenOf>['colors'],
): void {
  const { bold, dim, green, red, yellow, cyan } = colors;
  const paint = {
    running: cyan,
    succeeded: green,
    failed: red,
    'not-begun': red,
    'in-doubt': red,
    unreadable: red,
    'broken-off': yellow,
    waiting: yellow,
    stopped: yellow,
  }[standing];
  paper.put('', { text: run, paint: bold, whole: true });
  const facts = [
    title,
    state?.operator ?? '',
    ...(driver === null
      ? []
      : [say(resumeView['driven-by'], locale, { pid: driver.pid, host: driver.host })]),
    reason ?? '',
  ].filter((fact) => fact !== '');
  const word = say(resumeView[`state-${standing}`], locale);
  paper.put({ text: `  ${word}  `, paint }, { text: facts.join(' · '), paint: dim });
}

/** The public form: `mdrollback.runs/1`. Without a journal only the directory's name, the state and its reason are known. */
function asJson(listed: Listed): Record<string, unknown> {
  const { run, directory, title, section, state, standing, reason, driver, alive } = listed;
  return {
    run,
    directory,
    title,
    section,
    of: state?.of ?? null,
    state: standing,
    result: state?.result ?? null,
    exitStatus: state?.exitStatus ?? null,
    reason: state === null ? reason : state.reason,
    operator: state?.operator ?? null,
    host: state?.host ?? null,
    startedAt: state?.startedAt ?? null,
    endedAt: state?.endedAt ?? null,
    waitsFor: state?.pending ?? null,
    resumptions: state?.resumptions.length ?? 0,
    alive,
    driver: driver === null ? null : { pid: driver.pid, host: driver.host, since: driver.at },
  };
}
