/**
 * Kills the executor and lets it go on, until its run has ended, for a judge who looks at what really happened: a ledger
 * outside of the tool, to which every command appends its id.
 */
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { compile } from '../../src/analyse/index.ts';
import { crashDocument, directoryOf, idsOf, mortalOf, type Length } from './document.ts';
import { killShells, killsOf, strike, type Death, type Victim } from './deaths.ts';
import { DIED, ENDED, type EndedRun, type Orders } from './orders.ts';
import { judgeRun, type Verdict } from './judge.ts';

/** A run that does not end after this many deaths never will. */
const MOST_DEATHS = 60;

export interface Harness {
  /** A directory of the harness's own. */
  readonly place: string;
  readonly length: Length;
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
  // What starts is killed within milliseconds: two small files and V8's code for them. So the plan comes compiled, too.
  const wrapped = {
    banner: { js: '(function(exports,require,module,__filename,__dirname){' },
    footer: { js: '})' },
  };
  for (const name of ['launch', 'tool'])
    buildSync({
      entryPoints: [join(root, 'test/crash', `${name}.ts`)],
      outfile: join(place, `${name}.cjs`),
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'error',
      ...(name === 'tool' ? wrapped : {}),
    });
  const source = crashDocument(length);
  const plan = join(place, 'plan.json');
  writeFileSync(plan, JSON.stringify({ plan: compile(source, { path: 'plan.md', locale: 'en' }), source }));
  return {
    place,
    length,
    program: join(place, 'launch.cjs'),
    plan,
    remove: () => {
      rmSync(place, { recursive: true, force: true });
    },
  };
}

export interface Circumstances {
  readonly rule?: Orders['rule'];
  readonly keepsCode?: boolean;
  /** What happens to a run between two executors; true: the machine was started anew. */
  readonly between?: (room: string) => boolean;
}

/** `next` says how the executor dies each time, with the number of deaths so far; null lets it end. */
export async function disturbedRun(
  harness: Harness,
  next: (deaths: number) => Death,
  { rule = 'honest', between = () => false, keepsCode = false }: Circumstances = {},
): Promise<Verdict> {
  const room = makeRoom(harness);
  const victims: Victim[] = [];
  const stops: string[] = [];
  let rebooted = false;
  try {
    for (let deaths = 0; !existsSync(join(room, ENDED)); deaths += 1) {
      if (deaths > MOST_DEATHS) throw new Error('the run never ends');
      const death = next(deaths);
      const given = orders(harness, room, death, { rule, rebooted, keepsCode });
      const { said, died, hit } = await once(harness.program, given, death);
      victims.push(...hit);
      // Where no bash could be opened or used any more it stops, says why, and is taken up again.
      const short = hit.includes('shell') ? takeStop(room) : null;
      if (short !== null) stops.push(short);
      if (died || short !== null) rebooted = between(room);
      else if (!existsSync(join(room, ENDED))) throw new Error(`the executor ended: ${said}`);
    }
    const kills = killsOf([...victims, ...hitAtLines(room)]);
    return { ...(await judgeRun(room, harness.plan)), kills, stops };
  } finally {
    killShells(room);
    rmSync(room, { recursive: true, force: true });
  }
}

/** Why the run stopped before its end; null: it did not. It counts as not ended then. */
function takeStop(room: string): string | null {
  const path = join(room, ENDED);
  if (!existsSync(path)) return null;
  const { result, reason } = JSON.parse(readFileSync(path, 'utf8')) as EndedRun;
  if (result === 'succeeded') return null;
  rmSync(path);
  return `${result}: ${reason}`;
}

function hitAtLines(room: string): readonly Victim[] {
  if (!existsSync(join(room, DIED))) return [];
  return Array.from(readFileSync(join(room, DIED), 'utf8'), (letter) => (letter === 'b' ? 'both' : 'shell'));
}

/** A run that notes to which lines of its scripts bash comes. */
export async function noteRun(harness: Harness, room: string): Promise<void> {
  const more = { rule: 'honest', rebooted: false, keepsCode: false } as const;
  await once(harness.program, { ...orders(harness, room, null, more), line: 'list' }, null);
}

/** A place for one run, with the directories that its commands enter. */
export function makeRoom({ place, length }: Harness): string {
  const room = mkdtempSync(join(place, 'room-'));
  for (const at of idsOf(length).keys()) mkdirSync(join(room, directoryOf(at + 1)));
  return room;
}

function orders(
  { plan, length }: Harness,
  room: string,
  death: Death,
  more: Pick<Orders, 'rule' | 'rebooted' | 'keepsCode'>,
): Orders {
  return {
    room,
    plan,
    point: death?.kind === 'point' ? death.point : 0,
    torn: death?.kind === 'point' ? (death.torn ?? 0) : 0,
    mortal: mortalOf(length),
    line: death?.kind === 'line' ? death.line : null,
    both: death?.kind === 'line' && death.both,
    ...more,
  };
}

interface Course {
  /** The executor, or bash. */
  readonly died: boolean;
  /** From here, or at a crash point. */
  readonly hit: readonly Victim[];
  readonly said: string;
}

async function once(program: string, given: Orders, death: Death): Promise<Course> {
  const child = spawn(process.execPath, [program, JSON.stringify(given)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.resume();
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('close', (status, signal) => {
      said += ` ${String(status)}`;
      resolve(signal);
    });
  });
  const struck = death?.kind === 'time' ? await strike(child, given.room, death.blows, ended) : [];
  const killed = (await ended) === 'SIGKILL';
  const left = !existsSync(join(given.room, ENDED));
  // It may have come to its end before the signal came to it.
  const hit = struck.filter((victim) => victim === 'shell' || (victim === 'hang-up' ? left : killed));
  if (death?.kind === 'point' && killed) return { died: true, hit: ['executor'], said };
  return { died: killed || hit.length > 0, hit, said };
}
