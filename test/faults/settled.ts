import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { builtProgram } from '../cli/program.ts';
import { atTerminal, type Exchange } from '../helpers/terminal.ts';

/** What a person types who has looked, and knows that what is in doubt was done. */
const DONE: readonly Exchange[] = [
  ['接下来怎么办？', ''],
  ['输入序号: ', '1\r'],
  ['原因: ', '看过了\r'],
];

interface Place {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A program, with its arguments, that starts the one that is called. */
  readonly through?: readonly string[];
  readonly program?: string;
}

/** Takes a run up in which one command is in doubt; it comes to its end, by that person's word, and its report says so. */
export async function settle(
  id: string,
  { cwd, env = {}, through = [], program = builtProgram() }: Place,
): Promise<void> {
  const call = ['resume', '--operator', 'wang', '--lang', 'zh-CN'];
  const { status, screen } = await atTerminal([...through, process.execPath, program, ...call], DONE, {
    cwd,
    env,
    seconds: 120,
  });
  expect({ status, screen }).toMatchObject({
    status: 0,
    screen: expect.stringContaining('✓ 回滚完成') as string,
  });
  const report = readFileSync(join(cwd, 'plan.report.md'), 'utf8');
  expectWhole(report);
  expect(report).toMatch(new RegExp(`存疑由人判定 · ${id} · wang · .* · 看过了`));
}

/** A report in which everything was run and nothing is open. */
export function expectWhole(report: string): void {
  expect(report).toMatch(/\| 结果 \| .*成功/);
  expect(report).toMatch(/\| 各项 \| ⚪ 已执行·未验证 \d+ \|/);
  expect(report).not.toMatch(/等待人工|\*\*未执行\*\*|\*\*存疑\*\*/);
}
