import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mdrollback } from './program.ts';

const DOCUMENT = [
  '# 订单回滚',
  '## 回滚触发条件',
  '### 强制回滚',
  '- 健康检查连续失败',
  '### 建议回滚',
  '- 错误率高于 1%',
  '### 决策矩阵',
  '| 影响用户 | 持续时间 | 决定 |',
  '|---|---|---|',
  '| 全部 | 任意 | 立即回滚 |',
  '| 部分 | > 5分钟 | 立即回滚 |',
  '| 部分 | ≤ 5分钟 | 继续观察 |',
  '## 回滚步骤',
  '### 步骤 1: 停',
  '```bash',
  'echo stopped',
  '```',
  '',
].join('\n');

let room = '';
beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), 'decide-'));
  await writeFile(join(room, 'doc.md'), DOCUMENT);
});
afterEach(async () => {
  await rm(room, { recursive: true, force: true });
});

const FACTS = ['--holds', '1', '--fact', '影响用户=部分', '--fact', '持续时间=6分钟'];

describe('mdrollback decide (language.md §7)', () => {
  it('tells the row that fits, and why', async () => {
    const { status, stdout } = await mdrollback(['decide', 'doc.md', ...FACTS], { cwd: room });
    expect(status).toBe(0);
    expect(stdout).toContain('强制回滚条件成立：健康检查连续失败');
    expect(stdout).toContain('决策矩阵第 11 行：立即回滚');
    // What a column has said is not said again as the scope.
    expect(stdout).toContain('影响用户：部分');
    expect(stdout).not.toContain('影响范围');
  });

  it('gives the same as JSON', async () => {
    const { stdout } = await mdrollback(['decide', 'doc.md', '--format', 'json', ...FACTS], { cwd: room });
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'mdrollback.decision/1',
      verdict: 'match',
      outcome: '立即回滚',
      rows: [11],
      holds: [{ force: 'must', text: '健康检查连续失败' }],
    });
  });

  it('names everything that is wrong at once, and decides nothing', async () => {
    const call = ['decide', 'doc.md', '--holds', '7', '--fact', '持续时间=很久', '--fact', '天气=晴'];
    const { status, stdout, stderr } = await mdrollback(call, { cwd: room });
    expect(status).toBe(2);
    expect(stdout).toBe('');
    for (const word of ['7', '很久', '天气', '影响用户']) expect(stderr).toContain(word);
  });

  it.each([
    [['--skip-decision', '全站不可用', ...FACTS], ['--skip-decision 与 --holds, --fact 矛盾']],
    [
      ['--holds', '1', '--skip-decision', ' '],
      ['--skip-decision 与 --holds 矛盾', '要写明原因'],
    ],
  ])('is not skipped and taken at once, nor skipped without a reason: %j', async (flags, said) => {
    for (const verb of [['decide'], ['exec', '--yes']]) {
      const { status, stdout, stderr } = await mdrollback([...verb, 'doc.md', ...flags], { cwd: room });
      expect(status).toBe(2);
      expect(stdout).not.toContain('stopped');
      for (const words of said) expect(stderr).toContain(words);
    }
  });

  it.each([
    ['nobody has said', ['--fact', '影响用户=全部', '--fact', '持续时间=1分钟'], '没有说明哪些触发条件成立'],
    ['somebody has said', ['--holds', '0'], '没有一个触发条件成立'],
  ])('claims that no condition holds only where %s so', async (_what, flags, said) => {
    const { status, stdout } = await mdrollback(['decide', 'doc.md', ...flags], { cwd: room });
    expect(status).toBe(0);
    expect(stdout).toContain(said);
    expect(stdout.match(/触发条件/g)).toHaveLength(1);
  });

  it('speaks of no conditions where the document has none, and of no decision where its row has none', async () => {
    const matrix = '| 影响用户 | 决定 |\n|---|---|\n| 全部 | |\n';
    await writeFile(join(room, 'doc.md'), `# 回滚\n## 回滚触发条件\n### 决策矩阵\n${matrix}## 回滚步骤\n`);
    const { stdout } = await mdrollback(['decide', 'doc.md', '--fact', '影响用户=全部'], { cwd: room });
    expect(stdout).not.toContain('触发条件');
    expect(stdout).toContain('决策矩阵第 6 行符合，但没有写决定：由负责人决定');
  });

  it('waits for a person where nobody is', async () => {
    expect((await mdrollback(['decide', 'doc.md'], { cwd: room })).status).toBe(3);
  });
});

describe('exec', () => {
  it('keeps the decision at the top of the report and in the run', async () => {
    const call = ['exec', 'doc.md', '--yes', '--report', 'report.md', '--format', 'json', ...FACTS];
    const { status, stdout, stderr } = await mdrollback(call, { cwd: room });
    expect(status).toBe(0);
    expect(stderr).toContain('决策矩阵第 11 行：立即回滚');
    expect(JSON.parse(stdout)).toMatchObject({ decision: { verdict: 'match', outcome: '立即回滚' } });
    const report = await readFile(join(room, 'report.md'), 'utf8');
    expect(report.indexOf('决策矩阵第 11 行：立即回滚')).toBeGreaterThan(0);
    expect(report.indexOf('决策矩阵第 11 行：立即回滚')).toBeLessThan(report.indexOf('## 回滚触发条件'));
  });

  it('takes what is affected from the column that names it, or from a fact of its own', async () => {
    const json = ['exec', 'doc.md', '--yes', '--format', 'json'];
    const byColumn = await mdrollback([...json, ...FACTS], { cwd: room });
    expect(JSON.parse(byColumn.stdout)).toMatchObject({ decision: { scope: '部分', severity: null } });
    const facts = ['--holds', '1', '--fact', '影响范围=华东', '--fact', '严重程度=P1'];
    const own = await mdrollback([...json, ...facts], { cwd: room });
    expect(JSON.parse(own.stdout)).toMatchObject({
      decision: { scope: '华东', severity: 'P1', verdict: 'not-asked' },
    });
  });

  it('keeps why it was skipped', async () => {
    const call = ['exec', 'doc.md', '--yes', '--skip-decision', '全站不可用', '--format', 'json'];
    const { stdout } = await mdrollback(call, { cwd: room });
    expect(JSON.parse(stdout)).toMatchObject({ decision: { verdict: 'skipped', reason: '全站不可用' } });
  });

  it('runs nothing when the facts are wrong', async () => {
    const { status, stdout } = await mdrollback(['exec', 'doc.md', '--yes', '--fact', 'x=1'], { cwd: room });
    expect(status).toBe(2);
    expect(stdout).not.toContain('stopped');
  });
});
