import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { withRig } from './rig.ts';

/** Processes whose command line holds the text; the tests mark theirs with an odd number of seconds. */
function running(mark: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(join('/proc', pid, 'cmdline'), 'utf8')
          .replaceAll('\0', ' ')
          .includes(mark);
      } catch {
        return false;
      }
    })
    .map(Number);
}

describe('a time-out', () => {
  test('ends the command and keeps its output; nothing behind it in the text runs', async () => {
    await withRig(async (rig) => {
      await rig.run('X=1; cd /usr');
      const seen = await rig.run('echo begun; sleep 30.001; touch after', { timeoutMs: 200 });
      expect(seen).toMatchObject({
        outcome: 'timed-out',
        exitStatus: null,
        shellEnded: true,
        out: 'begun\n',
      });
      expect(seen.durationMs).toBeGreaterThanOrEqual(200);
      expect(seen.durationMs).toBeLessThan(2000);
      expect(seen.leftRunning).toEqual([]);
      expect(running('sleep 30.001')).toEqual([]);
      expect(await rig.run('echo $X $PWD')).toMatchObject({ out: '1 /usr\n' });
      expect(existsSync(join(rig.cwd, 'after'))).toBe(false);
    });
  });

  test.each([
    ['a pipeline', 'sleep 30.002 | sleep 30.002 | cat', '30.002'],
    ['a background job and its child', '(sleep 30.003; true) & sleep 30.003', '30.003'],
    ['setsid', 'setsid sleep 30.004 & sleep 30.004', '30.004'],
    [
      'a double fork in sessions of its own',
      "setsid sh -c 'setsid sleep 30.005 & setsid sleep 30.005 &' ; sleep 30.005",
      '30.005',
    ],
    ['an emptied environment', 'env -i sleep 30.006', '30.006'],
    ['nohup', 'nohup sh -c "sleep 30.007; true" >/dev/null 2>&1 & sleep 30.007', '30.007'],
    ['a subshell that was left alone', '( (sleep 30.008; true) & ); sleep 30.008', '30.008'],
    [
      'one that does not heed TERM',
      'trap "" TERM; sh -c \'trap "" TERM; while :; do sleep 30.009; done\'',
      '30.009',
    ],
  ])('%s goes with it', async (_name, text, mark) => {
    await withRig(async (rig) => {
      const seen = await rig.run(text, { timeoutMs: 300 });
      expect(seen).toMatchObject({ outcome: 'timed-out', leftRunning: [] });
      expect(running(mark)).toEqual([]);
      expect(await rig.run('echo on')).toMatchObject({ out: 'on\n' });
    });
  });

  test('spares what earlier commands left running', async () => {
    await withRig(async (rig) => {
      const service = await rig.run('sleep 30.011 & (sleep 30.012; true) & setsid sleep 30.013 &');
      expect(service.leftRunning.length).toBeGreaterThanOrEqual(3);
      await rig.run('sleep 30.014', { timeoutMs: 100 });
      expect(running('sleep 30.014')).toEqual([]);
      for (const mark of ['30.011', '30.012', '30.013'])
        expect(running(`sleep ${mark}`), mark).toHaveLength(1);
      const left = ['30.011', '30.012', '30.013'].flatMap((mark) => running(`sleep ${mark}`));
      await rig.run(`kill ${[...left, ...service.leftRunning].join(' ')}`);
    });
  });

  test('a program that exec has put in the place of bash', async () => {
    await withRig(async (rig) => {
      const seen = await rig.run('exec sleep 30.015', { timeoutMs: 100 });
      expect(seen).toMatchObject({ outcome: 'timed-out', shellEnded: true });
      expect(running('sleep 30.015')).toEqual([]);
    });
  });

  test('a command that ends in time is not touched', async () => {
    await withRig(async (rig) => {
      expect(await rig.run('sleep 0.05; (exit 4)', { timeoutMs: 10_000 })).toMatchObject({
        outcome: 'exited',
        exitStatus: 4,
        shellEnded: false,
      });
    });
  });
});

describe('the operator', () => {
  test('stops a command with all that it started', async () => {
    await withRig(async (rig) => {
      const stop = new AbortController();
      const seen = rig.run('echo begun; setsid sleep 30.021 & sleep 30.021', { signal: stop.signal });
      await vi.waitFor(() => {
        expect(running('sleep 30.021')).toHaveLength(2);
      }, 10_000);
      stop.abort('SIGINT');
      expect(await seen).toMatchObject({
        outcome: 'stopped',
        exitStatus: null,
        out: 'begun\n',
        leftRunning: [],
      });
      expect(running('sleep 30.021')).toEqual([]);
    });
  });

  test('who has stopped before it began: it is not begun', async () => {
    await withRig(async (rig) => {
      const seen = await rig.run('touch begun', { signal: AbortSignal.abort() });
      expect(seen).toMatchObject({ outcome: 'not-started', exitStatus: null, shellEnded: false });
      expect(existsSync(join(rig.cwd, 'begun'))).toBe(false);
    });
  });

  test('closing the session stops what runs, and bash with it', async () => {
    await withRig(async (rig) => {
      const { pid } = rig.session;
      const seen = rig.run('sleep 30.022');
      await vi.waitFor(() => {
        expect(running('sleep 30.022')).toHaveLength(1);
      }, 10_000);
      await rig.session.close();
      expect(await seen).toMatchObject({ outcome: 'stopped', leftRunning: [] });
      expect(running('sleep 30.022')).toEqual([]);
      expect(existsSync(`/proc/${pid}`)).toBe(false);
      expect(await rig.run('echo no')).toMatchObject({ outcome: 'not-started' });
    });
  });
});

describe('processes that outlive their command', () => {
  test('are told, with jobs, double forks and emptied environments', async () => {
    await withRig(async (rig) => {
      const seen = await rig.run(
        "sleep 30.031 & setsid sh -c 'sleep 30.031 & sleep 30.031 &' ; env -i sleep 30.031 & sleep 0.2",
      );
      const alive = running('sleep 30.031');
      expect(alive).toHaveLength(4);
      expect(alive.filter((pid) => seen.leftRunning.includes(pid))).toHaveLength(4);
      const next = await rig.run('echo next');
      expect(next).toMatchObject({ leftRunning: [], out: 'next\n' });
      await rig.run(`kill ${alive.join(' ')}`);
    });
  });

  test('are none for a command that waited for all of its own', async () => {
    await withRig(async (rig) => {
      expect(await rig.run('sleep 0.05 & ls | cat >/dev/null; wait')).toMatchObject({ leftRunning: [] });
    });
  });
});
