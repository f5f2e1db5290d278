/**
 * Kills the executor and lets it go on, until its run has ended, and compares what happened with a run that nobody
 * disturbed. The judge is a ledger outside of the tool: every command appends its id to it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { buildSync } from 'esbuild';
import { LEDGER, WANTED } from './document.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** A run that does not end after this many kills never will. */
const MOST_KILLS = 60;

export interface Harness {
  /** A directory of the harness's own. */
  readonly place: string;
  readonly program: string;
  remove(): void;
}

/** `root`: the project, so that the bundle finds its packages. */
export function buildHarness(root: string = ROOT): Harness {
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const place = realpathSync(mkdtempSync(join(cache, 'crash-')));
  const program = join(place, 'tool.mjs');
  // One file starts in half the time, and what starts is killed within milliseconds.
  const js = `import { createRequire as make } from 'node:module'; const require = make(import.meta.url);`;
  buildSync({
    entryPoints: [join(root, 'test/crash/tool.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js },
    logLevel: 'error',
  });
  return {
    place,
    program,
    remove: () => {
      rmSync(place, { recursive: true, force: true });
    },
  };
}

/** How the executor dies: at a numbered point, after some milliseconds, or not at all (null). */
export type Death =
  | { readonly kind: 'point'; readonly point: number }
  | {
      readonly kind: 'time';
      readonly milliseconds: number;
      readonly shellToo: boolean;
      /** By default SIGKILL; SIGHUP is a terminal that goes away. */
      readonly signal?: 'SIGKILL' | 'SIGHUP';
    }
  /** Its bash dies at this line of the scripts around a command. */
  | { readonly kind: 'line'; readonly line: number }
  | null;

export interface Verdict {
  readonly kills: number;
  /** Ids that stand in the ledger more than once. */
  readonly twice: readonly string[];
  /** Ids that the run says were done and that are not there. */
  readonly falselyDone: readonly string[];
  readonly result: string;
  /** The crash points that the last executor passed. */
  readonly points: number;
  readonly outcomes: string;
  /** Without times, what the run's directory is called, and what is said of its having been interrupted. */
  readonly report: string;
}

/** What happens to a run between two executors. */
export type Between = (room: string, kills: number) => { readonly rebooted: boolean };
const nothing: Between = () => ({ rebooted: false });

/** `next` says how the executor dies each time; null lets it end. */
export async function disturbedRun(
  { place, program }: Harness,
  next: (kills: number) => Death,
  mode: 'honest' | 'naive' = 'honest',
  between: Between = nothing,
): Promise<Verdict> {
  const room = mkdtempSync(join(place, 'room-'));
  try {
    let kills = 0;
    let rebooted = false;
    while (!existsSync(join(room, 'ended'))) {
      const death = kills < MOST_KILLS ? next(kills) : null;
      const status = await once(program, room, death, [mode, rebooted]);
      if (status !== 'killed' && !existsSync(join(room, 'ended')))
        throw new Error(`the executor ended: ${status}`);
      if (status !== 'killed') continue;
      kills += 1;
      ({ rebooted } = between(room, kills));
    }
    return verdictOf(room, kills);
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}

async function once(
  program: string,
  room: string,
  death: Death,
  [mode, rebooted]: readonly [string, boolean],
): Promise<string> {
  const line = death?.kind === 'line' ? String(death.line) : '0';
  const point = death?.kind === 'point' ? String(death.point) : '0';
  const child = spawn(process.execPath, [program, room, point, mode, line, rebooted ? 'rebooted' : ''], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<string>((resolve) => {
    child.once('close', (status, signal) => {
      const hungUp =
        death?.kind === 'time' && death.signal === 'SIGHUP' && (signal === 'SIGHUP' || status === 0);
      resolve(signal === 'SIGKILL' || hungUp ? 'killed' : `${String(status)} ${said}`);
    });
  });
  if (death?.kind === 'time') {
    await Promise.race([delay(death.milliseconds), ended]);
    child.kill(death.signal ?? 'SIGKILL');
    if (death.shellToo) killShells(room);
  }
  return ended;
}

/** Every bash of the run, as the kernel does when memory runs out. */
function killShells(room: string): void {
  const runs = join(room, '.mdrollback/runs');
  if (!existsSync(runs)) return;
  for (const run of readdirSync(runs)) {
    const status = join(runs, run, 'session/status');
    if (!existsSync(status)) continue;
    const pid = readFileSync(status, 'utf8')
      .split('\n')
      .findLast((line) => line.startsWith('ready '))
      ?.split(' ')[2];
    if (pid !== undefined) spawnSync('kill', ['-9', pid], { stdio: 'ignore' });
  }
}

function verdictOf(room: string, kills: number): Verdict {
  const ledger = readFileSync(join(room, LEDGER), 'utf8').trimEnd().split('\n');
  const ended = JSON.parse(readFileSync(join(room, 'ended'), 'utf8')) as {
    result: string;
    points: number;
    outcomes: [string, string][];
    report: string;
  };
  const done = new Set(ended.outcomes.flatMap(([id, outcome]) => (outcome === 'unverified' ? [id] : [])));
  return {
    kills,
    twice: WANTED.filter((id) => ledger.filter((line) => line === id).length > 1),
    falselyDone: WANTED.filter((id) => done.has(id) && !ledger.includes(id)),
    result: ended.result,
    points: ended.points,
    outcomes: JSON.stringify(ended.outcomes),
    report: withoutTimes(ended.report),
  };
}

/** The report with what differs evidently left out. */
function withoutTimes(report: string): string {
  return report
    .replace(/[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9:.]+Z?( UTC)?/g, 'TIME')
    .replace(/[0-9]{2}:[0-9]{2}:[0-9]{2}/g, 'TIME')
    .replace(/[0-9.]+ (ms|s|min)\b/g, 'TIME')
    .replace(/^\| Rollback report .*$/m, 'RUN');
}
