import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inDirectory, mdrollback, type Outcome } from './program.ts';

const fence = (...lines: readonly string[]): string => `\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`;
const documentOf = (...lines: readonly string[]): string =>
  `# 回滚方案\n\n## 回滚步骤\n\n### 步骤 1: 恢复\n\n${fence(...lines)}`;

function exec(cwd: string, document: string, ...more: readonly string[]): Promise<Outcome> {
  writeFileSync(join(cwd, 'doc.md'), document);
  return mdrollback(['exec', 'doc.md', '--yes', '--operator', 'li', '--lang', 'en', ...more], { cwd });
}

describe('the preflight (language.md §5)', () => {
  it('finds every program that is nowhere, however it is started, all at once', () =>
    inDirectory(async (cwd) => {
      const commands = [
        'n-01 | n-02',
        'xargs -n1 n-03 < /dev/null',
        'echo "$(n-04)" `n-05`',
        'timeout 5 nice -n 5 nohup n-06',
        'if true; then n-07; fi; while n-08; do :; done',
        'env A=1 n-09 && n-10 || n-11',
        '( n-12 ) & time n-13; ! n-14',
        'cat <(n-15)',
        'f() { n-16; }',
        'find . -name x -exec n-17 {} +',
        "bash -c 'g() { :; }; g; n-18'",
        "trap 'n-19' EXIT",
        'eval \'n-20; bash -c "n-21"\'',
        'f; known() { :; }; known; alias ll=ls',
        'll',
      ];
      const { status, stderr } = await exec(cwd, documentOf(...commands));
      expect(status).toBe(2);
      const missing = [...stderr.matchAll(/there is no program (\S+)/g)].map(([, name]) => name);
      const wanted = Array.from({ length: 21 }, (_, index) => `n-${String(index + 1).padStart(2, '0')}`);
      expect([...missing].sort()).toEqual(wanted);
      expect(existsSync(join(cwd, '.mdrollback'))).toBe(false);
    }));

  it('says all that is in the way in one list', () =>
    inDirectory(async (cwd) => {
      const document = [
        '# 回滚方案\n\n## 回滚概述\n\n- **可回滚时间**: 2020-01-01 02:00 前\n\n## 回滚步骤\n',
        `### 步骤 1: 恢复\n\n${fence('no-such-program <版本>', 'cat < none.sql', 'ls $TARGET_DIR')}`,
        `### 步骤 2: 切换\n\n${fence('# 方法1: 用 A', 'echo a', '# 方法2: 用 B', 'echo b')}`,
        `### 步骤 3: 清理（可选）\n\n${fence('sudo true')}`,
        `### 步骤 4: 删除\n\n${fence('A=<目录>', 'rm -r $A')}`,
        `- [ ] 已清空：\`no-such-check\` 预期 0\n`,
      ].join('\n');
      mkdirSync(join(cwd, 'full'));
      const more = ['--set', '目录=a b', '--skip', '9', '--report', 'doc.md'];
      const { status, stderr } = await exec(cwd, document, ...more);
      expect(status).toBe(2);
      for (const said of [
        'no step or phase 9',
        'choice 1.2 is undecided',
        'parameter 版本 is not given',
        'optional step 1.3 is undecided',
        'asks on the terminal, and there is none',
        'TARGET_DIR',
        'no program no-such-program',
        'no program no-such-check',
        'reads the file none.sql',
        'bash would split the value of 目录',
        'outside of the rollback window',
        'doc.md',
      ]) {
        expect(stderr).toContain(said);
      }
      expect(existsSync(join(cwd, '.mdrollback'))).toBe(false);
    }));
});
