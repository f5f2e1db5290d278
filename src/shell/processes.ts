/** Processes as Linux's /proc shows them. Everything here tells what is there now; nothing here ends a process. */

import { closeSync, existsSync, openSync, readdirSync, readFileSync, readlinkSync, readSync } from 'node:fs';

import { COOKIE } from './driver-script.ts';
import type { ProcessIdentity } from './types.ts';

export interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
  /** `Z`: it has ended and only waits to be noticed. */
  readonly state: string;
  /** Ticks of 10 ms since boot. */
  readonly startTicks: number;
}

/** Null when there is no such process. */
export function processFacts(pid: number): ProcessFacts | null {
  // Most that are asked for have ended, and an error is dear.
  if (!existsSync(`/proc/${pid}`)) return null;
  const stat = read(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The program's name stands in parentheses and may itself hold any character.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { pid, state: fields[0] ?? 'Z', parent: Number(fields[1]), startTicks: Number(fields[19]) };
}

/** Names a process for ever: ids are given out again, this triple is not. */
export function identityOf(pid: number): ProcessIdentity {
  const ticks = processFacts(pid)?.startTicks;
  return {
    pid,
    startTime: ticks === undefined ? '' : String(ticks * 10),
    bootId: (read('/proc/sys/kernel/random/boot_id') ?? '').trim(),
  };
}

export function allPids(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^[0-9]+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

/** Which command started a process. */
export interface CommandMark {
  /** The cookie of the command's own programs. */
  readonly cookie: string;
  /** The cookie that bash was started with: its forks carry it, whatever command forked them. */
  readonly shellCookie: string;
  readonly shellPid: number;
  /** Nothing of the command is older than this. */
  readonly sinceTicks: number;
  /** What earlier commands left running. */
  readonly spared: ReadonlySet<number>;
}

/**
 * True for a running process of the command. Programs carry the command's cookie in their environment; a subshell
 * carries its bash's and is known by its age; one with an emptied or unreadable environment by its ancestors.
 */
export function belongs(facts: ProcessFacts, mark: CommandMark): boolean {
  if (facts.pid === mark.shellPid || facts.state === 'Z') return false;
  if (facts.startTicks < mark.sinceTicks || mark.spared.has(facts.pid)) return false;
  const cookie = cookieOf(facts.pid);
  if (cookie === mark.cookie || cookie === mark.shellCookie) return true;
  return cookie === null && descendsFrom(facts, mark.shellPid);
}

function cookieOf(pid: number): string | null {
  const environment = read(`/proc/${pid}/environ`);
  if (environment === null) return null;
  const entry = environment.split('\0').find((line) => line.startsWith(`${COOKIE}=`));
  return entry === undefined ? null : entry.slice(COOKIE.length + 1);
}

function descendsFrom(facts: ProcessFacts, ancestor: number): boolean {
  let parent = facts.parent;
  for (let depth = 0; depth < 64 && parent > 1; depth += 1) {
    if (parent === ancestor) return true;
    parent = processFacts(parent)?.parent ?? 0;
  }
  return false;
}

/** Whether the process still exists and is the same one. */
export function isSame(facts: ProcessFacts): boolean {
  const now = processFacts(facts.pid);
  return now !== null && now.startTicks === facts.startTicks && now.state !== 'Z';
}

export function isRunning(pid: number): boolean {
  return (processFacts(pid)?.state ?? 'Z') !== 'Z';
}

/** Ticks since boot, now. */
export function ticksNow(): number {
  return Math.floor(Number((read('/proc/uptime') ?? '0').split(' ')[0]) * 100);
}

/**
 * What the process is blocked on, if that is a descriptor of its own: the file's name. Null while it runs, while it
 * waits for something else, and where the kernel does not say.
 */
export function waitsFor(pid: number): string | null {
  // "0 0xff 0x7ffd… …": the system call and its arguments; for a read the first is the descriptor.
  const descriptor = Number((read(`/proc/${pid}/syscall`) ?? '').split(' ')[1]);
  if (!Number.isSafeInteger(descriptor) || descriptor < 0) return null;
  try {
    return readlinkSync(`/proc/${pid}/fd/${descriptor}`);
  } catch {
    return null;
  }
}

/**
 * The last process id that was given out. Two equal readings prove that nothing was started in between, for the
 * price of one read; where they differ only the ids between need a look.
 */
export class PidCounter {
  #fd: number | null;
  readonly #buffer = Buffer.alloc(128);

  constructor() {
    let fd: number | null = null;
    try {
      fd = openSync('/proc/loadavg', 'r');
    } catch {
      // Without it every command's end looks at all processes.
    }
    this.#fd = fd;
  }

  /** `pid` has just been given out. A /proc that shows another machine's counter (lxcfs) is not asked again. */
  test(pid: number): void {
    const last = this.last();
    if (last === null || Math.abs(last - pid) <= 1000) return;
    this.close();
    this.#fd = null;
  }

  /** Null where the kernel does not say. */
  last(): number | null {
    if (this.#fd === null) return null;
    const length = readSync(this.#fd, this.#buffer, 0, this.#buffer.length, 0);
    const last = Number(this.#buffer.toString('latin1', 0, length).trim().split(' ')[4]);
    return Number.isInteger(last) && last > 0 ? last : null;
  }

  close(): void {
    if (this.#fd !== null) closeSync(this.#fd);
  }
}

/** Candidates for processes that were started between two readings of `PidCounter`. */
export function pidsBetween(before: number | null, after: number | null): number[] {
  if (before === null || after === null) return allPids();
  if (after >= before && after - before <= 64) {
    return Array.from({ length: after - before }, (_, at) => before + 1 + at);
  }
  return allPids().filter((pid) =>
    after >= before ? pid > before && pid <= after : pid > before || pid <= after,
  );
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return null;
  }
}
