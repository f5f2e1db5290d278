/**
 * One bash process that reads a FIFO as its script. It is started so that no moment exists in which the tool's death
 * would leave it waiting for ever: the FIFO is filled first, and bash inherits a descriptor that keeps it open until
 * its first line closes that.
 */

import { closeSync, constants, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { COOKIE } from './driver-script.ts';
import type { DriverFacts } from './driver-script.ts';
import * as driver from './driver.ts';
import type { SessionPaths } from './paths.ts';
import { statusOf } from './prepare.ts';
import { identityOf, waitsFor } from './processes.ts';
import { quote } from './quote.ts';
import type { OutputPair } from './output.ts';
import type { ProcessIdentity } from './types.ts';

export interface BashOptions {
  readonly paths: SessionPaths;
  readonly curlHome: string;
  /** The FIFO, alone in a directory of its own. */
  readonly script: string;
  /** Names this bash in the status file. */
  readonly token: string;
  readonly modern: boolean;
  readonly fence: string | null;
  readonly cwd: string;
  /** All of it. */
  readonly environment: ReadonlyMap<string, string>;
  readonly output: OutputPair;
  /** Share the tool's terminal and its foreground process group; else bash leads a session of its own. */
  readonly terminal: boolean;
  readonly restore: Restore | null;
}

/** What gives a bash the state of the one before. */
export interface Restore {
  readonly script: string;
  /** Run last: a DEBUG trap would speak at every command of the driver. */
  readonly late: string;
}

/** Milliseconds that a killed bash is waited for. */
const STUCK_MS = 1000;
const READ_WRITE = constants.O_RDWR | constants.O_NONBLOCK;

export class Bash {
  readonly token: string;
  readonly identity: ProcessIdentity;
  /** Its status as a shell would show it, once it has ended. */
  status: number | null = null;
  ended = false;
  /** Never rejects. */
  readonly exit: Promise<void>;
  /** Hears of the end at once. One listener, not a promise's ever longer list: bash outlives a hundred thousand commands. */
  onEnd: (() => void) | null = null;
  readonly #child: ChildProcess;
  readonly #fifo: number;
  readonly #script: string;
  #closed = false;

  constructor(options: BashOptions) {
    this.token = options.token;
    this.#script = options.script;
    writeDriver(options);
    // Read-write and non-blocking: opening one end of a FIFO would wait for the other.
    this.#fifo = openSync(options.script, READ_WRITE);
    writeSync(this.#fifo, `{ \\. ${quote(options.paths.init)} && \\:; } >/dev/null 2>&1\n`);
    const child = startProcess(options, this.#fifo);
    this.#child = child;
    this.identity = identityOf(child.pid ?? 0);
    this.exit = new Promise((resolve) => {
      const end = (code: number | null, signal: NodeJS.Signals | null): void => {
        this.ended = true;
        this.status = statusOf(code, signal);
        resolve();
        this.onEnd?.();
      };
      child.once('exit', end);
      child.once('error', () => {
        if (child.pid === undefined) end(127, null);
      });
    });
  }

  get pid(): number {
    return this.identity.pid;
  }

  /** Hands over one frame, all of it or nothing; throws what the system says when it cannot. */
  write(bytes: Buffer): void {
    writeSync(this.#fifo, bytes);
  }

  /** An idle bash does not keep the tool from ending; one that is waited for does. */
  hold(waitedFor: boolean): void {
    if (waitedFor) this.#child.ref();
    else this.#child.unref();
  }

  /** Signals bash alone, none of its children. */
  signal(name: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void {
    if (!this.ended) this.#child.kill(name);
  }

  /** bash waits for its next command. False where the kernel does not tell. */
  isIdle(): boolean {
    // The directory's name is one of its kind; what stands before it may be a symbolic link's other name.
    const own = join(basename(dirname(this.#script)), basename(this.#script));
    return waitsFor(this.pid)?.includes(own) ?? false;
  }

  /**
   * Ends its script; it runs its EXIT trap and leaves. Killed after `patience` milliseconds, and not waited for much
   * longer: a bash that hangs in the kernel must not hang the tool.
   */
  async close(patience: number): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    closeSync(this.#fifo);
    rmSync(dirname(this.#script), { recursive: true, force: true });
    if (await this.#endsWithin(patience)) return;
    this.signal('SIGKILL');
    await this.#endsWithin(STUCK_MS);
  }

  async #endsWithin(milliseconds: number): Promise<boolean> {
    if (this.ended) return true;
    const stop = new AbortController();
    const late = delay(milliseconds, undefined, { signal: stop.signal }).catch(() => undefined);
    await Promise.race([this.exit, late]);
    stop.abort();
    return this.ended;
  }
}

function writeDriver(options: BashOptions): void {
  const { paths } = options;
  const facts: DriverFacts = options;
  const start = {
    cwd: options.cwd,
    oldpwd: options.environment.get('OLDPWD') ?? null,
    bashEnv: options.environment.get('BASH_ENV') ?? null,
    terminal: options.terminal,
    restore: options.restore !== null,
  };
  const files: readonly (readonly [string, string])[] = [
    [paths.begin, driver.beginScript(facts)],
    [paths.leave, driver.leaveScript(facts)],
    [paths.end, driver.endScript(facts)],
    [paths.endUnchanged, driver.endUnchangedScript(facts)],
    [paths.exit, driver.exitScript(facts)],
    [paths.output, driver.outputScript(facts)],
    [paths.terminalOn, driver.terminalOnScript(facts)],
    [paths.terminalOff, driver.terminalOffScript(facts)],
    [paths.shieldOn, driver.shieldOnScript(facts)],
    [paths.shield, ''],
    [paths.init, driver.initScript(facts, start)],
  ];
  for (const [path, text] of files) writeFileSync(path, text, { mode: 0o600 });
  // A state is bytes in latin1 strings; the driver's own scripts hold paths, which may be Chinese.
  const bytes = { encoding: 'latin1', mode: 0o600 } as const;
  writeFileSync(paths.restore, options.restore?.script ?? '', bytes);
  writeFileSync(paths.late, options.restore?.late ?? '', bytes);
  // bash writes over a snapshot without creating it, so that the author's umask does not matter.
  for (const path of [...paths.states, paths.exitState, paths.startState, paths.restoredState, paths.traps])
    writeFileSync(path, '', { flag: 'a', mode: 0o600 });
}

/**
 * Not by execa: its types take no open descriptor above 9 for stdio, and what it puts around a child (streams, an exit
 * handler, a promise for the output) is what this one must not have.
 */
function startProcess(options: BashOptions, fifo: number): ChildProcess {
  const environment: Record<string, string> = {
    ...Object.fromEntries(options.environment),
    CURL_HOME: options.curlHome,
    [COOKIE]: `${options.paths.token}.0`,
  };
  // It is for the author's scripts, not for this shell: the first line sets it again.
  delete environment['BASH_ENV'];
  // Started beside the FIFO, whose name then opens bash's own messages: "bash: line 3: foo: command not found".
  return spawn('bash', ['--norc', '--noprofile', basename(options.script)], {
    cwd: dirname(options.script),
    env: environment,
    stdio: ['ignore', options.output.stdout.fd, options.output.stderr.fd, fifo],
    detached: !options.terminal,
  });
}
