/**
 * What judging a long output costs over Node merely reading the same file line by line: `npm run bench judge [MB [ROUNDS [NAME]]]`,
 * where NAME is a part of a row's name (`npm run bench judge 1000 1 literal`).
 * Every measurement has a process of its own, taken in turns; processor time is compared, and the peak memory over a process
 * that does nothing.
 */
import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, openSync, rmSync, statSync, writeSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { siftOutput } from '../src/execute/sift-output.ts';
import { judgeCommand, readExpectation } from '../src/expectations/index.ts';

const EXPECTED: Readonly<Record<string, string>> = {
  'literal, at the end': 'rollback finished',
  'literal, nowhere': 'rollback aborted',
  negative: '不包含 FATAL',
  'regular expression': '/finished in ([0-9]+)ms/ < 500',
  'pattern without a fixed text': '/(?:finished|ended) in [0-9]+ms/',
  'pattern without any telling part': '/^(?:[^ ]+ )*[0-9]+$/',
  'pattern in any case': '/finished|ended/i',
};
const LINE = 'in rack-7 request handled with status 200, payload of 512 bytes';

const [what, file = '', words = ''] = process.argv.slice(2);
if (what === 'lines') await readLines(file);
else if (what === 'judge') await judge(file, words);
else if (what !== 'nothing') report(Number(what ?? 100), Number(file === '' ? 5 : file), words);
if (what === 'lines' || what === 'judge' || what === 'nothing') tell();

function tell(): void {
  const { user, system } = process.cpuUsage();
  console.log(
    JSON.stringify({ seconds: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024 }),
  );
}

async function readLines(path: string): Promise<void> {
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity }))
    count += line.length > 0 ? 1 : 0;
  if (count === 0) throw new Error('no lines');
}

async function judge(path: string, expected: string): Promise<void> {
  const reading = readExpectation(expected, {
    locale: 'en',
    programs: ['app'],
    command: 'app',
    block: false,
  });
  if ('error' in reading) throw new Error(reading.error);
  const expectations = [{ ...reading, text: expected, line: 1, column: 1 }];
  const stdout = { path: basename(path), offset: 0, bytes: statSync(path).size };
  const sifted = await siftOutput(dirname(path), expectations, { stdout, stderr: { ...stdout, bytes: 0 } });
  const observation = {
    exitStatus: 0,
    stdout: '',
    stderr: '',
    responseHeaders: null,
    programs: ['app'],
    command: 'app',
    recorded: {},
  };
  const { outcome } = judgeCommand(
    expectations,
    { ...observation, truncated: true, sifted: sifted ?? [] },
    'en',
  );
  if (outcome === 'needs-person') throw new Error(`${expected} was not judged`);
}

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
}

function measure(...call: readonly string[]): Measured {
  return JSON.parse(
    execFileSync(process.execPath, ['scripts/run.mjs', 'bench/judge.ts', ...call], { encoding: 'utf8' }),
  ) as Measured;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function report(megabytes: number, count: number, part: string): void {
  const directory = mkdtempSync(join(tmpdir(), 'mdrollback-judge-'));
  try {
    const path = join(directory, 'stdout');
    write(path, megabytes);
    for (const [name, expected] of Object.entries(EXPECTED).filter(([name]) => name.includes(part))) {
      const rounds = Array.from({ length: count }, () => {
        const [base, lines, own] = [
          measure('nothing'),
          measure('lines', path),
          measure('judge', path, expected),
        ];
        const ratio = (own.seconds - base.seconds) / (lines.seconds - base.seconds);
        return { ratio, lines: lines.seconds, own: own.seconds, over: own.megabytes - base.megabytes };
      });
      const middle = (pick: (round: (typeof rounds)[number]) => number): number => median(rounds.map(pick));
      console.log(
        `${megabytes} MB, ${name}: read by lines ${middle(({ lines }) => lines).toFixed(2)} s, judged ${middle(({ own }) => own).toFixed(2)} s, ` +
          `ratio ${middle(({ ratio }) => ratio).toFixed(2)}, ${middle(({ over }) => over).toFixed(0)} MB over base (medians of ${count})`,
      );
    }
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function write(path: string, megabytes: number): void {
  const file = openSync(path, 'w');
  let written = 0;
  for (let line = 0; written < megabytes * 1024 * 1024;) {
    let text = '';
    while (text.length < 1024 * 1024)
      text += `2026-11-22 03:12:45 INFO worker ${String(line++ % 97)} ${LINE}\n`;
    written += writeSync(file, text);
  }
  writeSync(file, 'rollback finished in 128ms\n');
  closeSync(file);
}
