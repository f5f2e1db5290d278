import { describe, expect, it } from 'vitest';
import { compile } from '../../src/analyse/index.ts';

function found(heading: string): readonly (readonly [number, number])[] {
  const text = `# 部署手册\n\n## 回滚步骤\n\n${heading}\n\n\`\`\`bash\ntrue\n\`\`\`\n`;
  return compile(text, { path: null, locale: 'zh-CN' })
    .messages.filter(({ ruleId }) => ruleId === 'number-lost')
    .map(({ line, column }) => [line, column]);
}

describe('a heading of a step whose number is lost', () => {
  it.each(['### 第步: 回退', '### **第步**：回退', '### 第 阶段 恢复'])('%s is an error', (heading) => {
    expect(found(heading)).toEqual([[5, 1]]);
  });

  it.each(['### 第一步: 回退', '### 第 2 步 回退', '### 步骤: 回退', '### 第三方服务'])(
    '%s is none',
    (heading) => {
      expect(found(heading)).toEqual([]);
    },
  );
});
