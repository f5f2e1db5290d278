import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { openBashSession, parseStatusFile, SessionError } from '../../src/shell/index.ts';
import { newNonce, withRig } from './rig.ts';

async function withDirectory(use: (directory: string) => Promise<void>): Promise<void> {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'session-test-')));
  try {
    await use(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The error that opening a session rejects with. */
async function refusalOf(options: Parameters<typeof openBashSession>[0]): Promise<unknown> {
  try {
    const session = await openBashSession(options);
    await session.close();
    return null;
  } catch (error) {
    return error;
  }
}

describe('opening a session', () => {
  test('needs a bash', async () => {
    await withDirectory(async (directory) => {
      const error = await refusalOf({ cwd: directory, directory, environment: { PATH: directory } });
      expect(error).toBeInstanceOf(SessionError);
      expect(error).toMatchObject({ code: 'bash-missing' });
    });
  });

  test('needs bash 4.4', async () => {
    await withDirectory(async (directory) => {
      const program = join(directory, 'bash');
      writeFileSync(program, "#!/bin/sh\nprintf '4.3.48(1)-release\\0'\n");
      chmodSync(program, 0o755);
      const error = await refusalOf({
        cwd: directory,
        directory,
        environment: { PATH: `${directory}:/usr/bin:/bin` },
      });
      expect(error).toMatchObject({
        code: 'bash-too-old',
        message: expect.stringContaining('4.3.48') as unknown,
      });
    });
  });

  test('needs a bash that answers', async () => {
    await withDirectory(async (directory) => {
      const program = join(directory, 'bash');
      writeFileSync(program, '#!/bin/sh\nexit 3\n');
      chmodSync(program, 0o755);
      const error = await refusalOf({
        cwd: directory,
        directory,
        environment: { PATH: `${directory}:/usr/bin:/bin` },
      });
      expect(error).toMatchObject({ code: 'no-answer' });
    });
  });

  test('needs a directory that can be written, and one to stand in', async () => {
    await withDirectory(async (directory) => {
      const file = join(directory, 'file');
      writeFileSync(file, '');
      expect(
        await refusalOf({ cwd: directory, directory: join(file, 'run'), environment: {} }),
      ).toMatchObject({
        code: 'directory',
      });
      expect(
        await refusalOf({
          cwd: join(directory, 'none'),
          directory: join(directory, 'run'),
          environment: {},
          locale: 'zh-CN',
        }),
      ).toMatchObject({ code: 'directory', message: expect.stringContaining('不可用') as unknown });
    });
  });

  test.each([['两个 字'], ["it's"], ['a"b$c`d\\e'], ['builtin @STATUS@ x'], ['-n']])(
    'in directories with any name: %s',
    async (name) => {
      await withDirectory(async (root) => {
        const cwd = join(root, name);
        mkdirSync(cwd);
        const session = await openBashSession({ cwd, directory: join(cwd, 'run'), environment: {} });
        for (const [at, text] of [
          'pwd; A=1',
          'exit 3',
          'pwd; echo $A',
          'false | true',
          'echo ${PIPESTATUS[0]}',
        ].entries()) {
          const seen = await session.run({
            ordinal: at + 1,
            nonce: newNonce(),
            text,
            terminal: false,
            timeoutMs: 5000,
          });
          const out = readFileSync(seen.stdout.path).subarray(seen.stdout.offset).toString();
          expect([text, out, seen.notRestored]).toEqual([
            text,
            [`${cwd}\n`, '', `${cwd}\n1\n`, '', '1\n'][at],
            [],
          ]);
        }
        await session.close();
      });
    },
  );

  test('keeps what it writes to itself, and leaves what a resume needs', async () => {
    await withRig(async (rig) => {
      await rig.run('umask 000; echo x');
      await rig.run('echo y');
      for (const name of readdirSync(rig.directory)) {
        expect([name, statSync(join(rig.directory, name)).mode & 0o077]).toEqual([name, 0]);
      }
      await rig.session.close();
      const left = readdirSync(rig.directory).map((name) => name.replace(/\d+$/, 'N'));
      expect(new Set(left)).toEqual(new Set(['output', 'state.N', 'status', 'stdout.N', 'stderr.N']));
    });
  });

  test('names its bash for ever', async () => {
    await withRig(async (rig) => {
      const { pid, identity } = rig.session;
      expect(await rig.run('echo $$')).toMatchObject({ out: `${pid}\n` });
      expect(identity).toMatchObject({ pid, bootId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown });
      expect(Number(identity.startTime)).toBeGreaterThan(0);
      await rig.run('exit');
      expect(rig.session.identity).not.toEqual(identity);
    });
  });

  test('a second one in the same directory adds to what the first has written', async () => {
    await withDirectory(async (directory) => {
      for (const ordinal of [1, 2]) {
        const session = await openBashSession({
          cwd: directory,
          directory: join(directory, 'run'),
          environment: {},
        });
        await session.run({
          ordinal,
          nonce: `nonce-${ordinal}-x`,
          text: `echo ${ordinal}`,
          terminal: false,
          timeoutMs: null,
        });
        await session.close();
        writeFileSync(join(directory, 'run', 'status'), 'begun 9 torn', { flag: 'a' });
      }
      const records = parseStatusFile(readFileSync(join(directory, 'run', 'status'), 'utf8'));
      expect(records.flatMap((record) => (record.type === 'end' ? [record.ordinal] : []))).toEqual([1, 2]);
    });
  });
});

describe('a session', () => {
  test('runs one command at a time', async () => {
    await withRig(async (rig) => {
      const first = rig.run('sleep 0.2; echo first');
      await expect(rig.run('echo second')).rejects.toThrow('one command at a time');
      expect(await first).toMatchObject({ out: 'first\n' });
    });
  });

  test.each([
    ['ordinal', { ordinal: 0, nonce: 'abcdefgh' }],
    ['nonce', { ordinal: 1, nonce: 'a b; rm x' }],
  ])('takes no odd %s', async (_name, part) => {
    await withRig(async (rig) => {
      await expect(
        rig.session.run({ text: 'true', terminal: false, timeoutMs: null, ...part }),
      ).rejects.toThrow(TypeError);
    });
  });

  test('gives a new bash any variable as it was', async () => {
    await withRig(async (rig) => {
      await fc.assert(
        fc.asyncProperty(
          fc.string({
            unit: fc.constantFrom(...Array.from(`ab "'\`$\\!\n\t(){}[]=;&|<>*?~#中é\u0001\u007f-`)),
            maxLength: 12,
          }),
          fc.string({ unit: fc.constantFrom(...Array.from(`ab "'$\\\n[]=中`)), minLength: 1, maxLength: 6 }),
          async (value, key) => {
            const word = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
            await rig.run(
              `v=${word(value)}; export x=$v; a=("$v" b); declare -A m; k=${word(key)}; m[$k]=$v; set -- "$v"`,
            );
            expect(await rig.run('exit 1')).toMatchObject({ shellEnded: true, notRestored: [] });
            const seen = await rig.run(
              'printf "%s\\0" "$v" "$x" "${a[0]}" "${m[$k]}" "$1" "${#m[@]}"; unset m',
            );
            expect(seen.out.split('\0').slice(0, -1)).toEqual([value, value, value, value, value, '1']);
          },
        ),
        { numRuns: 20 },
      );
    });
  });

  test('says what a new bash could not be given', async () => {
    await withRig(async (rig) => {
      await rig.run('exec 5>side; ulimit -S -c 0; sleep 30 & trap "echo bye" EXIT');
      const seen = await rig.run('kill -9 $$');
      const said = seen.notRestored.join('\n');
      for (const part of [
        'background jobs',
        'EXIT trap',
        'descriptors',
        'ulimit',
        'command that ended its bash',
      ]) {
        expect(said).toContain(part);
      }
      await rig.run(`kill ${/background jobs (\d+)/.exec(said)?.[1] ?? ''}`);
    });
  });

  test('speaks Chinese when asked to', async () => {
    await withDirectory(async (directory) => {
      const session = await openBashSession({
        cwd: directory,
        directory: join(directory, 'run'),
        environment: {},
        locale: 'zh-CN',
      });
      const seen = await session.run({
        ordinal: 1,
        nonce: newNonce(),
        text: 'exec true',
        terminal: false,
        timeoutMs: null,
      });
      expect(seen.notRestored).toEqual(['结束 bash 的那条命令自己所做的更改']);
      await session.close();
    });
  });

  test('goes on when its bash was ended between two commands', async () => {
    await withRig(async (rig) => {
      await rig.run('A=1');
      const { pid } = rig.session;
      await rig.run('(sleep 0.1; kill -9 $$) &');
      await vi.waitFor(() => {
        expect(existsSync(`/proc/${pid}`)).toBe(false);
      }, 10_000);
      expect(await rig.run('echo $A')).toMatchObject({
        outcome: 'exited',
        exitStatus: 0,
        out: '1\n',
        shellEnded: false,
      });
      expect(rig.session.pid).not.toBe(pid);
    });
  });

  test('runs nothing more, and says why, when its directory has gone', async () => {
    await withRig(async (rig) => {
      const gone = await rig.run(`rm -rf '${rig.directory}'`);
      expect(gone).toMatchObject({ outcome: 'unknown', exitStatus: null, shellEnded: true });
      const next = await rig.run(`touch '${join(rig.cwd, 'ran')}'`);
      expect(next).toMatchObject({ outcome: 'not-started', exitStatus: null });
      expect(next.reason).not.toBeNull();
      expect(readdirSync(rig.cwd)).toEqual([]);
    });
  });

  test('does not begin a command that bash cannot record', async () => {
    await withRig(async (rig) => {
      await rig.run('true');
      rmSync(join(rig.directory, 'status'));
      mkdirSync(join(rig.directory, 'status'));
      const seen = await rig.run('touch ran');
      expect(seen).toMatchObject({ outcome: 'not-started', exitStatus: null, shellEnded: true });
      expect(readdirSync(rig.cwd)).toEqual([]);
    });
  });

  test('lets signals and timers have their turn between short commands, however many follow one another', async () => {
    await withRig(async (rig) => {
      await rig.run('true');
      let turns = 0;
      let next = setImmediate(function again() {
        turns += 1;
        next = setImmediate(again);
      });
      const began = performance.now();
      for (let times = 0; times < 400; times += 1) await rig.run('true');
      clearImmediate(next);
      expect(turns).toBeGreaterThan((performance.now() - began) / 25);
    });
  });

  test('leaves its mark in the environment of every command', async () => {
    await withRig(async (rig) => {
      const first = await rig.run('printenv MDROLLBACK_COMMAND');
      const second = await rig.run('printenv MDROLLBACK_COMMAND');
      expect(first.out).toMatch(/^[0-9a-f]+\.1\n$/);
      expect(second.out).toBe(first.out.replace('.1\n', '.2\n'));
    });
  });
});
