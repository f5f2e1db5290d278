import { expect, it } from 'vitest';
import { compile } from '../../src/analyse/index.ts';
import type { Decision } from '../../src/plan/decision.ts';
import { fill, unfill } from '../../src/report/index.ts';
import { ended, records, started } from './helpers.ts';

const SOURCE = `# 回滚方案

## 触发条件

### 强制回滚条件

- [ ] 错误率超过 5%
- 数据不一致
- [ ] 服务不可用  

### 决策矩阵

| 严重程度 | 持续时间 | 决策 |
|---|---|---|
| 高 | > 5分钟 | 立即回滚 |
| 高 | ≤ 5分钟 | 观察 |

## 回滚步骤

### 步骤 1: 停

\`\`\`bash
true
\`\`\`
`;

/** The report's lines that say something of the decision, without the comments that mark it. */
function marked(decide: Partial<Decision>): readonly string[] {
  const plan = compile(SOURCE, { path: 'plan.md', locale: 'zh-CN' });
  const decision: Decision = {
    holds: [],
    facts: [],
    severity: null,
    scope: null,
    since: null,
    verdict: 'match',
    outcome: null,
    rows: [],
    reason: null,
    by: '李雷',
    ...decide,
  };
  const filled = fill({
    source: SOURCE,
    plan,
    locale: 'zh-CN',
    records: records(started(plan), { type: 'decided', decision }, ended('succeeded')),
  });
  expect(unfill(filled)).toBe(SOURCE);
  const lines = filled.replace(/<!--.*?-->/gs, '').split('\n');
  return lines.filter((line) => /^(?:- |\| 高)/.test(line) && line.includes('✅'));
}

it('a condition that held is ticked by the word of whoever said so, and the row that fitted says so in its last cell', () => {
  expect(
    marked({
      holds: ['错误率超过 5%', '数据不一致'].map((text) => ({ force: 'must' as const, text })),
      rows: [15],
    }),
  ).toEqual([
    '- [x] 错误率超过 5% ✅ 成立（李雷）',
    '- 数据不一致 ✅ 成立（李雷）',
    '| 高 | > 5分钟 | 立即回滚 ✅ 符合 |',
  ]);
});

it('what was not said to hold stays as it is', () => {
  expect(marked({ verdict: 'skipped', reason: '来不及', rows: [] })).toEqual([]);
});
