import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtProgram, inDirectory } from './program.ts';

const ROOT = resolve(import.meta.dirname, '../..');

function run(command: string, argv: readonly string[], cwd: string): { status: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(command, argv, { cwd, encoding: 'utf8' });
  return { status, text: stdout + stderr };
}

describe('the packed package', () => {
  it(
    'works where it is installed, in a directory with blanks and Chinese, and without its dependencies',
    { timeout: 60_000 },
    async () => {
      builtProgram();
      await inDirectory((directory) => {
        // What `npm install` does with a tarball, without asking a registry for the dependencies: the program needs none.
        const packed = run('npm', ['pack', '--ignore-scripts', '--pack-destination', directory], ROOT);
        expect(packed.status, packed.text).toBe(0);
        const tarball = readdirSync(directory).find((file) => file.endsWith('.tgz')) ?? '';
        const home = join(directory, 'node_modules', 'mdrollback');
        mkdirSync(home, { recursive: true });
        expect(
          run('tar', ['-xzf', join(directory, tarball), '--strip-components', '1', '-C', home], directory)
            .status,
        ).toBe(0);
        const program = join(home, 'dist', 'bin', 'mdrollback.cjs');
        writeFileSync(
          join(directory, '回滚 方案.md'),
          '# 回滚\n\n## 回滚步骤\n\n### 步骤 1.1: 写\n\n```bash\necho ok\n# 预期: ok\n```\n',
        );

        expect(run(program, ['--version'], directory).text.trim()).toMatch(/^\d+\.\d+\.\d+$/);
        expect(run(program, ['check', '--strict', '回滚 方案.md'], directory)).toMatchObject({ status: 0 });
        expect(run(program, ['scaffold', '--list'], directory)).toMatchObject({ status: 0 });
        const executed = run(program, ['exec', '回滚 方案.md', '--operator', 'li'], directory);
        expect(executed.status, executed.text).toBe(0);
        expect(readFileSync(join(directory, '回滚 方案.report.md'), 'utf8')).toContain('# 回滚');

        // Compiled code of another Node is no more than a slower start.
        for (const file of readdirSync(join(home, 'dist', 'bin'))) {
          if (file.endsWith('.cache')) writeFileSync(join(home, 'dist', 'bin', file), 'not what V8 wrote');
        }
        expect(run(program, ['check', '回滚 方案.md'], directory)).toMatchObject({ status: 0 });
        for (const file of readdirSync(join(home, 'dist', 'bin'))) {
          if (file.endsWith('.cache')) rmSync(join(home, 'dist', 'bin', file));
        }
        expect(run(program, ['check', '回滚 方案.md'], directory)).toMatchObject({ status: 0 });

        expect(existsSync(join(home, 'src'))).toBe(false);
        expect(existsSync(join(home, 'test'))).toBe(false);
        return Promise.resolve();
      });
    },
  );
});
