import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeWith } from '../helpers/tools.ts';
import { bash, begin, EXEC, ledgerIn, putPlan, runDirectoryIn, until } from '../cli/begun.ts';
import { inDirectory, mdrollback, type Outcome } from '../cli/program.ts';
import { settle } from './settled.ts';
import { describeWithMounts } from './small-disk.ts';

const note = (n: number): string => `echo ${n} >> ledger`;
const AGAIN = ['resume', '--yes', '--operator', 'wang', '--lang', 'zh-CN'];

function expectPlainWords({ stdout, stderr }: Outcome): void {
  expect(stdout + stderr).not.toMatch(/\bE[A-Z]{4,}:|自身出错|\n\s+at /);
}

describe('a journal that something else touches during the run', () => {
  const journal = '.mdrollback/runs/*/journal.jsonl';
  it.each([
    ['deleted', `cp ${journal} kept; rm ${journal}`, '不见了，或者已经换成了另一个文件'],
    ['replaced', `cp ${journal} kept; cp kept new; mv new ${journal}`, '不见了，或者已经换成了另一个文件'],
    ['cut', `cp ${journal} kept; : > ${journal}`, '被别的程序改动或截断'],
    ['written to', `cp ${journal} kept; echo '{}' >> ${journal}`, '被别的程序改动或截断'],
  ])(
    'and that is %s stops it before the next command; put back as it was, the run goes on',
    (_how, touch, said) =>
      inDirectory(async (cwd) => {
        putPlan(cwd, [[bash(note(1)), bash(`${touch}; ${note(2)}`), bash(note(3))]]);
        const stopped = await mdrollback(EXEC, { cwd });
        expect(stopped.status).toBe(1);
        expect(stopped.stdout).toMatch(new RegExp(`✗ 回滚失败：日志无法写入.*${said}`));
        expectPlainWords(stopped);
        expect(ledgerIn(cwd)).toEqual(['1', '2']);
        const path = join(runDirectoryIn(cwd), 'journal.jsonl');
        if (said.includes('截断') || !existsSync(path)) {
          const refused = await mdrollback(AGAIN, { cwd });
          expect(refused).toMatchObject({ status: 2 });
          expectPlainWords(refused);
          expect(ledgerIn(cwd)).toEqual(['1', '2']);
        }
        renameSync(join(cwd, 'kept'), path);
        expect((await mdrollback(AGAIN, { cwd })).stdout).toMatch(/✓ 回滚完成/);
        expect(ledgerIn(cwd)).toEqual(['1', '2', '3']);
      }),
    60_000,
  );

  it('with its whole directory stops it too, and whoever names the run is told that it is not there', () =>
    inDirectory(async (cwd) => {
      putPlan(cwd, [[bash(note(1)), bash(`rm -r .mdrollback/runs/*; ${note(2)}`), bash(note(3))]]);
      const stopped = await mdrollback(EXEC, { cwd });
      expect(stopped.status).toBe(1);
      expect(stopped.stdout).toMatch(/✗ 回滚失败：.*不见了/);
      expectPlainWords(stopped);
      expect(ledgerIn(cwd)).toEqual(['1', '2']);
      const refused = await mdrollback(AGAIN, { cwd });
      expect(refused).toMatchObject({ status: 2 });
      expect(ledgerIn(cwd)).toEqual(['1', '2']);
    }));
});

describe('a process without file descriptors to spare', () => {
  it(
    'is told so before anything is run or made, and a run that was begun stays as it is',
    () =>
      inDirectory(async (cwd) => {
        putPlan(cwd, [[bash(note(1)), bash('false')]]);
        expect((await mdrollback(EXEC, { cwd })).status).toBe(1);
        for (const limit of [21, 40])
          for (const argv of [EXEC, AGAIN]) {
            const through = ['bash', '-c', `ulimit -n ${limit}; exec "$0" "$@"`];
            const refused = await mdrollback([...argv, '--lang', 'zh-CN'], { cwd, through });
            expect(refused).toMatchObject({ status: 2, stdout: '' });
            expect(refused.stderr).toMatch(new RegExp(`最多能打开 ${limit} 个文件.*ulimit -n 1024`));
          }
        expect(ledgerIn(cwd)).toEqual(['1']);
      }),
    60_000,
  );
});

