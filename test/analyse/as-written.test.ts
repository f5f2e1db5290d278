import { expect, it } from 'vitest';
import { compile } from '../../src/analyse/index.ts';

it('the title of a command and the symptom of a scenario are shown as they were written', () => {
  const plan = compile(
    `# 回滚方案
## 回滚步骤
#### 步骤 1.1: 檢查
\`\`\`bash
# 1. 檢查資料，１．０ 只認識結構（甲）
true
\`\`\`
## 故障排查
### 场景 1: 起不来
**现象**：沒有出現 active（running），或者沒有響應
`,
    { path: 'plan.md', locale: 'zh-CN' },
  );
  expect(plan.phases[0]?.steps[0]?.actions[0]).toMatchObject({
    title: '檢查資料，１．０ 只認識結構（甲）',
    verifies: true,
  });
  expect(plan.onDemand[0]?.symptom).toBe('沒有出現 active（running），或者沒有響應');
});
