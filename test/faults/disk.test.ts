import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bash, EXEC, ledgerIn, putPlan } from '../cli/begun.ts';
import { onTerminal } from '../cli/on-terminal.ts';
import { mdrollback, type Outcome } from '../cli/program.ts';
import { expectWhole, settle } from './settled.ts';
import { describeWithMounts, fillingCommand, withSmallDisk, type SmallDisk } from './small-disk.ts';

const note = (n: number): string => `echo ${n} >> ledger`;
const AGAIN = ['resume', '--yes', '--operator', 'wang', '--lang', 'zh-CN'];

/** What is judged is on the small disk; the ledger, which judges, is not. */
const at = (cwd: string, disk: SmallDisk): { cwd: string; env: Record<string, string> } => ({
  cwd,
  env: { MDROLLBACK_HOME: join(disk.path, 'home') },
});

/** To the end of the run. Where bash could not note its state any more a person agrees to the one that there is. */
async function goOn({ cwd, env }: ReturnType<typeof at>): Promise<string> {
  const { status, stdout } = await mdrollback(AGAIN, { cwd, env });
  if (status !== 3) return stdout;
  expect(stdout).toContain('只有人能决定是否继续');
  return (await onTerminal(cwd, ['resume', '--operator', 'wang'], [['继续吗？', 'y\n']], env)).screen;
}

/** No code of the system's, no name of ours, no stack. */
function expectPlainWords({ stdout, stderr }: Outcome): void {
  expect(stdout + stderr).not.toMatch(/ENOSPC|EROFS|ENOENT|no-space|not-written|\n\s+at /);
}

describeWithMounts('a full disk under the run directory', () => {
  it('is seen before the run, and nothing is run or made', () =>
    withSmallDisk(async (cwd, disk) => {
      putPlan(cwd, [[bash(note(1))]]);
      const refused = await mdrollback(EXEC, at(cwd, disk));
      expect(refused).toMatchObject({ status: 2, stdout: '' });
      expect(refused.stderr).toMatch(/磁盘只剩 \d+ MiB，执行记录至少要 64 MiB/);
      expect(ledgerIn(cwd)).toEqual([]);
      expect(existsSync(join(disk.path, 'home'))).toBe(false);
    }, 32));

  // The journal's line, the session's note, a command's output, the snapshot: which one meets it is a matter of bytes.
  it.each([0, 6, 12, 20])(
    'stops the run when it comes in the middle and leaves %i KiB; with room again the run goes on, nothing twice',
    (kib) =>
      withSmallDisk(async (cwd, disk) => {
        const before = [bash(note(1)), bash(fillingCommand(cwd, disk, kib * 1024)), bash(note(2))];
        const printing = bash(`seq 1 5000; ${note(3)}`);
        putPlan(cwd, [[...before, printing, bash(note(4))], [bash(note(5))]]);
        const stopped = await mdrollback(EXEC, at(cwd, disk));
        expect(stopped.status).toBe(1);
        expect(stopped.stdout).toMatch(/✗ 回滚失败：.*磁盘已满；腾出空间/);
        expectPlainWords(stopped);
        const ran = ledgerIn(cwd);
        expect(ran.length).toBeLessThan(5);

        const still = await mdrollback(AGAIN, at(cwd, disk));
        expect(still.status).not.toBe(0);
        expectPlainWords(still);
        expect(['1', '2', '3', '4', '5'].slice(0, ledgerIn(cwd).length)).toEqual(ledgerIn(cwd));

        disk.free();
        expect(await goOn(at(cwd, disk))).toMatch(/✓ 回滚完成/);
        expect(ledgerIn(cwd)).toEqual(['1', '2', '3', '4', '5']);
        expectWhole(readFileSync(join(cwd, 'plan.report.md'), 'utf8'));
        expect(await mdrollback(['verify'], at(cwd, disk))).toMatchObject({ status: 0 });
      }),
  );

  it('leaves to a person what is asserted of an output that may have been cut', () =>
    withSmallDisk(async (cwd, disk) => {
      const printing = bash(`seq 1 20000; echo panic; ${note(1)}`, '# 预期: 不包含 panic');
      putPlan(cwd, [[bash(fillingCommand(cwd, disk, 24 * 1024)), printing]]);
      const stopped = await mdrollback(EXEC, at(cwd, disk));
      expect(stopped.stdout).not.toMatch(/✓/);
      disk.free();
      const again = await mdrollback(AGAIN, at(cwd, disk));
      expect(again.status).toBe(3);
      expect(again.stdout).not.toMatch(/✓/);
      expect(ledgerIn(cwd)).toEqual(['1']);
    }));
});

