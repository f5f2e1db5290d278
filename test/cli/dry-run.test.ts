import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { builtProgram, inDirectory } from './program.ts';

const DOCUMENT = `# 回滚方案

## 回滚步骤

### 步骤 1: 准备

**执行主机**: db-9

\`\`\`bash
echo one <版本> >> ran
# 预期: 与备份时一致
\`\`\`

- [ ] 负责人知情
- [ ] 无连接：\`echo 0\` 预期 0

### 步骤 2: ⚠️ 不可逆：删除

\`\`\`bash
# 如果确实要删
rm -rf ran
vim app.conf
\`\`\`
`;
const ARGV = ['exec', 'doc.md', '--dry-run', '--yes', '--operator', 'li', '--set', '版本=v1', '--lang', 'en'];

/** Runs the program under a tracer or with permissions taken away. */
function under(program: string, before: readonly string[], cwd: string): ReturnType<typeof spawnSync> {
  const env = { PATH: process.env['PATH'], HOME: cwd, LANG: 'C.UTF-8' };
  return spawnSync(program, [...before, builtProgram(), ...ARGV], { cwd, env, encoding: 'utf8' });
}

it('walks through the whole run, gates and questions included, and says what would wait', async () => {
  await inDirectory((cwd) => {
    writeFileSync(join(cwd, 'doc.md'), DOCUMENT);
    // Node denies every process and every write; both would end the program with an error.
    const { stdout, stderr, status } = under(
      process.execPath,
      ['--experimental-permission', '--allow-fs-read=*', '--no-warnings'],
      cwd,
    );
    expect(stderr).toBe('');
    expect(status).toBe(3);
    const shown = String(stdout);
    for (const words of [
      'echo one "${MDROLLBACK_P_1}" >> ran',
      'Step 1.1 (准备) is for db-9',
      'A person has to judge the expectation of 1.1/1',
      'Checkpoint 1.1/c1: 负责人知情',
      '$ echo 0',
      'This cannot be undone: 1.2',
      'Condition to run 1.2/1',
      'By hand, 1.2/m1',
      '3 commands would run, 6 questions would be asked, 1 of them gates',
      'with nobody attending it would wait at: 1.1, 1.1/1, 1.1/c1, 1.2, 1.2/1, 1.2/m1',
    ])
      expect(shown).toContain(words);
    expect(readdirSync(cwd)).toEqual(['doc.md']);
    return Promise.resolve();
  });
});

const strace = spawnSync('strace', ['-V']).status === 0;
it.skipIf(!strace && process.env['CI'] !== 'true')(
  'starts no process (needs strace)',
  async () => {
    await inDirectory((cwd) => {
      writeFileSync(join(cwd, 'doc.md'), DOCUMENT);
      const traced = ['-f', '-e', 'trace=process', '-o', join(cwd, 'trace'), process.execPath];
      expect(under('strace', traced, cwd).status).toBe(3);
      const calls = readFileSync(join(cwd, 'trace'), 'utf8')
        .split('\n')
        .filter((line) => /\b(?:execve|execveat|fork|vfork|clone|clone3)\(/.test(line));
      const programs = calls.filter((line) => line.includes('execve'));
      expect(programs).toHaveLength(1);
      // Node's own threads are clones as well.
      expect(calls.filter((line) => !line.includes('execve') && !line.includes('CLONE_THREAD'))).toEqual([]);
      return Promise.resolve();
    });
  },
  60_000,
);
