import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { openBashSession } from '../../src/shell/index.ts';
import { bytesOf, newNonce, withRig } from './rig.ts';
import { buildTool } from './tool.ts';

/** A small disk of its own, which takes root. Null: not to be had here. */
function smallDisk(): string | null {
  const path = mkdtempSync(join(tmpdir(), 'small-disk-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'mdrollback-test', path]);
  if (status === 0) return path;
  rmSync(path, { recursive: true });
  return null;
}

const disk = smallDisk();

describe('a full disk', () => {
  test.skipIf(disk === null)(
    'fails the command that prints, and none is said to have ended that is not on record',
    async () => {
      const directory = join(disk ?? '', 'run');
      const session = await openBashSession({ cwd: '/', directory, environment: {} });
      const run = (ordinal: number, text: string): ReturnType<typeof session.run> =>
        session.run({ ordinal, nonce: newNonce(), text, terminal: false, timeoutMs: 20_000 });
      try {
        const first = await run(1, 'echo evidence');
        expect(first).toMatchObject({ outcome: 'exited', exitStatus: 0 });
        const second = await run(2, 'head -c 1000000 /dev/zero');
        // The command's own error, or an end that could not be recorded: never a success.
        expect([second.outcome, second.exitStatus]).not.toEqual(['exited', 0]);
        const third = await run(3, `touch ${join(disk ?? '', 'ran')}`);
        expect([third.outcome, third.exitStatus]).not.toEqual(['exited', 0]);
        // What was on record stays readable.
        expect(bytesOf(first.stdout).toString()).toBe('evidence\n');
      } finally {
        await session.close();
        execFileSync('umount', ['--lazy', disk ?? '']);
        rmSync(disk ?? '', { recursive: true, force: true });
      }
    },
  );
});

test('a shell that the kernel kills for its memory ends its command with 137; the next has a new one', async () => {
  await withRig(async (rig) => {
    await rig.run('X=1');
    let shown = '';
    const seen = rig.run('echo begun; sleep 5', { onOutput: (_stream, chunk) => (shown += String(chunk)) });
    await vi.waitFor(() => {
      expect(shown).not.toBe('');
    }, 5000);
    process.kill(rig.session.pid, 'SIGKILL');
    expect(await seen).toMatchObject({
      outcome: 'exited',
      exitStatus: 137,
      shellEnded: true,
      out: 'begun\n',
    });
    expect(await rig.run('echo $X')).toMatchObject({ out: '1\n' });
  });
});

test('a tool without descriptors to spare says so and runs nothing twice', () => {
  const tool = buildTool([{ text: 'echo one >>ran' }, { text: 'echo two >>ran' }]);
  try {
    mkdirSync(tool.cwd, { recursive: true });
    for (const limit of [20, 21, 22, 23, 24, 25, 26, 28, 30, 40]) {
      rmSync(join(tool.cwd, 'ran'), { force: true });
      const limited = `ulimit -n ${limit}; exec node "$0"`;
      const { stdout } = spawnSync('bash', ['-c', limited, tool.script], { encoding: 'utf8' });
      const ended = stdout.match(/"outcome":"exited"/g)?.length ?? 0;
      const ran = spawnSync('cat', [join(tool.cwd, 'ran')], { encoding: 'utf8' }).stdout;
      // What has ended has run, once and in order; what is not said to have ended may have been begun.
      expect('one\ntwo\n'.startsWith(ran), `ulimit -n ${limit}: ${ran}`).toBe(true);
      expect(ran.split('\n').length - 1, `ulimit -n ${limit}`).toBeGreaterThanOrEqual(ended);
    }
  } finally {
    tool.remove();
  }
}, 60_000);
