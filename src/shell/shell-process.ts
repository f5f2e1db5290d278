/** A bash that an earlier tool started: no child of ours, so only /proc tells of it. */

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { COOKIE } from './driver-script.ts';
import { processFacts, waitsFor } from './processes.ts';

const LOOK_MS = 20;
/** Milliseconds that a bash whose tool is gone has to run its EXIT trap and leave. */
const LEAVE_MS = 10_000;

/** A running bash that serves the session in a directory: its own environment names both. */
export function isShellOf(pid: number, directory: string): boolean {
  const facts = processFacts(pid);
  return facts !== null && facts.state !== 'Z' && new ShellProcess(pid, directory).token !== null;
}

export class ShellProcess {
  readonly pid: number;
  /** The session's; null when the process is another one. */
  readonly token: string | null;

  constructor(pid: number, directory: string) {
    this.pid = pid;
    this.token = tokenOf(pid, directory);
  }

  /** At once, like `kill` of a child. bash does it: only `cli` has `process.kill`. */
  signal(name: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void {
    const signal = name.slice('SIG'.length);
    spawnSync(
      'bash',
      ['--norc', '--noprofile', '-p', '-c', 'kill -s "$0" -- "$1"', signal, String(this.pid)],
      {
        stdio: 'ignore',
      },
    );
  }
}

/**
 * Waits until a bash whose tool is gone has left. One that waits for a next command is ended: a tool that is only halted
 * still holds its script open. One that does neither is left alone: something runs in it.
 */
export async function retire(pid: number, directory: string): Promise<void> {
  const deadline = performance.now() + LEAVE_MS;
  let idle = 0;
  while (isShellOf(pid, directory) && performance.now() < deadline) {
    // Its script is the FIFO `bash` in a directory of its own, below the session's.
    const waits = waitsFor(pid);
    const isScript = waits !== null && basename(waits) === 'bash' && waits.startsWith(directory);
    idle = isScript ? idle + 1 : 0;
    if (idle >= 3) new ShellProcess(pid, directory).signal('SIGKILL');
    await delay(LOOK_MS);
  }
}

function tokenOf(pid: number, directory: string): string | null {
  let environment: string;
  try {
    environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return null;
  }
  const entries = environment.split('\0');
  const home = entries.find((entry) => entry.startsWith('CURL_HOME='))?.slice('CURL_HOME='.length) ?? '';
  const cookie = entries.find((entry) => entry.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? '';
  const token = basename(dirname(home));
  return dirname(dirname(home)) === directory && cookie === `${token}.0` ? token : null;
}
