import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { onTerminal } from './on-terminal.ts';
import { inDirectory } from './program.ts';

const DOCUMENT = `# 演练
## 回滚步骤
### 步骤 1.1: 切换
\`\`\`bash
test -e nowhere
\`\`\`
## 应急联系
### 回滚团队
| 角色 | 姓名 | 联系方式 |
|---|---|---|
| 值班负责人 | 林晓 | 内线 8001 |
### 升级路径
| 级别 | 条件 | 联系人 | 响应时间 |
|---|---|---|---|
| 一级 | 任何一步失败 | 值班负责人 | 30分钟 |
| 二级 | 30分钟未恢复 | 技术总监 | 15分钟 |
`;

it('each menu after a failure says whose turn it is, and how long an answer may still take', async () => {
  await inDirectory(async (cwd) => {
    writeFileSync(join(cwd, 'doc.md'), DOCUMENT);
    const { screen, status } = await onTerminal(
      cwd,
      ['exec', 'doc.md', '--operator', 'li', '--lang', 'en'],
      [
        ['Type yes to begin', 'yes\r'],
        ['Type a number', '6\r'],
        ['Type a number', '7\r'],
      ],
    );
    expect(status).toBe(1);
    const [, first = '', second = ''] = screen.split('failed. What now?');
    const [menu = '', contacts = ''] = first.split('Whom to call:');
    for (const shown of [menu, second]) {
      expect(shown).toMatch(
        /→ 一级 · 值班负责人 · 林晓 内线 8001\s+任何一步失败 · an answer is due within (?:29|30) min/,
      );
      // The other levels are one number away.
      expect(shown).not.toContain('技术总监');
    }
    expect(contacts).toMatch(/技术总监[^]*\n {6}the team\r?\n {8}值班负责人 · 林晓/);
  });
});
