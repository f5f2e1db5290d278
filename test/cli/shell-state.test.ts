import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { onTerminal } from './on-terminal.ts';
import { inDirectory, mdrollback } from './program.ts';

/** Behind this command's end bash dies before it notes its state, as if memory had run out. */
const DIES = `sed -i 's/^case $4 in \\*T/\\\\builtin kill -9 "$$"; &/' .mdrollback/runs/*/session/*/e; cd danger`;

const DOCUMENT = `# 回滚方案
## 回滚步骤
### 步骤 1.1: 进入目录
\`\`\`bash
${DIES}
\`\`\`
### 步骤 1.2: 清理
\`\`\`bash
pwd >> ledger
\`\`\`
`;

describe('a run whose bash died before its state was noted', () => {
  it('waits with nobody there, as often as it is taken up, and goes on when an operator has agreed', () =>
    inDirectory(async (cwd) => {
      writeFileSync(join(cwd, 'plan.md'), DOCUMENT);
      const ledger = join(cwd, 'ledger');
      mkdirSync(join(cwd, 'danger'));
      const first = await mdrollback(['exec', 'plan.md', '--yes', '--operator', 'li'], { cwd });
      expect(first.status).toBe(3);
      expect(first.stdout).toMatch(/状态/);
      const again = await mdrollback(['resume', '--yes', '--operator', 'wang'], { cwd });
      expect(again.status).toBe(3);
      expect(again.stdout).toContain('mdrollback resume');
      expect([ledger, join(cwd, 'danger/ledger')].filter((path) => existsSync(path))).toEqual([]);
      const { status, screen } = await onTerminal(
        cwd,
        ['resume', '--operator', 'wang'],
        [['继续吗？', 'y\n']],
      );
      expect(status).toBe(0);
      expect(screen).toContain(cwd);
      expect(readFileSync(ledger, 'utf8')).toBe(`${cwd}\n`);
      const report = await mdrollback(['report'], { cwd });
      expect(report.stdout).toContain('shell 的状态丢失，仍要继续');
    }));
});
