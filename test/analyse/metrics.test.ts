import { describe, expect, it } from 'vitest';
import { compile } from '../../src/analyse/index.ts';
import type { Plan } from '../../src/plan/types.ts';
import { readDue } from '../../src/vocabulary/followups.ts';

const STEPS = '## 回滚步骤\n\n### 步骤 1.1: 恢复\n\n```bash\necho ok\n```\n';

function read(more: string): Plan {
  return compile(`# 回滚方案\n\n${STEPS}\n${more}\n`, { path: 'a.md', locale: 'zh-CN' });
}

function metrics(...rows: readonly string[]): Plan {
  return read(
    `## 回滚后验证\n\n### 监控指标\n\n| 指标 | 要求 | 采集 | 回滚前 | 回滚后 | 状态 |\n|---|---|---|---|---|---|\n${rows.join('\n')}`,
  );
}

describe('tables of metrics', () => {
  it('say what is measured, how, and what is required of it', () => {
    const plan = metrics(
      '| 状态码 | = 200 | `curl -s -o /dev/null -w "%{http_code}" localhost` | | | |',
      '| 错误率 | < 0.1% | promql: sum(rate(errors[5m])) | - | XX% | |',
      '| 行数 | = 3 | = <备份数量> | [值] | 12 | ✅ |',
      '| 投诉 | 无 | | | |',
    );
    expect(plan.metrics).toMatchObject([
      { id: 'metric-1', name: '状态码', source: { kind: 'command' }, requirement: { kind: 'literal' } },
      { name: '错误率', source: { kind: 'promql', query: 'sum(rate(errors[5m]))' } },
      { name: '行数', source: { kind: 'recorded', name: '备份数量' } },
      { name: '投诉', source: null },
    ]);
    const open = plan.metrics.map(({ cells }) => Object.values(cells).map((cell) => cell !== null));
    expect(open).toEqual([
      [true, true, true],
      [true, true, true],
      // What somebody has written in is theirs.
      [true, false, false],
      // A cell that is not there cannot be filled in.
      [true, true, false],
    ]);
  });

  it('run nothing that may change something, and say so', () => {
    const plan = metrics('| 连接数 | < 5 | `rm -rf /tmp/x` | | | |', '| `restart app` | | | | | |');
    expect(plan.metrics.map(({ source }) => source)).toEqual([null, null]);
    const found = plan.messages.filter(({ ruleId }) => ruleId === 'metric-not-run');
    expect(found.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
  });

  it('are read in the items of a list, too, but not where they are quoted', () => {
    const table = ['| 指标 | 采集 | 回滚后 |', '|---|---|---|', '| QPS | `uptime` | |'];
    const nested = (first: string, rest: string): Plan =>
      read(`## 回滚后验证\n\n${table.map((line, at) => (at === 0 ? first : rest) + line).join('\n')}`);
    expect(nested('- ', '  ').metrics).toMatchObject([{ name: 'QPS', source: { text: 'uptime' } }]);
    expect(nested('> ', '> ').metrics).toEqual([]);
  });

  it('are none where they stand under something that is not executed', () => {
    expect(read('## 附录\n\n| 指标 | 回滚前 | 回滚后 |\n|---|---|---|\n| QPS | | |').metrics).toEqual([]);
  });
});

describe('follow-ups', () => {
  it('have the times that they or their heading name', () => {
    const plan = read(
      '## 回滚后操作\n\n### 立即行动\n\n- [ ] 观察日志\n\n### 后续行动\n\n- [ ] 24小时内：报告初稿\n- [ ] 本周内复盘\n\n**3天内**\n\n1. 补测试',
    );
    expect(
      plan.followups.map(({ id, group, dueSeconds, dueUntil }) => [id, group, dueSeconds, dueUntil]),
    ).toEqual([
      ['f1', '立即行动', null, null],
      ['f2', '后续行动', 86_400, null],
      ['f3', '后续行动', null, 'week'],
      ['f4', '3天内', 259_200, null],
    ]);
  });

  it.each([
    ['一周内完成', 604_800],
    ['半小时内', 1800],
    ['２４小時內', 86_400],
    ['within 2 days', 172_800],
    ['Within an hour: tell support', 3600],
    ['3个工作日内', null],
    ['尽快', null],
  ])('%s', (words, seconds) => {
    expect(readDue(words)?.seconds ?? null).toBe(seconds);
  });
});
