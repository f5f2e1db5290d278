import { readFile } from 'node:fs/promises';
import { errno } from './error.ts';

/** A process, named for ever: pids come back, a pid with its start time and boot does not. */
export interface ProcessName {
  readonly pid: number;
  /** Clock ticks since boot, field 22 of /proc/<pid>/stat. */
  readonly startTime: string;
  readonly bootId: string;
}

/** This process. Rejects where there is no /proc. */
export async function ownProcess(): Promise<ProcessName> {
  const [line, bootId] = await Promise.all([readFile('/proc/self/stat', 'utf8'), currentBoot()]);
  const { pid, startTime } = parseStat(line);
  return { pid, startTime, bootId };
}

/** True while the named process lives on this machine, in this boot. */
export async function isAlive(name: ProcessName): Promise<boolean> {
  if (name.bootId !== (await currentBoot())) return false;
  try {
    const { startTime, state } = parseStat(await readFile(`/proc/${name.pid}/stat`, 'utf8'));
    return startTime === name.startTime && state !== 'Z' && state !== 'X';
  } catch (cause) {
    // ESRCH: it ended between open and read.
    if (errno(cause) === 'ENOENT' || errno(cause) === 'ESRCH') return false;
    throw cause;
  }
}

async function currentBoot(): Promise<string> {
  return (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
}

/** The program's name, field 2, stands in parentheses and may hold blanks and parentheses itself. */
function parseStat(line: string): {
  readonly pid: number;
  readonly state: string;
  readonly startTime: string;
} {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return { pid: Number.parseInt(line, 10), state: fields[0] ?? '', startTime: fields[19] ?? '' };
}
