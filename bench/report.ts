/**
 * The page of a large run: `npm run bench bench/report.ts`. 2,000 steps and 10 MB of output, written to a journal and
 * to output files as a run writes them; then how long the formats take, how large they are, and, where Chromium is,
 * whether opening the page keeps the browser busy for long (PerformanceObserver, tasks of 50 ms and more).
 */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { compile } from '../src/analyse/index.ts';
import { openOutputs } from '../src/cli/output-range.ts';
import type { JournalEvent, JournalRecord } from '../src/journal/index.ts';
import type { Plan } from '../src/plan/types.ts';
import { fill, htmlReport, junitReport, runJson } from '../src/report/index.ts';

const STEPS = 2000;
const OUTPUT = 10_000_000;
const ROUNDS = 5;
const OPENINGS = 7;
const BROWSER = '/usr/bin/chromium';

const directory = mkdtempSync(join(tmpdir(), 'mdrollback-bench-'));
try {
  mkdirSync(join(directory, 'session'));
  const steps = Array.from(
    { length: STEPS },
    (_, index) =>
      `### 步骤 ${1 + Math.floor(index / 200)}.${1 + (index % 200)}: 重启第 ${index} 个实例 (预计 1 分钟)\n\n\`\`\`bash\n./restart instance-${index}\n# 预期: instance-${index} active\n\`\`\`\n\n`,
  );
  const phases = Array.from(
    { length: STEPS / 200 },
    (_, index) =>
      `## 阶段 ${index + 1}: 第 ${index + 1} 批\n\n${steps.slice(index * 200, index * 200 + 200).join('')}`,
  );
  const source = `# 大回滚\n\n# 回滚步骤\n\n${phases.join('')}`;
  const plan = compile(source, { path: 'large.md', locale: 'zh-CN' });
  const records = recordsOf(plan);
  const input = {
    source,
    plan,
    records,
    directory,
    locale: 'zh-CN' as const,
    output: openOutputs(directory).read,
  };
  const formats: Readonly<Record<string, () => string>> = {
    html: () => htmlReport(input),
    md: () => fill(input),
    junit: () => junitReport(input),
    json: () => JSON.stringify(runJson(input)),
  };
  const actions = plan.phases.flatMap((phase) => phase.steps.flatMap((step) => step.actions));
  console.log(
    `${plan.phases.flatMap((phase) => phase.steps).length} steps, ${actions.length} actions, ${OUTPUT / 1e6} MB of output`,
  );
  for (const [name, make] of Object.entries(formats)) {
    const times = Array.from({ length: ROUNDS }, () => {
      const start = performance.now();
      make();
      return performance.now() - start;
    });
    const size = Buffer.byteLength(make()) / 1e6;
    console.log(
      `${name.padEnd(6)}${(median(times) / 1000).toFixed(2)} s (median of ${ROUNDS}), ${size.toFixed(2)} MB`,
    );
  }
  if (existsSync(BROWSER)) await open(htmlReport(input));
  else console.log(`no ${BROWSER}: the page was not opened`);
} finally {
  rmSync(directory, { recursive: true });
}

