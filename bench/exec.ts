/**
 * A whole run over plain bash: `npm run build && npm run bench exec`. 1,000 × `/bin/echo x` as a document of 100 steps
 * through `mdrollback exec`, journal and report included, against `bash` running the same lines. Pairs, one after the
 * other, so that a change of the machine's speed meets both; clock and processor time of the whole process tree.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const PAIRS = 7;
const COMMANDS = 1000;
const program = resolve('dist/bin/mdrollback.cjs');
const directory = mkdtempSync(join(tmpdir(), 'mdrollback-bench-'));

interface Cost {
  readonly clock: number;
  readonly processor: number;
}

try {
  const lines = Array.from({ length: COMMANDS }, () => '/bin/echo x\n');
  writeFileSync(join(directory, 'plain.sh'), lines.join(''));
  const steps = Array.from(
    { length: COMMANDS / 10 },
    (_, index) => `### 步骤 1.${index + 1}: 输出\n\`\`\`bash\n${'/bin/echo x\n'.repeat(10)}\`\`\`\n`,
  );
  writeFileSync(join(directory, 'plan.md'), `# 回滚方案\n## 回滚步骤\n${steps.join('')}`);
  const pairs = Array.from(
    { length: PAIRS },
    () =>
      [
        cost('bash', ['plain.sh']),
        cost(process.execPath, [program, 'exec', 'plan.md', '--yes', '--operator', 'bench']),
      ] as const,
  );
  for (const what of ['clock', 'processor'] as const) {
    const ratios = pairs.map(([bash, ours]) => ours[what] / bash[what]).sort((a, b) => a - b);
    console.log(
      `1,000 × /bin/echo x, ${what}: bash ${middle(pairs.map(([bash]) => bash[what])).toFixed(2)} s, ` +
        `exec ${middle(pairs.map(([, ours]) => ours[what])).toFixed(2)} s, ` +
        `ratio ${middle(ratios).toFixed(2)} (median of ${PAIRS}; ${ratios[0]?.toFixed(2)}–${ratios.at(-1)?.toFixed(2)})`,
    );
  }
} finally {
  rmSync(directory, { recursive: true });
}

/** `time` of bash itself measures the whole tree. Its input is a socket: without `--norc` it would take itself for a remote shell. */
function cost(command: string, args: readonly string[]): Cost {
  rmSync(join(directory, '.mdrollback'), { recursive: true, force: true });
  const script = `TIMEFORMAT='%R %U %S'; time "$0" "$@" > out.txt 2> err.txt`;
  // Not npm's fifty variables: every one is part of the shell's state, which is kept after each command.
  const { PATH, HOME, LANG } = process.env;
  const { stderr, status } = spawnSync('bash', ['--norc', '--noprofile', '-c', script, command, ...args], {
    cwd: directory,
    encoding: 'utf8',
    env: { PATH, HOME, LANG },
  });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  const [clock = 0, user = 0, system = 0] = stderr.trim().split(' ').map(Number);
  return { clock, processor: user + system };
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
