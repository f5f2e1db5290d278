import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inDirectory, mdrollback } from './program.ts';

const document = (whole: string): string => `# 演练
## 回滚概述
- **回滚耗时**: ${whole}
## 回滚步骤
### 阶段 1: 停止 (预计 1 秒)
#### 步骤 1.1: 等 (预计 1 秒)
\`\`\`bash
sleep 1.2
\`\`\`
### 阶段 2: 恢复 (预计 1 分钟)
#### 步骤 2.1: 恢复
\`\`\`bash
true
\`\`\`
`;

async function ran(whole: string): Promise<{ readonly stdout: string; readonly report: string }> {
  return inDirectory(async (cwd) => {
    writeFileSync(join(cwd, 'doc.md'), document(whole));
    const { stdout } = await mdrollback(['exec', 'doc.md', '--yes', '--operator', 'li'], { cwd });
    return { stdout, report: readFileSync(join(cwd, 'doc.report.md'), 'utf8') };
  });
}

it('warns of a step, a phase and a whole that take longer than their author says, while it runs and afterwards', async () => {
  const { stdout, report } = await ran('1 秒');
  const [step = '', phase = '', whole = ''] = stdout.split('\n').filter((line) => / 用时 |共用/.test(line));
  expect(step).toMatch(/用时 [\d.]+ 秒，超过预计的 1 秒/);
  expect(phase).toMatch(/用时 [\d.]+ 秒，超过预计的 1 秒/);
  expect(whole).toMatch(/! 到此共用 [\d.]+ 秒，已超过全程预计的 1 秒/);
  // After the last phase the account says it, once.
  expect(stdout.match(/全程预计/g)).toHaveLength(1);
  expect(stdout).toMatch(/用时 [\d.]+ 秒，超过预计的 1 秒\n报告/);
  expect(report).toMatch(/\| 用时 \| [\d.]+ 秒（预计 1 秒，⚠️ 超出 /);
});

it('says how far a run is from the time that the whole may take', async () => {
  const { stdout, report } = await ran('1 小时');
  expect(stdout).toMatch(/ {2}到此共用 [\d.]+ 秒，全程预计 1 小时\n/);
  expect(report).toMatch(/\| 用时 \| [\d.]+ 秒（预计 1 小时/);
});

it('counts what was done before a run was taken up again, and says how that is called', () =>
  inDirectory(async (cwd) => {
    const fails = '#### 步骤 1.2: 看\n```bash\ntest -e ready\n```\n';
    writeFileSync(join(cwd, 'doc.md'), document('1 小时').replace('### 阶段 2', `${fails}### 阶段 2`));
    const first = await mdrollback(['exec', 'doc.md', '--yes', '--operator', 'li'], { cwd });
    const [, call = ''] = /\n接着执行：mdrollback (resume \S+ --retry 1\.2\/1)\n$/.exec(first.stdout) ?? [];
    writeFileSync(join(cwd, 'ready'), '');
    const { status, stdout } = await mdrollback([...call.split(' '), '--yes'], { cwd });
    expect(status).toBe(0);
    expect(stdout).toMatch(/\n {2}用时 [\d.]+ 秒，超过预计的 1 秒\n/);
    expect(stdout).toMatch(/ {2}到此共用 [\d.]+ 秒，全程预计 1 小时\n/);
  }));