/** Every command succeeded but one, and wrote its share of the output. */
function recordsOf(plan: Plan): readonly JournalRecord[] {
  const size = Math.floor(OUTPUT / STEPS);
  const file = join('session', 'stdout.1');
  const events: JournalEvent[] = [
    {
      type: 'run-started',
      schema: 'mdrollback.journal/1',
      run: '2026-11-22T03-12-45-large-1f3a',
      version: '0.1.0',
      planDigest: plan.digest,
      source: plan.source,
      operator: 'bench',
      cwd: directory,
      unattended: true,
      vouched: false,
    },
  ];
  const outputs: string[] = [];
  let number = 0;
  for (const phase of plan.phases) {
    events.push({ type: 'phase-started', phase: phase.id });
    for (const step of phase.steps) {
      events.push({ type: 'step-started', phase: phase.id, step: step.id });
      for (const { id: action, text } of step.actions) {
        const line = `2026-11-22 03:12:45 INFO  instance-${number} <restarted> & "active"\n`;
        outputs.push(line.repeat(Math.ceil(size / line.length)).slice(0, size));
        const common = { action, attempt: 1 };
        events.push(
          { type: 'command-started', ...common, ordinal: number, nonce: 'n', text, ran: text, again: null },
          {
            ...{ type: 'command-ended', ...common, how: 'exited', exitStatus: 0, durationMs: 12 },
            startedAt: at(events.length),
            stdout: { path: file, offset: number * size, bytes: size },
            stderr: { path: file, offset: 0, bytes: 0 },
            ...{ shellEnded: false, notRestored: [], reason: null },
          },
          {
            ...{ type: 'judged', ...common, outcome: number === 1234 ? 'failed' : 'passed', reason: null },
            expectations: [
              {
                line: 10,
                verdict: number === 1234 ? 'failed' : 'passed',
                reading: `输出的某一行含 「instance-${number} active」`,
                actual: `instance-${number} active`,
                nearest: null,
                by: 'machine',
              },
            ],
          },
        );
        number += 1;
      }
      events.push({ type: 'step-ended', phase: phase.id, step: step.id });
    }
    events.push({ type: 'phase-ended', phase: phase.id });
  }
  events.push({ type: 'run-ended', result: 'failed', exitStatus: 1, reason: null });
  writeFileSync(join(directory, file), outputs.join(''));
  return events.map((event, index) => ({ seq: index + 1, at: at(index), host: 'bench', event }));
}

function at(index: number): string {
  return new Date(Date.UTC(2026, 10, 22, 3, 12, 45) + index * 100).toISOString();
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds by the clock, and of the processor. */
  readonly dur?: number;
  readonly tdur?: number;
}

/**
 * Tasks that kept the page's thread from answering, and when everything was there. By the clock, as PerformanceObserver
 * tells it, and in processor time from the browser's trace, which a busy machine does not stretch.
 */
async function open(text: string): Promise<void> {
  const path = join(directory, 'report.html');
  writeFileSync(path, text);
  const flags = ['--no-sandbox', '--disable-gpu', '--no-first-run'];
  const browser = await chromium.launch({ executablePath: BROWSER, args: flags });
  try {
    const longest: number[] = [];
    const busiest: number[] = [];
    for (let round = 0; round < OPENINGS; round += 1) {
      const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
      await page.addInitScript(
        `window.tasks = []; new PerformanceObserver((list) => { for (const task of list.getEntries()) window.tasks.push(task.duration); }).observe({ type: 'longtask', buffered: true });`,
      );
      const trace = await traced(page, async () => {
        await page.goto(pathToFileURL(path).href);
        await page.waitForTimeout(1000);
      });
      const tasks = await page.evaluate<number[]>('window.tasks');
      const loaded = await page.evaluate<number>(
        `performance.getEntriesByType('navigation')[0].loadEventEnd`,
      );
      longest.push(Math.max(0, ...tasks));
      busiest.push(trace);
      console.log(
        `opened in ${loaded.toFixed(0)} ms, long tasks: ${tasks.map((ms) => `${ms} ms`).join(', ') || 'none'}; the busiest ${trace.toFixed(0)} ms of the processor`,
      );
      await page.close();
    }
    const most = (values: readonly number[]): string =>
      `${median(values).toFixed(0)} ms (median of ${OPENINGS}), ${Math.max(...values).toFixed(0)} ms at worst`;
    console.log(`longest task by the clock: ${most(longest)}`);
    console.log(`longest task in processor time: ${most(busiest)}`);
  } finally {
    await browser.close();
  }
}

/** Milliseconds of the processor that the longest task of the thread took that parsed the page. */
async function traced(page: Page, work: () => Promise<void>): Promise<number> {
  const client = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  client.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const includedCategories = ['toplevel', 'devtools.timeline'];
  await client.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } });
  await work();
  const complete = new Promise<void>((done) => {
    client.once('Tracing.tracingComplete', () => {
      done();
    });
  });
  await client.send('Tracing.end');
  await complete;
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}:${tid}`;
  const parsed = new Map<string, number>();
  for (const event of events)
    if (event.name === 'ParseHTML') parsed.set(threadOf(event), (parsed.get(threadOf(event)) ?? 0) + 1);
  const [main] = [...parsed].sort((a, b) => b[1] - a[1])[0] ?? [];
  const tasks = events.filter((event) => event.name.endsWith('RunTask') && threadOf(event) === main);
  return Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur / 1000));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
