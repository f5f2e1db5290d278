import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { traceCommand } from '../../src/shell/index.ts';
import type { CommandResult } from '../../src/shell/index.ts';
import { atTerminal, HANG_UP, KEY, type Exchange } from '../helpers/terminal.ts';
import { bytesOf } from './rig.ts';
import { buildTool, type Tool, type ToolCommand } from './tool.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Asks for a password without an echo and for a word with one, on the terminal itself; `$1` is its exit status. */
const ASK = `#!/bin/bash
[[ -t 1 ]] && echo "on a terminal: $A $*"
read -rsp 'Password: ' password </dev/tty
echo
read -rp 'Word: ' word </dev/tty
echo "to the output: \${#password} $word"
exit "$1"
`;
/** Says how wide its terminal is, at once and when that changes. */
const WIDE = `#!/bin/bash
trap 'stty size </dev/tty; exit 0' WINCH
stty size </dev/tty
while :; do sleep 0.05; done
`;
const SLEEPY = `#!/bin/bash
stty -echo </dev/tty
echo sleeping
sleep 60
`;
/** Goes on behind its tool's death, or its terminal's. */
const LATE = `#!/bin/bash
echo begun
case $1 in kill) kill -9 "$TOOL" ;; *) read -r word </dev/tty; echo "read: $?" ;; esac
sleep 0.5
echo after
touch ended
exit 5
`;
const PROGRAMS = { late: LATE, ask: ASK, wide: WIDE, sleepy: SLEEPY, sudo: '#!/bin/sh\nexec "$@"\n' };

interface Shown {
  readonly screen: string;
  readonly results: readonly CommandResult[];
}

async function withTool<T>(
  commands: readonly ToolCommand[],
  use: (tool: Tool, run: (exchanges: readonly Exchange[], path?: string) => Promise<Shown>) => Promise<T>,
): Promise<T> {
  const tool = buildTool(commands);
  const bin = join(tool.cwd, 'bin');
  mkdirSync(bin);
  for (const [name, text] of Object.entries(PROGRAMS)) writeFileSync(join(bin, name), text, { mode: 0o755 });
  const run = async (exchanges: readonly Exchange[], path = process.env['PATH'] ?? ''): Promise<Shown> => {
    const env = { PATH: `${bin}${delimiter}${path}`, LC_ALL: 'C.UTF-8' };
    const command = [process.execPath, tool.script];
    const { screen } = await atTerminal(command, exchanges, { cwd: tool.cwd, env, seconds: 60 });
    const results = screen
      .split('\n')
      .filter((line) => line.startsWith('RESULT '))
      .map((line) => JSON.parse(line.slice('RESULT '.length)) as CommandResult);
    return { screen, results };
  };
  try {
    return await use(tool, run);
  } finally {
    tool.remove();
  }
}

const PASSWORD: readonly Exchange[] = [
  ['Password: ', 'hunter2\r'],
  ['Word: ', 'blue\r'],
];

function kept(result: CommandResult | undefined): string {
  return result === undefined ? '' : bytesOf(result.stdout).toString().replaceAll('\r\n', '\n');
}

