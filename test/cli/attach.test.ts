import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'fast-string-width';
import { beforeAll, describe, expect, it } from 'vitest';
import { atTerminal } from '../helpers/terminal.ts';
import { bash, begin, EXEC, ledgerIn, putPlan, runDirectoryIn, until } from './begun.ts';
import { builtProgram, inDirectory, mdrollback } from './program.ts';

/** A command that waits until the test lets it go on. */
const hold = (name: string): string => `until [ -e ${name} ]; do sleep 0.02; done`;

const release = (cwd: string, name: string): void => {
  writeFileSync(join(cwd, name), '');
};

/** What stands behind the heading; the directory above it is another each time. */
const bodyOf = (shown: string): string => shown.slice(shown.indexOf('阶段 1'));

beforeAll(() => {
  builtProgram();
}, 120_000);

describe('looking on at a run from another terminal', { timeout: 60_000 }, () => {
  it('shows what the running command prints while it runs, and ends with the run, its result and its status', () =>
    inDirectory(async (cwd) => {
      putPlan(cwd, [
        [bash(`printf 'half '; ${hold('one')}; echo line; echo problem >&2`), bash('seq 1 30; false')],
      ]);
      const run = begin(cwd, EXEC);
      await until('the first command', () => existsSync(join(cwd, '.mdrollback/runs')));
      await until('its journal', () => existsSync(join(runDirectoryIn(cwd), 'journal.jsonl')));
      const looking = begin(cwd, ['attach']);
      await until('half a line', () => looking.shown().includes('│ half'));
      expect(looking.shown()).not.toContain('│ half line');
      release(cwd, 'one');
      expect(await run.ended).toBe(1);
      expect(await looking.ended).toBe(1);
      const shown = looking.shown();
      expect(shown).toContain('    │ half line\n    │ problem\n');
      expect(shown).toContain('    │ 1\n    │ 2\n');
      expect(shown).toContain('    │ 30\n');
      expect(shown).toMatch(/✗ 回滚失败[^]*已经结束\n$/);
      // Whoever comes late sees the same.
      const late = await mdrollback(['attach'], { cwd });
      expect(late.status).toBe(1);
      expect(bodyOf(late.stdout)).toBe(bodyOf(shown));
    }));

  it('changes nothing in the run directory, and leaves the run to itself when it is left', () =>
    inDirectory(async (cwd) => {
      putPlan(cwd, [[bash(`echo 1 >> ledger; ${hold('go')}; echo 2 >> ledger`)]]);
      const run = begin(cwd, EXEC);
      await until('the command', () => ledgerIn(cwd).length === 1);
      const files = (): readonly string[] =>
        readdirSync(runDirectoryIn(cwd), { recursive: true }).map(String);
      const before = files();
      const looking = begin(cwd, ['attach']);
      await until('the command on the screen', () => looking.shown().includes('$ echo 1'));
      looking.child.kill('SIGINT');
      expect(await looking.ended).toBe(130);
      expect(looking.shown()).toMatch(/不再旁观；.*照常进行\n$/);
      expect(files()).toEqual(before);
      release(cwd, 'go');
      expect(await run.ended).toBe(0);
      expect(ledgerIn(cwd)).toEqual(['1', '2']);
      expect(await mdrollback(['verify'], { cwd })).toMatchObject({ status: 0 });
    }));

  it('says that nobody drives the run any more, and which command may still run', () =>
    inDirectory(async (cwd) => {
      putPlan(cwd, [[bash(`echo 1 >> ledger; ${hold('go')}; echo 2 >> ledger`)]]);
      const run = begin(cwd, EXEC);
      await until('the command', () => ledgerIn(cwd).length === 1);
      const looking = begin(cwd, ['attach', '--lang', 'en']);
      await until('the command on the screen', () => looking.shown().includes('$ echo 1'));
      run.child.kill('SIGKILL');
      expect(await looking.ended).toBe(3);
      expect(looking.shown()).toMatch(/is gone.*mdrollback resume [^]*1\.1\/1 was sent last/);
      release(cwd, 'go');
      // It outlives the tool, and would wait for ever in a directory that is gone.
      await until('its end', () => ledgerIn(cwd).length === 2);
    }));

  it('goes on with the one who takes the run up again, and shows nothing twice', () =>
    inDirectory(async (cwd) => {
      putPlan(cwd, [[bash(`echo begun; echo 1 >> ledger; ${hold('go')}; echo end`)], [bash('echo last')]]);
      const run = begin(cwd, EXEC);
      await until('the command', () => ledgerIn(cwd).length === 1);
      run.child.kill('SIGSTOP');
      const looking = begin(cwd, ['attach']);
      await until('its output', () => looking.shown().includes('│ begun'));
      const again = begin(cwd, ['resume', '--yes', '--operator', 'wu', '--takeover']);
      await until('the second', () => looking.shown().includes('由 wu 接着执行'));
      release(cwd, 'go');
      expect(await again.ended).toBe(0);
      expect(await looking.ended).toBe(0);
      for (const line of ['│ begun', '│ end', '│ last']) expect(looking.shown().split(line)).toHaveLength(2);
      run.child.kill('SIGKILL');
    }));

  it('never shows a secret: what a command prints is shown when it is masked', () =>
    inDirectory(async (cwd) => {
      putPlan(
        cwd,
        [[bash(`echo "pw=<PASSWORD>"; echo 1 >> ledger; ${hold('go')}`)]],
        '---\nparameters:\n  PASSWORD:\n    secret: true\n---\n',
      );
      const run = begin(cwd, [...EXEC, '--set', 'PASSWORD=hunter2secret']);
      await until(`the command: ${run.shown()}`, () => ledgerIn(cwd).length === 1);
      const looking = begin(cwd, ['attach']);
      await until('the remark', () => looking.shown().includes('有保密参数'));
      release(cwd, 'go');
      expect(await looking.ended).toBe(0);
      expect(await run.ended).toBe(0);
      expect(looking.shown()).toMatch(/│ pw=/);
      expect(looking.shown()).not.toContain('hunter2secret');
    }));

  it('ends with the reader of its pipe, and shows of a flood its end', () =>
    inDirectory(async (cwd) => {
      putPlan(cwd, [[bash('seq 1 300000'), bash(`echo 1 >> ledger; ${hold('go')}`)]]);
      const run = begin(cwd, EXEC);
      await until('the second command', () => ledgerIn(cwd).length === 1);
      const piped = spawnSync(
        'bash',
        ['-c', '"$0" "$1" attach | head -n 3', process.execPath, builtProgram()],
        {
          cwd,
          encoding: 'utf8',
          timeout: 10_000,
        },
      );
      expect(piped.status).toBe(0);
      expect(piped.stdout.split('\n')).toHaveLength(4);
      release(cwd, 'go');
      expect(await run.ended).toBe(0);
      const { stdout } = await mdrollback(['attach'], { cwd });
      expect(stdout).toContain('│ 300000\n');
      expect(stdout.length).toBeLessThan(200_000);
      expect(readFileSync(join(runDirectoryIn(cwd), 'journal.jsonl'), 'utf8')).toContain('run-ended');
    }));

  it.each([40, 80, 200])(
    'keeps to a terminal of %i columns, and tells of a run in doubt',
    (columns) =>
      inDirectory(async (cwd) => {
        // The tool and its bash die behind the first line of the second command.
        const dies = `echo 1 >> ledger; kill -9 $PPID $$; echo ${'很长的一行'.repeat(12)}`;
        putPlan(cwd, [[bash(`echo ${'一二三四五六七八九十'.repeat(12)}`), bash(dies)]]);
        expect(await begin(cwd, EXEC).ended).toBeNull();
        const attach = [process.execPath, builtProgram(), 'attach', '--lang', 'zh-CN'];
        const { screen, status } = await atTerminal(attach, [], { cwd, columns });
        expect(status).toBe(3);
        expect(screen).toContain('1.1/2');
        const own = screen.split(/\r?\n/).filter((line) => !line.includes('│') && !line.includes('$ '));
        for (const line of own) expect(stringWidth(line), line).toBeLessThanOrEqual(columns);

        // One that was taken up, and waits for a person to say what became of it.
        expect((await mdrollback(['resume', '--yes', '--operator', 'wang'], { cwd })).status).toBe(3);
        const waits = await atTerminal(attach, [], { cwd, columns });
        expect(waits.status).toBe(3);
        expect(waits.screen.replace(/\s+/g, '')).toMatch(/存疑1/);
        expect(ledgerIn(cwd)).toEqual(['1']);
      }),
    60_000,
  );
});
