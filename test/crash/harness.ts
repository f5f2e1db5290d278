/**
 * Kills the executor and lets it go on, until its run has ended, for a judge who looks at what really happened: a ledger
 * outside of the tool, to which every command appends its id.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { buildSync } from 'esbuild';
import { compile } from '../../src/analyse/index.ts';
import { crashDocument, directoryOf, idsOf, type Length } from './document.ts';
import { DIED, ENDED, type Line, type Orders } from './orders.ts';
import { judgeRun, type Verdict } from './judge.ts';

/** A run that does not end after this many deaths never will. */
const MOST_DEATHS = 60;

export interface Harness {
  /** A directory of the harness's own. */
  readonly place: string;
  readonly program: string;
  /** The compiled plan with its source, as a file. */
  readonly plan: string;
  remove(): void;
}

/** `root`: the project, so that the bundle finds its packages. */
export function buildHarness(root: string, length: Length): Harness {
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const place = realpathSync(mkdtempSync(join(cache, 'crash-')));
  const program = join(place, 'tool.mjs');
  // One small file: what starts is killed within milliseconds. So the plan comes compiled, too.
  const js = `import { createRequire as make } from 'node:module'; const require = make(import.meta.url);`;
  buildSync({
    entryPoints: [join(root, 'test/crash/tool.ts')],
    outfile: program,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    banner: { js },
    logLevel: 'error',
  });
  const source = crashDocument(length);
  const plan = join(place, 'plan.json');
  writeFileSync(plan, JSON.stringify({ plan: compile(source, { path: 'plan.md', locale: 'en' }), source }));
  return {
    place,
    program,
    plan,
    remove: () => {
      rmSync(place, { recursive: true, force: true });
    },
  };
}

/** How the executor or its bash dies; null: they live. */
export type Death =
  | { readonly kind: 'point'; readonly point: number; readonly torn?: number }
  /** bash, or both, at a line of the scripts around a command. */
  | { readonly kind: 'line'; readonly line: Line; readonly both: boolean }
  | {
      readonly kind: 'time';
      /** Since its first command was sent; `early`: since it was started. */
      readonly milliseconds: number;
      readonly early: boolean;
      /** `hang-up`: its terminal goes away. */
      readonly victim: 'executor' | 'shell' | 'both' | 'hang-up';
    }
  | null;

export interface Circumstances {
  readonly rule?: Orders['rule'];
  /** What happens to a run between two executors; true: the machine was started anew. */
  readonly between?: (room: string) => boolean;
}

/** `next` says how the executor dies each time, with the number of deaths so far; null lets it end. */
export async function disturbedRun(
  harness: Harness,
  next: (deaths: number) => Death,
  { rule = 'honest', between = () => false }: Circumstances = {},
): Promise<Verdict> {
  const room = makeRoom(harness);
  let kills = 0;
  let rebooted = false;
  try {
    for (let deaths = 0; !existsSync(join(room, ENDED)); deaths += 1) {
      if (deaths > MOST_DEATHS) throw new Error('the run never ends');
      const death = next(deaths);
      const given = orders(harness, room, death, { rule, rebooted });
      const { said, died, killed } = await once(harness.program, given, death);
      kills += killed;
      if (died) rebooted = between(room);
      else if (!existsSync(join(room, ENDED))) throw new Error(`the executor ended: ${said}`);
    }
    const atLines = existsSync(join(room, DIED)) ? statSync(join(room, DIED)).size : 0;
    return await judgeRun(room, harness.plan, kills + atLines);
  } finally {
    killShells(room);
    rmSync(room, { recursive: true, force: true });
  }
}

/** A place for one run, with the directories that its commands enter. */
export function makeRoom({ place }: Harness): string {
  const room = mkdtempSync(join(place, 'room-'));
  for (const at of idsOf('long').keys()) mkdirSync(join(room, directoryOf(at + 1)));
  return room;
}

function orders(
  { plan }: Harness,
  room: string,
  death: Death,
  more: Pick<Orders, 'rule' | 'rebooted'>,
): Orders {
  return {
    room,
    plan,
    point: death?.kind === 'point' ? death.point : 0,
    torn: death?.kind === 'point' ? (death.torn ?? 0) : 0,
    line: death?.kind === 'line' ? death.line : null,
    both: death?.kind === 'line' && death.both,
    ...more,
  };
}

interface Course {
  /** The executor, or bash. */
  readonly died: boolean;
  /** How many processes were killed from here. */
  readonly killed: number;
  readonly said: string;
}

async function once(program: string, given: Orders, death: Death): Promise<Course> {
  const child = spawn(process.execPath, [program, JSON.stringify(given)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('close', (status, signal) => {
      said += ` ${String(status)}`;
      resolve(signal);
    });
  });
  let shells = 0;
  if (death?.kind === 'time') {
    const begun = new Promise((resolve) => child.stdout.once('data', resolve));
    if (!death.early) await Promise.race([begun, ended]);
    await Promise.race([delay(death.milliseconds), ended]);
    const { victim } = death;
    if (victim === 'executor' || victim === 'both') child.kill('SIGKILL');
    if (victim === 'hang-up') child.kill('SIGHUP');
    if (victim === 'shell' || victim === 'both') shells = killShells(given.room);
  }
  child.stdout.resume();
  const signal = await ended;
  const hungUp = death?.kind === 'time' && death.victim === 'hang-up';
  const died = signal === 'SIGKILL' || (hungUp && !existsSync(join(given.room, ENDED)));
  return { died: died || shells > 0, killed: (died && death?.kind !== 'line' ? 1 : 0) + shells, said };
}

/** Every bash of the run, as the kernel does when memory runs out. */
export function killShells(room: string): number {
  const runs = join(room, '.mdrollback/runs');
  if (!existsSync(runs)) return 0;
  const pids = readdirSync(runs).flatMap((run) => {
    const status = join(runs, run, 'session/status');
    if (!existsSync(status)) return [];
    const ready = readFileSync(status, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('ready '));
    return ready.flatMap((line) => line.split(' ')[2] ?? []);
  });
  return pids.filter((pid) => isShellOf(pid, room) && kill(pid)).length;
}

/** Its number may be another process's by now. */
function isShellOf(pid: string, room: string): boolean {
  try {
    return /^[0-9]+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`ROOM=${room}\0`);
  } catch {
    return false;
  }
}

function kill(pid: string): boolean {
  return spawnSync('kill', ['-9', pid], { stdio: 'ignore' }).status === 0;
}
