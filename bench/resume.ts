/**
 * Taking up a run of 10,000 steps against compiling its document: `npm run build && npm run bench resume [STEPS ROUNDS]`.
 * The run has come to its last step, which fails; each resume reads and folds the whole journal, restores the shell,
 * stops there again and writes the report. `plan` and `resume` take turns; medians of the clock and of processor time,
 * and the peak resident set.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';

const [STEPS = 10_000, ROUNDS = 5] = process.argv.slice(2).map(Number);
const WANTED = 2;
const program = resolve('dist/bin/mdrollback.cjs');
const directory = mkdtempSync(join(tmpdir(), 'mdrollback-bench-'));
const usage = join(directory, 'usage.cjs');

interface Cost {
  readonly clock: number;
  readonly processor: number;
  readonly mebibytes: number;
}

try {
  // It writes to a file: the standard streams belong to the program.
  writeFileSync(
    usage,
    `process.on('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
      require('fs').writeFileSync(process.env.USAGE, JSON.stringify([(userCPUTime + systemCPUTime) / 1000, maxRSS / 1024])); });`,
  );
  const steps = Array.from(
    { length: STEPS },
    (_, at) =>
      `### 步骤 1.${at + 1}: 第 ${at + 1} 步\n\`\`\`bash\n${at + 1 < STEPS ? ':' : 'test -e mended'}\n\`\`\`\n`,
  );
  writeFileSync(join(directory, 'plan.md'), `# 回滚方案\n## 回滚步骤\n${steps.join('')}`);
  const nobody = ['--yes', '--operator', 'bench'];
  const begun = cost(['exec', 'plan.md', ...nobody], 1);
  console.log(
    `${STEPS} steps run once: ${(begun.clock / 1000).toFixed(1)} s, ${begun.mebibytes.toFixed(0)} MiB`,
  );
  const pairs = Array.from(
    { length: ROUNDS },
    () => [cost(['plan', 'plan.md'], 0), cost(['resume', ...nobody], 1)] as const,
  );
  for (const what of ['clock', 'processor'] as const) {
    const ratios = pairs.map(([plan, again]) => again[what] / plan[what]).sort((a, b) => a - b);
    const [plan, again] = [
      middle(pairs.map(([each]) => each[what])),
      middle(pairs.map(([, each]) => each[what])),
    ];
    console.log(
      `${what}: plan ${(plan / 1000).toFixed(2)} s, resume ${(again / 1000).toFixed(2)} s, ratio ${middle(ratios).toFixed(2)} ` +
        `(median of ${ROUNDS}; ${ratios[0]?.toFixed(2)}–${ratios.at(-1)?.toFixed(2)}; wanted ≤ ${WANTED})`,
    );
  }
  const peak = (at: 0 | 1): string => Math.max(...pairs.map((pair) => pair[at].mebibytes)).toFixed(0);
  console.log(`memory, at most: plan ${peak(0)} MiB, resume ${peak(1)} MiB`);
} finally {
  rmSync(directory, { recursive: true });
}

function cost(argv: readonly string[], wanted: number): Cost {
  const { PATH, HOME } = process.env;
  const file = join(directory, 'usage.json');
  const before = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--require', usage, program, ...argv], {
    cwd: directory,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: { PATH, HOME, LANG: 'C.UTF-8', USAGE: file },
  });
  const clock = performance.now() - before;
  if (status !== wanted) throw new Error(`${argv.join(' ')} ended with ${String(status)}: ${stderr}`);
  const [processor = Number.NaN, mebibytes = Number.NaN] = JSON.parse(readFileSync(file, 'utf8')) as number[];
  return { clock, processor, mebibytes };
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
