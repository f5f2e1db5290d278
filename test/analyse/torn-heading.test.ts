import { describe, expect, it } from 'vitest';
import { compile } from '../../src/analyse/index.ts';

function reasons(heading: string): readonly string[] {
  const text = `# 手册\n\n${heading}\n\n### 快速回滚\n\n\`\`\`bash\ntrue\n\`\`\`\n`;
  return compile(text, { path: null, locale: 'zh-CN' })
    .messages.filter(({ ruleId }) => ruleId === 'torn-heading')
    .map(({ reason }) => reason);
}

describe("the name of the program's section with a character lost", () => {
  it.each([
    ['## 🔙 回滚方', '回滚方案'],
    ['## 二、回步骤', '回滚步骤'],
    ['## 退方案', '回退方案'],
    ['## 🔙 回滚x方案', '回滚方案'],
    ['## 回 滚步骤', '回滚步骤'],
    ['# # 🔙 回滚方案', '🔙 回滚方案'],
    ['## 4. Partial Rollback Prcedures', 'Rollback procedures'],
    ['## Rollback stps', 'Rollback steps'],
  ])('%s is an error that names %s', (heading, meant) => {
    expect(reasons(heading)).toEqual([expect.stringContaining(`“${meant}”`)]);
  });

  it.each([
    '## 回滚方案',
    '## 回滚方案 v2',
    '## 回滚',
    '## 回滚方向',
    '## 方案',
    '## 步骤',
    '## #1 回滚单',
    '## Rollback step',
    '## Rollback procedure',
    '## Rollback notes',
    '## How to roll back',
    '## Rollback plans',
  ])('%s is none', (heading) => {
    expect(reasons(heading)).toEqual([]);
  });
});
