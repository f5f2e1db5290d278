/** How the executor and its bash are made to die, and what was hit. */
import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { GO, UP, type Line } from './orders.ts';

/** `hang-up`: the executor's terminal goes away. */
export const VICTIMS = ['executor', 'shell', 'both', 'hang-up'] as const;
export type Victim = (typeof VICTIMS)[number];

/** How often who was killed; both at once are one kill. */
export type Kills = Readonly<Record<Victim, number>>;

export function killsOf(victims: readonly Victim[]): Kills {
  const times = (victim: Victim): number => victims.filter((each) => each === victim).length;
  return {
    executor: times('executor'),
    shell: times('shell'),
    both: times('both'),
    'hang-up': times('hang-up'),
  };
}

export function sumOf(kills: Kills): number {
  return VICTIMS.reduce((sum, victim) => sum + kills[victim], 0);
}

export interface Blow {
  /**
   * From when on: the executor has been loaded, and opens its session or finds out what became of the run; it sends the next
   * command; the blow before.
   */
  readonly since: 'loaded' | 'command' | 'blow';
  readonly milliseconds: number;
  readonly victim: Victim;
}

/** Null: they live. */
export type Death =
  | { readonly kind: 'point'; readonly point: number; readonly torn?: number }
  /** bash, or both, at a line of the scripts around a command. */
  | { readonly kind: 'line'; readonly line: Line; readonly both: boolean }
  /** What hits only bash, the executor goes on after. */
  | { readonly kind: 'time'; readonly blows: readonly Blow[] }
  | null;

/** `ended`: resolves when the executor is gone. Gives who was hit, as far as that can be told before. */
export async function strike(
  child: ChildProcess,
  room: string,
  blows: readonly Blow[],
  ended: Promise<unknown>,
): Promise<readonly Victim[]> {
  const course = { over: false };
  const gone = ended.then(() => {
    course.over = true;
  });
  const next = listenTo(child);
  const hit: Victim[] = [];
  for (const { since, milliseconds, victim } of blows) {
    if (since !== 'blow') await Promise.race([next(since === 'loaded' ? UP : GO), gone]);
    await Promise.race([delay(milliseconds), gone]);
    if (course.over) break;
    if (victim === 'executor' || victim === 'both') child.kill('SIGKILL');
    if (victim === 'hang-up') child.kill('SIGHUP');
    const shells = victim === 'shell' || victim === 'both' ? killShells(room) : 0;
    if (victim !== 'shell' || shells > 0) hit.push(victim);
  }
  return hit;
}

/** Resolves when it has said a word, behind what it had said when the one before had been heard. */
function listenTo(child: ChildProcess): (word: string) => Promise<void> {
  let said = '';
  let hear = (): void => undefined;
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    hear();
  });
  return (word) =>
    new Promise((resolve) => {
      hear = () => {
        const at = said.lastIndexOf(word);
        if (at === -1) return;
        said = said.slice(at + word.length);
        resolve();
      };
      hear();
    });
}

/** Every bash of the run, as the kernel does when memory runs out. Gives how many there were. */
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
  return pids.filter((pid) => isShellOf(pid, room) && kill(Number(pid))).length;
}

/** Its number may be another process's by now. */
function isShellOf(pid: string, room: string): boolean {
  try {
    return /^[0-9]+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`ROOM=${room}\0`);
  } catch {
    return false;
  }
}

function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}
