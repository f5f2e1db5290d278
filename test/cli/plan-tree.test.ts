import { createColors } from 'picocolors';
import { describe, expect, it } from 'vitest';
import { renderPlan } from '../../src/cli/terminal/plan-tree.ts';
import type { Screen } from '../../src/cli/terminal/screen.ts';
import { width } from '../../src/cli/terminal/text.ts';
import { checkpointOf, commandOf, expectationOf, manualOf, phaseOf, planOf, stepOf } from './plans.ts';

const screen = (columns: number, color = false): Screen => ({
  columns,
  colors: createColors(color),
  terminal: false,
  movable: false,
});

const plan = planOf({
  title: '支付网关回滚方案',
  overview: { window: '22:00 - 02:00', estimateSeconds: 1500, dataImpact: '回滚期间的订单需要补偿' },
  parameters: [
    {
      name: 'previous-commit-hash',
      secret: false,
      value: null,
      default: null,
      description: '上一个稳定版本',
      pattern: null,
      places: [{ line: 122, column: 14 }],
    },
    {
      name: '数据库密码',
      secret: true,
      value: 'hunter2',
      default: null,
      description: null,
      pattern: null,
      places: [],
    },
  ],
  choices: [{ id: '2.1', options: ['Git', 'Kubernetes', 'Terraform'], chosen: null, line: 120 }],
  phases: [
    phaseOf({
      id: '0',
      title: '回滚前检查',
      role: 'prechecks',
      steps: [stepOf({ id: '0.1', title: '确认项', actions: [checkpointOf({ id: '0.1/c1' })] })],
    }),
    phaseOf({
      estimateSeconds: 300,
      steps: [
        stepOf({
          purpose: '停止接受新的支付请求，让正在处理的请求有时间完成，避免在切换版本时丢单',
          actions: [
            commandOf({
              title: '验证维护页面',
              text: 'curl -s https://gateway.internal/health | \\\n  grep maintenance',
              expectations: [
                expectationOf({ text: '503 Maintenance Mode', reading: 'HTTP 状态 = 503' }),
                expectationOf({ text: '与备份时的数量一致', reading: '请人判断', judged: false }),
              ],
            }),
            commandOf({ id: '1.1/2', text: 'systemctl stop worker' }),
            manualOf({}),
          ],
        }),
        stepOf({
          id: '1.2',
          title: '恢复数据库',
          irreversible: true,
          optional: true,
          estimateSeconds: 90,
          host: 'db-1',
          actions: [
            commandOf({ id: '1.2/1', text: 'pg_restore app.dump', choice: { id: '2.1', option: 'Git' } }),
          ],
        }),
      ],
    }),
  ],
  notRun: [{ line: 65, text: 'Backup size: XXX MB', reason: 'expected-output' }],
  messages: [{ ruleId: 'x', severity: 'error', reason: '…', line: 1, column: 1 }],
});

describe('renderPlan', () => {
  it('shows what would run, how it was read, and what is open', () => {
    const text = renderPlan(plan, 'zh-CN', screen(120));
    for (const part of [
      '支付网关回滚方案',
      'previous-commit-hash  未填  (第 122 行 · --set previous-commit-hash=…)',
      '2.1  Git | Kubernetes | Terraform',
      '阶段 1  准备回滚  (预计 5 分钟)',
      '1.2  恢复数据库  (⚠️ 不可逆 · 可选 · 预计 1 分钟 30 秒 · 主机 db-1)',
      '$ curl -s https://gateway.internal/health | \\',
      '↳ 预期 503 Maintenance Mode',
      '读作：HTTP 状态 = 503',
      '由人判断：请人判断',
      '无预期：退出码须为 0，结果记为未验证',
      '2.1 选 Git 时',
      '人工操作 (交互程序)',
      '65  Backup size: XXX MB  (预期输出)',
      '3 个步骤，3 条命令，1 个检查点，1 个人工操作',
      '1 个错误',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('never shows a secret', () => {
    expect(renderPlan(plan, 'en', screen(120))).not.toContain('hunter2');
  });

  it.each([20, 40, 80])('keeps every line within %i columns', (columns) => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const lines = renderPlan(plan, locale, screen(columns)).split('\n');
      expect(lines.filter((line) => width(line) > columns)).toEqual([]);
    }
  });

  it('shows control characters instead of obeying them', () => {
    const hidden = planOf({
      phases: [phaseOf({ steps: [stepOf({ actions: [commandOf({ text: 'rm -rf /\u001b[2K\u202e' })] })] })],
    });
    expect(renderPlan(hidden, 'en', screen(80))).toContain('$ rm -rf /␛[2K<U+202E>');
  });

  it('says that nothing was found', () => {
    expect(renderPlan(planOf({}), 'en', screen(80))).toContain('No rollback steps were found');
  });

  it('colours only when it may, and never across a line', () => {
    const plain = renderPlan(plan, 'zh-CN', screen(40));
    const coloured = renderPlan(plan, 'zh-CN', screen(40, true));
    expect(coloured).not.toBe(plain);
    // A control character in a pattern's literal would look like a slip.
    expect(coloured.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '')).toBe(plain);
  });
});