describe('a bash that is missing or too old', () => {
  /** A PATH on which bash is this script. */
  function withBash(
    cwd: string,
    script: string,
  ): { readonly cwd: string; readonly env: Record<string, string> } {
    const bin = join(cwd, 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'bash'), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, 'bash'), 0o755);
    return { cwd, env: { PATH: `${bin}:${process.env['PATH'] ?? ''}` } };
  }
  /** In everything the real one, but for the version that it gives. */
  const asked = `/bin/bash "$@" | sed -z '1s/.*/4.3.48(1)-release/'`;
  const old = `case "$*" in *BASH_VERSION*) ${asked} ;; *) exec /bin/bash "$@" ;; esac`;

  it.each([
    ['too old', old, 'bash 4.3.48(1)-release 太旧，需要 4.4 或更新'],
    ['dumb', 'exit 0', 'bash 没有应答'],
  ])(
    'and is %s begins no run; a run that was begun waits for a better one',
    (_how, script, said) =>
      inDirectory(async (cwd) => {
        putPlan(cwd, [[bash(note(1)), bash('test -e mended'), bash(note(2))]]);
        const none = await mdrollback(EXEC, withBash(cwd, script));
        expect(none).toMatchObject({ status: 2, stdout: '' });
        expect(none.stderr).toMatch(/没有可用的 bash（没有安装、版本低于 4.4，或没有应答）/);
        expect(existsSync(join(cwd, '.mdrollback'))).toBe(false);

        expect((await mdrollback(EXEC, { cwd })).status).toBe(1);
        writeFileSync(join(cwd, 'mended'), '');
        const retry = [...AGAIN, '--retry', '1.1/2'];
        const waits = await mdrollback(retry, withBash(cwd, script));
        expect(waits.status).toBe(3);
        expect(waits.stdout).toContain(`? 等人处理：没有可用的 bash，没有继续执行：${said}`);
        expectPlainWords(waits);
        expect(ledgerIn(cwd)).toEqual(['1']);
        expect((await mdrollback(retry, { cwd })).status).toBe(0);
        expect(ledgerIn(cwd)).toEqual(['1', '2']);
      }),
    60_000,
  );
});

describeWithMounts('a machine that was started anew', () => {
  /** Another boot id stands over the kernel's, in a mount namespace of the program's own. */
  const reboot = [
    'unshare',
    '--mount',
    'bash',
    '-c',
    'mount --bind boot /proc/sys/kernel/random/boot_id; exec "$0" "$@"',
  ];

  it('in the middle of a command leaves it in doubt, whoever has its process ids now; a person settles it', () =>
    inDirectory(async (cwd) => {
      putPlan(cwd, [
        [bash(note(1)), bash(`${note(2)}; until [ -e go ]; do sleep 0.02; done`), bash(note(3))],
      ]);
      writeFileSync(join(cwd, 'boot'), '00000000-0000-4000-8000-000000000000\n');
      const run = begin(cwd, EXEC);
      await until('the second command', () => ledgerIn(cwd).length === 2);
      const status = readFileSync(join(runDirectoryIn(cwd), 'session/status'), 'latin1');
      const shell = Number(/^ready \S+ (\d+)/m.exec(status)?.[1]);
      // The executor is only halted: its id is taken, as by another program after a start.
      run.child.kill('SIGSTOP');
      process.kill(shell, 'SIGKILL');
      try {
        const waits = await mdrollback(AGAIN, { cwd, through: reboot });
        expect(waits.status).toBe(3);
        expect(waits.stdout).toMatch(/存疑 1/);
        expectPlainWords(waits);
        expect(ledgerIn(cwd)).toEqual(['1', '2']);
      } finally {
        run.child.kill('SIGKILL');
      }
      await settle('1.1/2', { cwd, through: reboot });
      expect(ledgerIn(cwd)).toEqual(['1', '2', '3']);
      expect(await mdrollback(['verify'], { cwd })).toMatchObject({ status: 0 });
    }));

  it('between two commands goes on with the next, in the state that was kept', () =>
    inDirectory(async (cwd) => {
      putPlan(cwd, [[bash('X=5'), bash('test -e mended'), bash('echo $X >> ledger')]]);
      writeFileSync(join(cwd, 'boot'), '00000000-0000-4000-8000-000000000000\n');
      expect((await mdrollback(EXEC, { cwd })).status).toBe(1);
      writeFileSync(join(cwd, 'mended'), '');
      const done = await mdrollback([...AGAIN, '--retry', '1.1/2'], { cwd, through: reboot });
      expect(done.status).toBe(0);
      expect(ledgerIn(cwd)).toEqual(['5']);
      expect(readFileSync(join(runDirectoryIn(cwd), 'journal.jsonl'), 'utf8')).toContain(
        '00000000-0000-4000-8000',
      );
      expect(await mdrollback(['verify'], { cwd })).toMatchObject({ status: 0 });
    }));
});

