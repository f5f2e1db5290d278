import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** PostgreSQL refuses to be started by root: services run as nobody, who needs no account of a service. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** A real service in a directory of its own, reached by a socket there, so that no port is taken. */
export class Service {
  readonly directory: string;
  #process: ChildProcess | null = null;
  #said = '';

  constructor(name: string) {
    this.directory = mkdtempSync(join(tmpdir(), `mdrollback-${name}-`));
    if (NOBODY.uid !== undefined) chownSync(this.directory, NOBODY.uid, NOBODY.gid);
  }

  /** Prepares something and waits for it. */
  prepare(program: string, ...args: readonly string[]): void {
    const { status, stderr } = spawnSync(program, args, { ...NOBODY, cwd: this.directory, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program} ended with ${String(status)}: ${stderr}`);
  }

  /** Starts the service and waits until the question is answered with status 0. */
  async start(
    program: string,
    args: readonly string[],
    question: readonly [string, ...string[]],
  ): Promise<void> {
    const child = spawn(program, args, { ...NOBODY, cwd: this.directory, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#process = child;
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#said += text;
      });
    const [asking, ...words] = question;
    for (const end = performance.now() + 15_000; performance.now() < end;) {
      if (spawnSync(asking, words).status === 0) return;
      if (child.exitCode !== null) break;
      await sleep(50);
    }
    throw new Error(`${program} does not answer: ${this.#said.slice(-2000)}`);
  }

  async stop(): Promise<void> {
    const child = this.#process;
    if (child !== null && child.exitCode === null) {
      const ended = new Promise((done) => child.once('close', done));
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(late);
    }
    rmSync(this.directory, { recursive: true, force: true });
  }
}
