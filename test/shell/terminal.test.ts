import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import type { CommandResult } from '../../src/shell/index.ts';
import { atTerminal, KEY, type Exchange } from '../helpers/terminal.ts';
import { bytesOf, withRig } from './rig.ts';
import { buildTool } from './tool.ts';
import type { Tool } from './tool.ts';

interface Shown {
  /** What the operator sees, without the results' lines. */
  readonly screen: string;
  readonly results: readonly CommandResult[];
  readonly closed: boolean;
}

/** Runs the tool on a real terminal and types what is to be typed when its prompt shows. */
async function onTerminal(tool: Tool, typed: readonly Exchange[]): Promise<Shown> {
  const { screen } = await atTerminal([process.execPath, tool.script], typed, { cwd: tool.cwd });
  const lines = screen.split('\n');
  const results = lines
    .filter((line) => line.startsWith('RESULT '))
    .map((line) => JSON.parse(line.slice('RESULT '.length)) as CommandResult);
  return {
    screen: lines.filter((line) => !/^(RESULT|CLOSED)/.test(line)).join('\n'),
    results,
    closed: lines.includes('CLOSED'),
  };
}

async function withTool(
  commands: Parameters<typeof buildTool>[0],
  use: (tool: Tool) => Promise<void>,
): Promise<void> {
  const tool = buildTool(commands);
  try {
    await use(tool);
  } finally {
    tool.remove();
  }
}

describe('a command on the terminal', () => {
  test('asks there, is answered there, and its status is known', async () => {
    const ask =
      'read -rsp \'Password: \' p </dev/tty; echo; echo "got $p"; [[ -t 0 && -t 1 && -t 2 ]] && (exit 5)';
    await withTool(
      [{ text: 'A=1' }, { text: ask, terminal: true }, { text: 'echo $? $A $p; tty <&1' }],
      async (tool) => {
        const shown = await onTerminal(tool, [['Password: ', 'secret\n']]);
        expect(shown.screen).toContain('Password: \ngot secret');
        expect(shown.results).toMatchObject([
          { exitStatus: 0 },
          { outcome: 'exited', exitStatus: 5, stdout: { bytes: 0 }, stderr: { bytes: 0 }, shellEnded: false },
          { exitStatus: 1 },
        ]);
        // The next command has the terminal no more.
        expect(bytesOf(shown.results[2]!.stdout).toString()).toBe('5 1 secret\nnot a tty\n');
        expect(shown.closed).toBe(true);
      },
    );
  });

  test('reads from it', async () => {
    await withTool([{ text: 'echo ready; cat; echo read', terminal: true }], async (tool) => {
      const shown = await onTerminal(tool, [['ready', `typed\n${KEY.ctrlD}`]]);
      expect(shown.screen).toContain('typed\ntyped\nread');
      expect(shown.results).toMatchObject([{ exitStatus: 0 }]);
    });
  });

  test('ended by Ctrl-C takes its bash along; the next goes on', async () => {
    // Between its own words and those of the next program bash may let a Ctrl-C pass.
    const sleep = "sh -c 'echo ready; exec sleep 20'";
    await withTool(
      [{ text: 'A=1' }, { text: sleep, terminal: true }, { text: 'echo "$A"' }],
      async (tool) => {
        const shown = await onTerminal(tool, [['ready', KEY.ctrlC]]);
        expect(shown.results).toMatchObject([
          {},
          { outcome: 'exited', exitStatus: 130, shellEnded: true },
          { exitStatus: 0 },
        ]);
        expect(bytesOf(shown.results[2]!.stdout).toString()).toBe('1\n');
      },
    );
  });

  test('is not touched by Ctrl-C without it, and leaves no trap behind', async () => {
    const shown = { text: 'trap -p INT; echo shown', terminal: true };
    await withTool([{ text: 'echo ready >/dev/tty; sleep 2; (exit 4)' }, shown], async (tool) => {
      const { results, screen } = await onTerminal(tool, [['ready', KEY.ctrlC]]);
      expect(results).toMatchObject([
        { outcome: 'exited', exitStatus: 4, shellEnded: false },
        { exitStatus: 0 },
      ]);
      expect(screen).toContain('shown');
      expect(screen).not.toContain('SIGINT');
    });
  });

  test('keeps its own INT trap', async () => {
    const own = { text: "trap 'echo caught' INT; echo ready >/dev/tty; sleep 2; echo on" };
    await withTool([{ text: ':' }, own, { text: 'trap -p INT' }], async (tool) => {
      const { results } = await onTerminal(tool, [['ready', KEY.ctrlC]]);
      expect(bytesOf(results[1]!.stdout).toString()).toBe('caught\non\n');
      expect(bytesOf(results[2]!.stdout).toString()).toContain("trap -- 'echo caught' SIGINT");
    });
  });

  test('is there too where one before has left a process running', async () => {
    await withTool(
      [
        { text: 'exec 2>errors' },
        { text: 'sleep 2 &' },
        { text: 'echo seen', terminal: true },
        { text: 'echo on' },
      ],
      async (tool) => {
        const { screen, results } = await onTerminal(tool, []);
        expect(screen).toContain('seen');
        expect(results[1]!.leftRunning).toHaveLength(1);
        expect(bytesOf(results[2]!.stdout).toString()).toBe('');
        expect(bytesOf(results[3]!.stdout).toString()).toBe('on\n');
      },
    );
  });

  test('what the author has redirected stays redirected', async () => {
    await withTool(
      [
        { text: 'exec 2>errors' },
        { text: 'echo seen; echo hidden >&2', terminal: true },
        { text: 'cat errors' },
      ],
      async (tool) => {
        const shown = await onTerminal(tool, []);
        expect(shown.screen).toContain('seen');
        expect(shown.screen).not.toContain('hidden');
        expect(bytesOf(shown.results[2]!.stdout).toString()).toBe('hidden\n');
      },
    );
  });

  test('a program that opens the terminal by itself can, in any command', async () => {
    await withTool([{ text: 'echo direct >/dev/tty' }], async (tool) => {
      const shown = await onTerminal(tool, []);
      expect(shown.screen).toContain('direct');
      expect(shown.results).toMatchObject([{ exitStatus: 0, stdout: { bytes: 0 } }]);
    });
  });
});

test('without a terminal such a command is not begun', async () => {
  await withTool([{ text: 'echo x', terminal: true }], async (tool) => {
    const { stdout } = await execa('node', [tool.script], { stdin: 'ignore', detached: true });
    const line = stdout.split('\n').find((each) => each.startsWith('RESULT ')) ?? '';
    expect(JSON.parse(line.slice('RESULT '.length))).toMatchObject({
      outcome: 'not-started',
      exitStatus: null,
      reason: 'no terminal is attached',
    });
  });
});

test('the session does not need one', async () => {
  await withRig(async (rig) => {
    expect(await rig.run('[[ -t 0 || -t 1 ]] || echo none')).toMatchObject({ out: 'none\n' });
  });
});