describe('a bash that the kernel kills for its memory', () => {
  it('fails its command; the rest of its text is not run, and a retry has a new bash with the state', () =>
    inDirectory(async (cwd) => {
      putPlan(cwd, [
        [
          bash('X=7'),
          bash(`${note(1)}; test -e mended || kill -9 $$; ${note(2)}`),
          bash('echo $X >> ledger'),
        ],
      ]);
      const failed = await mdrollback(EXEC, { cwd });
      expect(failed.status).toBe(1);
      expect(failed.stdout).toMatch(/137/);
      expect(ledgerIn(cwd)).toEqual(['1']);
      writeFileSync(join(cwd, 'mended'), '');
      expect((await mdrollback([...AGAIN, '--retry', '1.1/2'], { cwd })).status).toBe(0);
      expect(ledgerIn(cwd)).toEqual(['1', '1', '2', '7']);
    }));
});

describeWith('faketime', 'a clock that is set during the run', (faketime) => {
  /** The time that the program, bash and what they start see: as far from the real one as the file says. */
  const clock = (
    cwd: string,
  ): { readonly cwd: string; readonly env: Record<string, string>; readonly through: readonly string[] } => ({
    cwd,
    env: {
      FAKETIME_TIMESTAMP_FILE: join(cwd, 'clock'),
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    // The wrapper sets a time of its own; what it preloads reads the file when that is taken away.
    through: [faketime, '-f', '+0s', 'env', '-u', 'FAKETIME'],
  });

  it.each([
    ['back by two days', '-2d'],
    ['forward by two days', '+2d'],
  ])(
    '%s runs each command once, waits as long as before and keeps the order',
    (_how, jump) =>
      inDirectory(async (cwd) => {
        writeFileSync(join(cwd, 'clock'), '+0s\n');
        const timed = bash('# 超时: 20s', `echo '${jump}' > clock; sleep 0.2; ${note(2)}`);
        const polled = bash('cat state', '# 预期: 10秒内 每0.2秒 ready');
        putPlan(cwd, [
          [
            bash(`date +%F >> dates; ${note(1)}`),
            timed,
            bash('(sleep 0.5; echo ready > state) & echo 0 > state'),
            polled,
          ],
          [bash('date +%F >> dates; false')],
        ]);
        const ran = await mdrollback(EXEC, clock(cwd));
        expect(ran.status, ran.stdout).toBe(1);
        expectPlainWords(ran);
        expect(ledgerIn(cwd)).toEqual(['1', '2']);
        const dates = new Set(readFileSync(join(cwd, 'dates'), 'utf8').trim().split('\n'));
        expect(dates.size).toBe(2);

        // And back to the true time for the resume.
        const again = await mdrollback([...AGAIN, '--retry', '1.2/1'], { cwd });
        expect(again.status).toBe(1);
        expect(ledgerIn(cwd)).toEqual(['1', '2']);
        expect(await mdrollback(['verify'], { cwd })).toMatchObject({ status: 0 });
        const said = `${ran.stdout}${(await mdrollback(['report', '--lang', 'zh-CN'], { cwd })).stdout}`;
        // A plan of the day before yesterday took no time that anybody knows.
        if (jump === '-2d') expect(ran.stdout).toContain('用时 不详（时钟被往回拨过）');
        expect(said).not.toMatch(/用时[^\n]*-\d/);
        const { stdout } = await mdrollback(['report', '--format', 'json'], { cwd });
        const { actions } = JSON.parse(stdout) as { actions: readonly { durationMs?: number | null }[] };
        for (const { durationMs } of actions) expect(durationMs ?? 0).toBeGreaterThanOrEqual(0);
        for (const { durationMs } of actions) expect(durationMs ?? 0).toBeLessThan(60_000);
      }),
    60_000,
  );
});
