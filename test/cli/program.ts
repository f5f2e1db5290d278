import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const ROOT = resolve(import.meta.dirname, '../..');
const PROGRAM = join(ROOT, 'dist/bin/mdrollback.cjs');

/** The built program's path; builds it first when a source is newer. */
export function builtProgram(): string {
  if (newest(join(ROOT, 'src')) > changed(PROGRAM)) {
    const arguments_ = ['scripts/run.mjs', 'scripts/build.ts', '--program'];
    const { status, stderr } = spawnSync(process.execPath, arguments_, { cwd: ROOT, encoding: 'utf8' });
    if (status !== 0) throw new Error(`the program cannot be built: ${stderr}`);
  }
  return PROGRAM;
}

function newest(directory: string): number {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Math.max(...files.map(({ parentPath, name }) => changed(join(parentPath, name))));
}

function changed(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CallOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A program, with its arguments, that starts the one that is called. */
  readonly through?: readonly string[];
}

/** Runs the real program without a terminal. */
export function mdrollback(
  argv: readonly string[],
  { through = [], ...options }: CallOptions,
): Promise<Outcome> {
  return run([...through, process.execPath, builtProgram(), ...argv], options);
}

/** Runs a program without a terminal. Nothing of the caller's environment but PATH reaches it. */
export function run(
  [command = '', ...words]: readonly string[],
  { cwd, env = {} }: Omit<CallOptions, 'through'>,
): Promise<Outcome> {
  return new Promise((done, reject) => {
    const child = spawn(command, words, {
      cwd,
      env: { PATH: process.env['PATH'], HOME: cwd, LANG: 'C.UTF-8', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
    child.on('error', reject);
    child.on('close', (status) => {
      done({ status, ...output });
    });
  });
}

/** A directory of the test's own, with a name that breaks careless quoting. */
export async function inDirectory<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), '回滚 测试-'));
  try {
    return await work(directory);
  } finally {
    await removed(directory);
  }
}

/** What a test has killed, or not waited for, may still be writing there: Node looks but once at what is to be removed. */
async function removed(directory: string): Promise<void> {
  for (let left = 50; ; left -= 1) {
    try {
      rmSync(directory, { recursive: true, force: true });
      return;
    } catch (error) {
      if (left === 0) throw error;
      await delay(100);
    }
  }
}
