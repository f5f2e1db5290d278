import { hostname } from 'node:os';
import { readFileSync } from 'node:fs';
import { say, type Locale } from '../../catalogue/index.ts';
import { resumeView } from '../../catalogue/resume-view.ts';
import {
  holderOf,
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

export interface RunsOptions {
  readonly format?: 'text' | 'json';
  readonly lang?: string;
}

/** How a run stands: as its journal says, or `broken-off` where nobody drives it and the journal says no end. */
type Standing = 'running' | 'broken-off' | 'in-doubt' | Exclude<RunState['result'], 'running'>;

interface Listed {
  readonly summary: RunSummary;
  readonly title: string;
  readonly standing: Standing;
  /** Who drives it now. */
  readonly driver: Locked['holder'];
  readonly alive: boolean;
}

/** `mdrollback runs`: every run with its state, the latest first. */
export async function runs(options: RunsOptions, io: Io): Promise<number> {
  const locale = chooseLocale(options.lang, null, io.env);
  const base = runBase(io);
  const listed = await Promise.all((await listRuns(base)).toReversed().map(listOne));
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

async function listOne(summary: RunSummary): Promise<Listed> {
  const { directory, state } = summary;
  const held = await holderOf(directory, hostname());
  const alive = held !== null && !held.stale;
  const driver = alive ? held.holder : null;
  return { summary, title: titleOf(directory), standing: standingOf(state, alive), driver, alive };
}

function standingOf(state: RunState, alive: boolean): Standing {
  if (alive && state.result === 'running') return 'running';
  const inDoubt = [...state.actions.values()].some(({ outcome }) => outcome === 'in-doubt');
  if (inDoubt) return 'in-doubt';
  return state.result === 'running' ? 'broken-off' : state.result;
}

function titleOf(directory: string): string {
  try {
    return (JSON.parse(readFileSync(pathsOf(directory).plan, 'utf8')) as Plan).title;
  } catch {
    return '';
  }
}

/** Two lines at most where the screen is wide, more where it is narrow; the id always by itself, to be copied. */
function putRun(
  paper: Paper,
  { summary, title, standing, driver }: Listed,
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
    'broken-off': yellow,
    waiting: yellow,
    stopped: yellow,
  }[standing];
  const { state, run } = summary;
  paper.put('', { text: run, paint: bold });
  const facts = [
    title,
    state.operator,
    ...(driver === null
      ? []
      : [say(resumeView['driven-by'], locale, { pid: driver.pid, host: driver.host })]),
    ...(state.reason === null && state.paused === null ? [] : [state.reason ?? state.paused?.why ?? '']),
  ].filter((fact) => fact !== '');
  const word = say(resumeView[`state-${standing}`], locale);
  paper.put({ text: `  ${word}  `, paint }, { text: facts.join(' · '), paint: dim });
}

/** The public form: `mdrollback.runs/1`. */
function asJson({ summary, title, standing, driver, alive }: Listed): Record<string, unknown> {
  const { run, directory, state } = summary;
  const { operator, host, startedAt, endedAt, exitStatus, reason, pending } = state;
  return {
    run,
    directory,
    title,
    state: standing,
    result: state.result,
    exitStatus,
    reason,
    operator,
    host,
    startedAt,
    endedAt,
    waitsFor: pending,
    resumptions: state.resumptions.length,
    alive,
    driver: driver === null ? null : { pid: driver.pid, host: driver.host, since: driver.at },
  };
}
