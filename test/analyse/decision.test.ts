import { describe, expect, it } from 'vitest';
import { compileText, messages } from '../helpers/compact.ts';

const STEPS = '## 回滚步骤\n### 步骤 1: 停\n```bash\nstop-it\n```\n';
const table = (...rows: readonly string[]): string =>
  [rows[0] ?? '', '|---|---|---|', ...rows.slice(1)].join('\n');

describe('the decision before a run (language.md §1, §7)', () => {
  it('reads the lists of both forces and the table', () => {
    const plan = compileText(
      [
        '## 回滚触发条件',
        '### 强制回滚',
        '- 健康检查连续失败超过 5 分钟',
        '- 出现 **资金错误**',
        '### 建议回滚',
        '由值班负责人判断：',
        '- 错误率高于 1%',
        '### 决策矩阵',
        table('| 影响用户 | 持续时间 | 决定 |', '| 全部 | 任意 | 回滚 |', '| 部分 | > 5分钟 | 回滚 |'),
        STEPS,
      ].join('\n'),
    );
    expect(plan.decision?.triggers).toEqual([
      { number: 1, force: 'must', text: '健康检查连续失败超过 5 分钟', line: 3 },
      { number: 2, force: 'must', text: '出现 资金错误', line: 4 },
      { number: 3, force: 'should', text: '错误率高于 1%', line: 7 },
    ]);
    expect(plan.decision?.matrix?.columns).toEqual([
      { name: '影响用户', kind: 'words', words: ['全部', '部分'], unit: '' },
      { name: '持续时间', kind: 'number', words: [], unit: '分钟' },
    ]);
    expect(plan.decision?.matrix?.rows.map(({ line }) => line)).toEqual([11, 12]);
    const [gap] = plan.messages.filter(({ ruleId }) => ruleId === 'decision-gap');
    expect(gap?.reason).toContain('影响用户 部分 + 持续时间 ≤ 5分钟');
  });

  it('is nothing that a table elsewhere, or of something else, says', () => {
    const other = table('| 指标 | 要求 | 状态 |', '| 错误率 | < 1% |  |');
    expect(compileText(`## 回滚触发条件\n${other}\n${STEPS}`).decision).toBeNull();
    expect(
      compileText(`## 背景\n${table('| a | b | 决定 |', '| 1 | 2 | x |')}\n${STEPS}`).decision,
    ).toBeNull();
  });

  it('warns of rows that disagree and of one without an outcome', () => {
    const text = `## 决策矩阵\n${table('| 错误率 | 时长 | 决定 |', '| > 1% | 任意 | 观察 |', '| > 5% | 任意 | 回滚 |', '| ≤ 1% | 任意 | |')}\n${STEPS}`;
    const found = messages(compileText(text), 'warning');
    expect(found).toContain('2 decision-overlap');
    expect(found).toContain('6 decision-empty');
  });
});
