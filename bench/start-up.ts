/**
 * Cold start of the built program against `node -e 0`: `npm run bench start-up`. Runs take turns, so that a busy
 * machine slows them all; the median of the wall clock counts. Memory is the child's peak resident set.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { sampleDocument } from './document.ts';

const ROUNDS = Number(process.argv[2] ?? 25);
const program = resolve('dist/bin/mdrollback.cjs');
const directory = mkdtempSync(join(tmpdir(), 'mdrollback-bench-'));
const document = join(directory, 'document.md');
writeFileSync(document, sampleDocument(8192));
const peak = join(directory, 'peak.cjs');
writeFileSync(
  peak,
  `process.on('exit',()=>require('fs').writeSync(2,'\\npeak '+process.resourceUsage().maxRSS))`,
);

const baseline = 'node -e 0';
const calls: Readonly<
  Record<string, { readonly arguments: readonly string[]; readonly limit: number | null }>
> = {
  [baseline]: { arguments: ['-e', '0'], limit: null },
  'mdrollback --help': { arguments: [program, '--help'], limit: 1.4 },
  'mdrollback plan (8 KB)': { arguments: [program, 'plan', document], limit: 2.5 },
  'mdrollback check (8 KB)': { arguments: [program, 'check', document], limit: null },
};

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function milliseconds(argv: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${argv.join(' ')} ended with ${String(status)}: ${stderr}`);
  return performance.now() - start;
}

function peakMebibytes(argv: readonly string[]): number {
  const { stderr } = spawnSync(process.execPath, ['--require', peak, ...argv], { encoding: 'utf8' });
  return Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024;
}

try {
  const times = new Map(Object.keys(calls).map((name) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, call] of Object.entries(calls)) times.get(name)?.push(milliseconds(call.arguments));
  }
  const base = median(times.get(baseline) ?? []);
  console.log(`Node ${process.version} ${process.arch}, median of ${ROUNDS}`);
  for (const [name, call] of Object.entries(calls)) {
    const time = median(times.get(name) ?? []);
    const limit = call.limit === null ? '' : `  target ≤ ${call.limit}`;
    const figures = [
      `${time.toFixed(1)} ms`,
      `× ${(time / base).toFixed(2)}`,
      `${peakMebibytes(call.arguments).toFixed(0)} MiB`,
    ];
    console.log(`${name.padEnd(26)}${figures.map((figure) => figure.padStart(10)).join('')}${limit}`);
  }
} finally {
  rmSync(directory, { recursive: true });
}
