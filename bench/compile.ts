/**
 * What compiling costs over the bare remark pipeline on the same document, and how it grows: `npm run bench compile`.
 * Every measurement has a process of its own. Processor time is compared, not the clock's: the machine may have other
 * work; the clock and the peak memory stand beside it.
 */
import { execFileSync } from 'node:child_process';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { compile } from '../src/analyse/index.ts';
import { sampleDocument } from './document.ts';

const WORK: Readonly<Record<string, () => (text: string) => unknown>> = {
  'bare remark': () => {
    const remark = unified().use(remarkParse).use(remarkGfm).freeze();
    return (text) => remark.parse(text);
  },
  compile: () => (text) => compile(text, { path: null, locale: 'zh-CN' }),
};

interface Measured {
  readonly bytes: number;
  readonly first: number;
  readonly fastest: number;
  readonly clock: number;
  readonly megabytes: number;
}

const [what, bytes = '8192', rounds = '300'] = process.argv.slice(2);
if (what === undefined) report();
else console.log(JSON.stringify(measure(what, Number(bytes), Number(rounds))));

function report(): void {
  for (const size of [8192, 32_768]) {
    const pairs = Array.from(
      { length: 5 },
      () => [run('bare remark', size, 300), run('compile', size, 300)] as const,
    );
    for (const call of ['first', 'fastest'] as const) {
      const ratios = pairs.map(([bare, ours]) => ours[call] / bare[call]).sort((a, b) => a - b);
      const [bare, ours] = pairs[0] ?? [];
      console.log(
        `${size / 1024} KB, ${call} call: bare remark ${bare?.[call].toFixed(1)} ms, compile ${ours?.[call].toFixed(1)} ms, ` +
          `ratio ${ratios[2]?.toFixed(2)} (median of 5; ${ratios[0]?.toFixed(2)}–${ratios[4]?.toFixed(2)})`,
      );
    }
  }
  for (const steps of [2500, 5000, 10_000]) {
    const size = Math.round(steps * 500);
    const { bytes: real, first, clock, megabytes } = run('compile', size, 1);
    console.log(
      `about ${steps} steps, ${(real / 1e6).toFixed(1)} MB: ${(first / 1000).toFixed(1)} s processor, ` +
        `${(clock / 1000).toFixed(1)} s clock, ${megabytes.toFixed(0)} MB`,
    );
  }
}

function measure(name: string, size: number, times: number): Measured {
  const text = sampleDocument(size);
  const work = WORK[name]?.();
  if (work === undefined) throw new Error(`no such work: ${name}; there are ${Object.keys(WORK).join(', ')}`);
  const started = performance.now();
  const milliseconds = Array.from({ length: times }, () => {
    const before = process.cpuUsage();
    work(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return {
    bytes: Buffer.byteLength(text),
    first: milliseconds[0] ?? 0,
    fastest: Math.min(...milliseconds),
    clock: performance.now() - started,
    megabytes: process.resourceUsage().maxRSS / 1024,
  };
}

function run(name: string, size: number, times: number): Measured {
  const command = ['scripts/run.mjs', 'bench/compile.ts', name, String(size), String(times)];
  return JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' })) as Measured;
}
