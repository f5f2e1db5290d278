import { spawnSync } from 'node:child_process';
import { chownSync, cpSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bash, EXEC, ledgerIn, putPlan } from '../cli/begun.ts';
import { builtProgram, inDirectory, run, type Outcome } from '../cli/program.ts';
import { settle } from './settled.ts';

/** nobody, in a group of nobody's: to root no permission applies. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const through = isRoot ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : [];

const note = (n: number): string => `echo ${n} >> ledger`;
const AGAIN = ['resume', '--yes', '--operator', 'wang', '--lang', 'zh-CN'];

/** Why nothing can be run as a plain user here; null: it can. */
function hindrance(): string | null {
  const script = [...through, process.execPath, '-e', '0'].map((word) => `'${word}'`).join(' ');
  const { status, error, stderr } = spawnSync('sh', ['-c', script], {
    encoding: 'utf8',
    cwd: '/',
  });
  return status === 0 ? null : (error?.message ?? stderr.trim());
}

function describeAsPlainUser(name: string, tests: () => void): void {
  const reason = hindrance();
  if (reason === null) describe(name, { timeout: 180_000 }, tests);
  else if (process.env['CI'] === 'true')
    it(name, () => {
      throw new Error(reason);
    });
  else describe.skip(`${name} (skipped: ${reason})`, tests);
}

interface Home {
  readonly cwd: string;
  /** Where that user may read it. */
  readonly program: string;
  readonly call: (argv: readonly string[]) => Promise<Outcome>;
}

/** In a directory of that user's. */
function atHome<T>(work: (home: Home) => Promise<T>): Promise<T> {
  return inDirectory((cwd) => {
    cpSync(dirname(builtProgram()), join(cwd, 'bin'), { recursive: true });
    if (isRoot) chownSync(cwd, NOBODY, NOBODY);
    const program = join(cwd, 'bin/mdrollback.cjs');
    return work({
      cwd,
      program,
      call: (argv) => run([...through, process.execPath, program, ...argv], { cwd }),
    });
  });
}

/** No code of the system's, no stack. */
function expectPlainWords({ stdout, stderr }: Outcome): void {
  expect(stdout + stderr).not.toMatch(/EACCES|EPERM|\n\s+at /);
}

describeAsPlainUser('a run directory on which the operator has lost the right to write', () => {
  it('in the middle of a command leaves that one in doubt; with the right back the run comes to its end', () =>
    atHome(async ({ cwd, program, call }) => {
      const last = bash(`chmod -R a-w .mdrollback; ${note(2)}`);
      putPlan(cwd, [[bash(note(1)), last, bash(note(3))], [bash(note(4))]]);
      const stopped = await call(EXEC);
      expect(stopped.status, stopped.stdout).toBe(3);
      expect(stopped.stdout).toMatch(/没有观察到它结束：没有权限。它可能执行了，也可能没有/);
      expect(stopped.stdout).toMatch(/存疑 1 · 未执行 2/);
      expectPlainWords(stopped);
      expect(ledgerIn(cwd)).toEqual(['1', '2']);

      const refused = await call(AGAIN);
      expect(refused).toMatchObject({ status: 2, stdout: '' });
      expect(refused.stderr).toMatch(/没有权限；用建立它的那个用户来执行/);
      expectPlainWords(refused);
      expect(ledgerIn(cwd)).toEqual(['1', '2']);

      spawnSync('chmod', ['-R', 'u+w', join(cwd, '.mdrollback')]);
      await settle('1.1/2', { cwd, through, program });
      expect(ledgerIn(cwd)).toEqual(['1', '2', '3', '4']);
      expect(await call(['verify'])).toMatchObject({ status: 0 });
    }));

  it('before the run begins none', () =>
    atHome(async ({ cwd, call }) => {
      putPlan(cwd, [[bash(note(1))]]);
      spawnSync('chmod', ['a-w', cwd]);
      const refused = await call(EXEC);
      expect(refused).toMatchObject({ status: 2, stdout: '' });
      expect(refused.stderr).toMatch(/不能写入，执行记录没有地方放/);
      expectPlainWords(refused);
      spawnSync('chmod', ['u+w', cwd]);
      expect((await call(EXEC)).status).toBe(0);
      expect(readFileSync(join(cwd, 'ledger'), 'utf8')).toBe('1\n');
    }));
});