describe.concurrent('the screen of a command that has the terminal', () => {
  test('is kept, without what was typed unseen, and the shell’s own state with it', async () => {
    await withTool(
      [
        { text: 'B="two words" C=(a b); shopt -s nullglob' },
        { text: 'A=$B ask 3 "$B" ${C[1]} $\'a\\nb\'', terminal: true, programs: ['ask'] },
        { text: 'echo $? "$A" ${C[0]}; declare -F; type -t ask' },
        { text: 'ask 0 >file && cat <file', terminal: true, programs: ['ask', 'cat'] },
        { text: 'cd bin && ask 130; D=$?', terminal: true, programs: ['cd', 'ask'] },
        { text: 'echo $D "${PWD##*/}"' },
      ],
      async (_tool, run) => {
        const { results, screen } = await run([...PASSWORD, ...PASSWORD, ...PASSWORD]);
        expect(results.map(({ exitStatus, screen: how }) => [exitStatus, how])).toEqual([
          [0, undefined],
          [3, 'kept'],
          [0, undefined],
          [0, 'kept'],
          [0, 'kept'],
          [0, undefined],
        ]);
        const first =
          'on a terminal: two words 3 two words b a\nb\nPassword: \nWord: blue\nto the output: 7 blue\n';
        expect(kept(results[1])).toBe(first);
        expect(kept(results[2])).toBe('3  a\nfile\n');
        expect(kept(results[3])).toBe('Password: Word: blue\n\nto the output: 7 blue\n');
        expect(kept(results[5])).toBe('130 bin\n');
        expect(results.every(({ shellEnded }) => !shellEnded)).toBe(true);
        expect(screen).not.toContain('hunter2');
      },
    );
  });

  test('is the operator’s: as wide, and it changes with it', async () => {
    await withTool([{ text: 'wide', terminal: true, programs: ['wide'] }], async (_tool, run) => {
      const { results } = await run([['24 100', { columns: 61 }]]);
      expect(results).toMatchObject([{ exitStatus: 0, screen: 'kept' }]);
      expect(kept(results[0])).toBe('24 100\n24 61\n');
    });
  });

  test('Ctrl-C is the program’s, and takes bash along as without it', async () => {
    await withTool(
      [
        { text: 'A=1' },
        { text: 'ask 0; touch went-on', terminal: true, programs: ['ask', 'touch'] },
        { text: 'echo "$A"; declare -F; ls went-on; stty -F /dev/tty -a' },
      ],
      async (_tool, run) => {
        const { results } = await run([['Password: ', KEY.ctrlC]]);
        expect(results[1]).toMatchObject({ outcome: 'exited', exitStatus: 130, shellEnded: true });
        expect(results[1]?.screen).toBe('kept');
        expect(kept(results[2])).toMatch(/^1\n(?!.*ask)[^]* icanon [^]* echo /);
      },
    );
  });

  test('is kept as far as it went of one that is stopped, and the terminal is as it was', async () => {
    await withTool(
      [
        { text: 'sleepy', terminal: true, programs: ['sleepy'], timeoutMs: 3000 },
        // Without `script` it is the operator's own terminal that loses its echo.
        { text: 'bin/sleepy', terminal: true, programs: ['bin/sleepy'], timeoutMs: 3000 },
        { text: 'stty -F /dev/tty -a; declare -F' },
      ],
      async (_tool, run) => {
        const { results } = await run([
          ['sleeping', ''],
          ['sleeping', ''],
        ]);
        expect(results[0]).toMatchObject({ outcome: 'timed-out', screen: 'kept', leftRunning: [] });
        expect(kept(results[0])).toBe('sleeping\n');
        expect(results[1]).toMatchObject({ outcome: 'timed-out', screen: 'in-shell' });
        expect(kept(results[2])).toMatch(/ icanon [^]* echo /);
        expect(kept(results[2])).not.toContain('declare');
      },
    );
  });

  test('where it cannot be kept, the command runs as it would, and says why not', async () => {
    await withTool(
      [
        { text: 'cat | cat', terminal: true, programs: ['cat'] },
        { text: 'bin/ask 0', terminal: true, programs: ['bin/ask'] },
        { text: 'read -rp "Name: " name', terminal: true, programs: ['read'] },
        { text: 'ask() { echo "own $1"; }; ask 1', terminal: true, programs: ['ask'] },
        { text: 'ask 1; sudo echo as root', terminal: true, programs: ['ask', 'echo'] },
        { text: 'unset -f ask; set -x' },
        { text: 'ask 0', terminal: true, programs: ['ask'] },
      ],
      async (_tool, run) => {
        const { results } = await run([
          ['', 'piped\r\u0004'],
          ['RESULT', ''],
          ...PASSWORD,
          ['Name: ', 'li\r'],
          ['own 1', ''],
          ['own 1', ''],
          ['as root', ''],
          ...PASSWORD,
        ]);
        const root = userInfo().uid === 0;
        const seen = results.map(({ screen, exitStatus }) => [screen, exitStatus]);
        expect(seen).toEqual([
          ['in-shell', 0],
          ['in-shell', 0],
          ['in-shell', 0],
          ['in-shell', 0],
          [root ? 'part' : 'sudo', 0],
          [undefined, 0],
          ['in-shell', 0],
        ]);
      },
    );
  });

  test('it runs without where `script` is missing', async () => {
    await withTool([{ text: 'ask 4', terminal: true, programs: ['ask'] }], async (tool, run) => {
      const path = join(tool.cwd, 'few');
      mkdirSync(path);
      const script = join(path, 'script');
      writeFileSync(script, '#!/bin/sh\necho "script from util-linux 2.23.2"\n');
      chmodSync(script, 0o755);
      const { results } = await run(PASSWORD, `${path}${delimiter}${process.env['PATH'] ?? ''}`);
      expect(results).toMatchObject([{ exitStatus: 4, screen: 'no-script', stdout: { bytes: 0 } }]);
    });
  });

  test.each([
    ['the tool dies', 'late kill', [] as Exchange[], 'begun\nafter\n'],
    ['the terminal goes away', 'late', [['begun', HANG_UP]] as Exchange[], 'begun\nread: 1\nafter\n'],
  ])('where %s, the program goes on and its screen is kept', async (_what, text, exchanges, shown) => {
    await withTool(
      [{ text: 'export TOOL=$PPID' }, { text, terminal: true, programs: ['late'] }],
      async (tool, run) => {
        await run(exchanges);
        await vi.waitUntil(() => existsSync(join(tool.cwd, 'ended')), { timeout: 30_000 });
        const sent = { directory: tool.directory, ordinal: 2, nonce: 'nonce-of-2', shell: null };
        const trace = await vi.waitUntil(
          async () => {
            const found = await traceCommand(sent);
            return found.kind === 'ended' ? found : null;
          },
          { timeout: 30_000 },
        );
        expect(trace.result).toMatchObject({ outcome: 'exited', exitStatus: 5 });
        expect(kept(trace.result)).toBe(shown);
      },
    );
  });
});