describeWithMounts('a full disk under the report', () => {
  it('costs the report and not the run; it is written when there is room', () =>
    withSmallDisk(async (cwd, disk) => {
      const report = join(disk.path, 'report.md');
      putPlan(cwd, [[bash(note(1)), bash(fillingCommand(cwd, disk, 0))]]);
      const ran = await mdrollback([...EXEC, '--report', report], { cwd });
      expect(ran.status).toBe(0);
      expect(ran.stdout).toMatch(/报告无法写入 .*report\.md：磁盘已满[^]*mdrollback report /);
      expectPlainWords(ran);
      // Half a report would be taken for a whole one.
      expect(existsSync(report)).toBe(false);
      disk.free();
      expect(await mdrollback(['report', '-o', report], { cwd })).toMatchObject({ status: 0 });
      expect(readFileSync(report, 'utf8')).toContain('回滚');
    }));
});

describeWithMounts('a run directory that can only be read', () => {
  it('begins no run and goes on with none; once it can be written the run goes on', () =>
    withSmallDisk(async (cwd, disk) => {
      putPlan(cwd, [[bash(note(1)), bash('test -e mended'), bash(note(2))]]);
      expect((await mdrollback(EXEC, at(cwd, disk))).status).toBe(1);
      disk.remount('ro');
      for (const argv of [EXEC, AGAIN]) {
        const refused = await mdrollback(argv, at(cwd, disk));
        expect(refused, argv[0]).toMatchObject({ status: 2 });
        expect(refused.stderr, argv[0]).toMatch(/不能写入|文件系统是只读的；查出它为什么变成只读/);
        expectPlainWords(refused);
      }
      expect(await mdrollback(['verify'], at(cwd, disk))).toMatchObject({ status: 0 });
      disk.remount('rw');
      const retried = await mdrollback([...AGAIN, '--retry', '1.1/2'], at(cwd, disk));
      expect(retried.status).toBe(1);
      expect(ledgerIn(cwd)).toEqual(['1']);
    }));

  it('from the middle of a command on leaves that one in doubt; once it can be written the run comes to its end', () =>
    withSmallDisk(async (cwd, disk) => {
      // No file system with open files can be made read-only; what bash opens by name goes through this one.
      const runs = join(disk.path, 'home');
      const readOnly = `mount --bind ${runs} ${runs} && mount -o remount,bind,ro ${runs}`;
      writeFileSync(join(cwd, 'read-only.sh'), `${readOnly.replaceAll(runs, `'${runs}'`)}\n`);
      putPlan(cwd, [[bash(note(1)), bash(`bash read-only.sh; ${note(2)}`), bash(note(3))], [bash(note(4))]]);
      const stopped = await mdrollback(EXEC, at(cwd, disk));
      expect(stopped.status, stopped.stdout).toBe(3);
      expect(stopped.stdout).toMatch(/没有观察到它结束：文件系统是只读的/);
      expectPlainWords(stopped);
      const refused = await mdrollback(AGAIN, at(cwd, disk));
      expect(refused).toMatchObject({ status: 2 });
      expectPlainWords(refused);
      expect(ledgerIn(cwd)).toEqual(['1', '2']);

      spawnSync('umount', ['--lazy', runs]);
      await settle('1.1/2', at(cwd, disk));
      expect(ledgerIn(cwd)).toEqual(['1', '2', '3', '4']);
      expect(await mdrollback(['verify'], at(cwd, disk))).toMatchObject({ status: 0 });
    }));
});
