/**
 * Everything that a change must pass: `npm test`. One line a check with its time; of what failed, the whole output.
 * Checks that need nothing of each other run side by side, as many as there are processors.
 * Names as arguments run those checks alone: `npm test -- lint types`.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

/** vitest's own account, for `.ci/run`. */
const RESULTS = join('node_modules', '.cache', 'mdrollback', 'vitest.json');

interface Check {
  readonly name: string;
  readonly command: readonly string[];
  /** Names of the checks that must have passed before. */
  readonly after: readonly string[];
  /** What it says is shown although it passed. */
  readonly speaks?: boolean;
}

/** The long ones first, so that no processor waits at the end. */
const CHECKS: readonly Check[] = [
  { name: 'tools', command: ['node', 'scripts/run.mjs', 'scripts/test-tools.ts'], after: [] },
  { name: 'build', command: ['node', 'scripts/run.mjs', 'scripts/build.ts'], after: [] },
  { name: 'lint', command: ['eslint', '.', '--max-warnings', '0'], after: [] },
  { name: 'types', command: ['tsc', '--noEmit', '-p', '.'], after: [] },
  {
    name: 'walls',
    command: ['depcruise', 'src', 'test', 'bench', 'scripts', '--output-type', 'err'],
    after: [],
  },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'], after: [] },
  { name: 'unused', command: ['knip', '--no-config-hints'], after: [] },
  { name: 'package', command: ['publint', '--strict'], after: ['build'] },
  {
    name: 'tests',
    command: ['vitest', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${RESULTS}`],
    // Alone: the tests measure time and start shells.
    after: ['tools', 'build', 'lint', 'types', 'walls', 'format', 'unused', 'package'],
    speaks: true,
  },
];

interface Finished {
  readonly name: string;
  readonly passed: boolean;
}

function runCheck(check: Check): Promise<Finished> {
  const start = performance.now();
  const [program = '', ...rest] = check.command;
  return new Promise((resolve) => {
    const output: Buffer[] = [];
    const child = spawn(program, rest, { env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    const end = (passed: boolean, more: string): void => {
      const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6);
      console.log(`${passed ? 'ok    ' : 'FAILED'} ${check.name.padEnd(8)}${seconds} s`);
      const text = Buffer.concat(output).toString() + more;
      if ((!passed || check.speaks === true) && text.trim() !== '') console.log(text.trimEnd());
      resolve({ name: check.name, passed });
    };
    child.on('error', (error) => {
      end(false, error.message);
    });
    child.on('close', (status) => {
      end(status === 0, '');
    });
  });
}

/** npm puts the packages' programs first on PATH; a direct call of this script gets the same. Colour is for a terminal. */
function environment(): NodeJS.ProcessEnv {
  const bin = join(process.cwd(), 'node_modules', '.bin');
  const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1', FORCE_COLOR: undefined };
  return { ...process.env, ...colour, PATH: `${bin}:${process.env['PATH'] ?? ''}` };
}

async function runAll(checks: readonly Check[]): Promise<readonly Finished[]> {
  const waiting = [...checks];
  const names = new Set(checks.map(({ name }) => name));
  const finished: Finished[] = [];
  const running = new Map<string, Promise<void>>();
  const done = (name: string): boolean => finished.some((each) => each.name === name);
  for (;;) {
    const next = waiting.findIndex(({ after }) => after.every((name) => !names.has(name) || done(name)));
    const check = waiting[next];
    if (check !== undefined && running.size < availableParallelism()) {
      waiting.splice(next, 1);
      const needed = finished.find(({ name, passed }) => check.after.includes(name) && !passed);
      if (needed !== undefined && check.name !== 'tests') {
        console.log(`not run ${check.name}: ${needed.name} failed`);
        finished.push({ name: check.name, passed: false });
        continue;
      }
      const run = runCheck(check).then((result) => {
        finished.push(result);
        running.delete(check.name);
      });
      running.set(check.name, run);
      continue;
    }
    if (running.size === 0) return finished;
    await Promise.race(running.values());
  }
}

/** Some failures leave vitest's status at 0 with no test run at all; a test run without a test is none. */
function someTestRan(): boolean {
  const { numTotalTests } = JSON.parse(readFileSync(RESULTS, 'utf8')) as { numTotalTests: number };
  return numTotalTests > 0;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !CHECKS.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(
    `no such check: ${unknown.join(', ')}; there are ${CHECKS.map(({ name }) => name).join(', ')}`,
  );
  process.exitCode = 2;
} else {
  mkdirSync(join('node_modules', '.cache', 'mdrollback'), { recursive: true });
  rmSync(RESULTS, { force: true });
  const checks = wanted.length === 0 ? CHECKS : CHECKS.filter(({ name }) => wanted.includes(name));
  const finished = await runAll(checks);
  const failed = finished.filter(({ passed }) => !passed).map(({ name }) => name);
  if (failed.length === 0 && checks.some(({ name }) => name === 'tests') && !someTestRan())
    failed.push('tests');
  console.log(failed.length === 0 ? 'all checks passed' : `failed: ${failed.join(', ')}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
