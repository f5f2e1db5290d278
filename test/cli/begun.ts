import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { builtProgram } from './program.ts';

/** Runs of the real program that go on while a test does something else. */

export const EXEC = ['exec', 'plan.md', '--yes', '--operator', 'li'];

export interface Begun {
  readonly child: ChildProcess;
  /** What it has printed so far, both streams. */
  shown(): string;
  readonly ended: Promise<number | null>;
}

export function begin(
  cwd: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Begun {
  const child = spawn(process.execPath, [builtProgram(), ...argv], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, LANG: 'C.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, shown: () => text, ended };
}

/** A document with one step for each list of blocks. */
export function putPlan(cwd: string, steps: readonly (readonly string[])[], before = ''): void {
  const text = steps.map(
    (blocks, index) => `### 步骤 1.${index + 1}: 第 ${index + 1} 步\n${blocks.join('')}`,
  );
  writeFileSync(join(cwd, 'plan.md'), `${before}# 回滚方案\n## 回滚步骤\n${text.join('')}`);
}

export const bash = (...lines: readonly string[]): string => `\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`;

export async function until(what: string, holds: () => boolean): Promise<void> {
  for (let waited = 0; waited < 15_000; waited += 20) {
    if (holds()) return;
    await delay(20);
  }
  throw new Error(`waited in vain: ${what}`);
}

/** What the commands of a run have left, line by line. */
export function ledgerIn(cwd: string): readonly string[] {
  const path = join(cwd, 'ledger');
  return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : [];
}

export function runDirectoryIn(cwd: string): string {
  const [run = ''] = readdirSync(join(cwd, '.mdrollback/runs'));
  return join(cwd, '.mdrollback/runs', run);
}
