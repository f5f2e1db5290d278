import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Clock, Progress, Waiting } from '../../src/execute/index.ts';
import type { JournalEvent } from '../../src/journal/events.ts';
import { command, check, checkpoint, phase, plan, step } from '../helpers/plan-builder.ts';
import { expected, outcomes, play, yes, type Played } from './rig.ts';

/** A command that appends to the ledger and then shows how many lines it has; as far as the plan knows, it changes nothing. */
const COUNT = 'echo run >> ledger; grep -c run ledger';

function waiting(text: string, ...words: readonly string[]): ReturnType<typeof command> {
  return command(text, {
    readOnly: true,
    expectations: words.map((each, index) => expected(each, 7 + index)),
  });
}

function events<T extends JournalEvent['type']>(
  { records }: Played,
  type: T,
): Extract<JournalEvent, { readonly type: T }>[] {
  return records.flatMap(({ event }) =>
    event.type === type ? [event as Extract<JournalEvent, { type: T }>] : [],
  );
}

function waits(told: readonly Progress[]): readonly Waiting[] {
  return told.flatMap((progress) => (progress.kind === 'wait' ? [progress] : []));
}

/** A clock that only waiting turns: however slow the machine is, a run takes no time. */
function turnedClock(): Clock {
  let nowMs = 0;
  return {
    elapsed: () => nowMs,
    sleep: (milliseconds) => {
      nowMs += milliseconds;
      return Promise.resolve();
    },
  };
}

describe('an expectation with a time', () => {
  it('runs its command until it holds, and no more', async () => {
    const played = await play(plan(phase('1', step('1.1', waiting(COUNT, '20秒内 每0.2秒 3')))));
    expect(played.ended).toMatchObject({ result: 'succeeded', exitStatus: 0 });
    expect(played.ledger).toHaveLength(3);
    expect(outcomes(played)).toEqual({ '1.1/1': 'passed' });
    expect(events(played, 'command-started').map(({ attempt, again }) => [attempt, again])).toEqual([
      [1, null],
      [2, 'poll'],
      [3, 'poll'],
    ]);
    expect(events(played, 'judged')).toMatchObject([{ attempt: 3, outcome: 'passed' }]);
    expect(events(played, 'judged')[0]?.reason).toMatch(/check 3/);
  });

  it('fails when the time is over, with what was seen last', async () => {
    const played = await play(plan(phase('1', step('1.1', waiting(COUNT, '3秒内 每0.3秒 0')))));
    expect(played.ended).toMatchObject({ result: 'failed', exitStatus: 1 });
    expect(played.ended.failure?.reason).toMatch(/did not hold within/);
    expect(played.ended.failure?.expectations[0]?.actual).toContain(String(played.ledger.length));
    expect(played.ledger.length).toBeGreaterThan(2);
  });

  it('waits for the exit status as well', async () => {
    const text = 'echo run >> ledger; echo ready; [ "$(grep -c run ledger)" -ge 3 ]';
    const played = await play(plan(phase('1', step('1.1', waiting(text, '20秒内 每0.2秒 ready')))));
    expect(played.ended.result).toBe('succeeded');
    expect(played.ledger).toHaveLength(3);
  });

  it('that must go on holding fails at the first run that does not', async () => {
    const text = `${COUNT} | sed 's/^[12]$/up/'`;
    const played = await play(plan(phase('1', step('1.1', waiting(text, '持续10秒 每0.2秒 up')))));
    expect(played.ended.result).toBe('failed');
    expect(played.ledger).toHaveLength(3);
    expect(played.ended.failure?.reason).toMatch(/did not go on holding/);
  });

  it('goes on holding for its time', async () => {
    const played = await play(
      plan(phase('1', step('1.1', waiting('echo run >> ledger; echo up', '持续1秒 每0.4秒 up')))),
    );
    expect(played.ended.result).toBe('succeeded');
    expect(played.ledger.length).toBeGreaterThanOrEqual(3);
  });

  it('waits before its only run, even of a command that may not be repeated', async () => {
    const slow = command('echo run >> ledger; echo up', { expectations: [expected('1秒后 up')] });
    const began = performance.now();
    const played = await play(plan(phase('1', step('1.1', slow))));
    expect(performance.now() - began).toBeGreaterThan(1000);
    expect(played.ended.result).toBe('succeeded');
    expect(played.ledger).toHaveLength(1);
  });

  it('takes the others of its command along: all hold on the last run', async () => {
    const text = `${COUNT} | sed 's/^2$/2 up/;s/^3$/3 up done/'`;
    const played = await play(plan(phase('1', step('1.1', waiting(text, '20秒内 每0.2秒 up', 'done')))));
    expect(played.ended.result).toBe('succeeded');
    expect(played.ledger).toHaveLength(3);
  });

  it('works at a checkpoint', async () => {
    const inline = { ...check(COUNT, expected('20秒内 每0.2秒 2')), readOnly: true };
    const played = await play(plan(phase('1', step('1.1', checkpoint('服务恢复', { check: inline })))));
    expect(outcomes(played)).toEqual({ '1.1/c1': 'passed' });
    expect(played.ledger).toHaveLength(2);
  });

  it('asks a person when the time is over and no machine can tell', async () => {
    const action = waiting('echo run >> ledger; echo "active-standby"', '1秒内 每0.4秒 active');
    const played = await play(plan(phase('1', step('1.1', action))), { answer: () => yes });
    expect(played.asked.map(({ kind }) => kind)).toEqual(['expectation']);
    expect(played.ended.result).toBe('succeeded');
    expect(played.ledger.length).toBeGreaterThan(1);
  });
});

describe('a command that may change something', () => {
  it('is refused before the run when it would be repeated', async () => {
    const action = command(COUNT, { expectations: [expected('20秒内 3')] });
    const played = await play(plan(phase('1', step('1.1', action))));
    expect(played.result).toMatchObject({ result: 'refused', refusals: [{ code: 'not-repeatable' }] });
    expect(played.ledger).toEqual([]);
  });

  it('is repeated when its author allows it', async () => {
    const settings = { timeoutSeconds: null, retryable: true, recordAs: null, skipIf: null, runIf: null };
    const action = command(COUNT, { settings, expectations: [expected('20秒内 每0.2秒 2')] });
    expect((await play(plan(phase('1', step('1.1', action))))).ended.result).toBe('succeeded');
  });
});

describe('a wait', () => {
  it('never goes beyond the time-out of its command', async () => {
    const settings = { timeoutSeconds: 1, retryable: false, recordAs: null, skipIf: null, runIf: null };
    const action = { ...waiting(COUNT, '60秒内 每0.3秒 0'), settings };
    const began = performance.now();
    const played = await play(plan(phase('1', step('1.1', action))));
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(played.ended.failure?.reason).toMatch(/time limit/);
  });

  it('cuts off a run that hangs when its time is over', async () => {
    const played = await play(plan(phase('1', step('1.1', waiting('sleep 60', '1秒内 up')))));
    expect(played.ended.result).toBe('failed');
    expect(played.ended.failure?.reason).toMatch(/cut off/);
  });

  it('goes on after a run that took longer than one may', async () => {
    const text = 'echo run >> ledger; [ "$(grep -c run ledger)" -ge 2 ] || sleep 60; echo up';
    const played = await play(plan(phase('1', step('1.1', waiting(text, '30秒内 每0.2秒 up')))), {
      policy: { timeoutSeconds: 0.5 },
    });
    expect(played.ended.result).toBe('succeeded');
    expect(played.ledger).toHaveLength(2);
  });

  it('ends at once when the run is stopped, and says what was seen', async () => {
    const stop = new AbortController();
    const began = performance.now();
    const played = await play(
      plan(phase('1', step('1.1', waiting(COUNT, '600秒内 每60秒 0'), command('echo never >> ledger')))),
      {
        stop,
        onShow: (progress) => {
          if (progress.kind === 'wait' && progress.runs === 1) stop.abort('SIGINT');
        },
      },
    );
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(played.ended).toMatchObject({ result: 'stopped', exitStatus: 130 });
    expect(played.ledger).toEqual(['run']);
    expect(outcomes(played)).toEqual({ '1.1/1': 'failed' });
    expect(played.told.at(-1)).toMatchObject({ kind: 'event', event: { type: 'run-ended' } });
    expect(played.told.filter(({ kind }) => kind === 'wait-ended')).toHaveLength(1);
  });

  it('tells how often, how long and what was seen last', async () => {
    const clock = turnedClock();
    const { told } = await play(plan(phase('1', step('1.1', waiting(COUNT, '20秒内 每0.2秒 3')))), { clock });
    const seen = waits(told);
    expect(seen.map(({ runs }) => runs)).toEqual([1, 1, 2, 2]);
    expect(seen.every(({ limitMs }) => limitMs === 20_000)).toBe(true);
    expect(seen.at(-1)?.latest).toContain('2');
    const ended = told.findIndex(({ kind }) => kind === 'wait-ended');
    expect(told[ended + 1]).toMatchObject({ kind: 'output', stream: 'stdout', chunk: Buffer.from('3\n') });
  });

  it('syncs its first run and leaves the others to a later sync', async () => {
    const watch = { unsynced: 0 };
    const synced: number[] = [];
    const played = await play(plan(phase('1', step('1.1', waiting(COUNT, '20秒内 每0.2秒 6')))), {
      watch,
      onShow: (progress) => {
        if (progress.kind === 'wait' && progress.nextMs === null) synced.push(watch.unsynced);
      },
    });
    expect(synced[0]).toBe(0);
    expect(synced.at(-1)).toBeGreaterThan(2);
    const ends = events(played, 'command-ended');
    const { directory } = played.runDirectory;
    const last = ends.at(-1)?.stdout;
    expect(readFileSync(join(directory, last?.path ?? ''), 'utf8').slice(last?.offset)).toBe('6\n');
  });

  it('takes minutes on a clock that a test turns', async () => {
    const clock = turnedClock();
    const played = await play(plan(phase('1', step('1.1', waiting(COUNT, '10分钟内 每1分钟 0')))), { clock });
    expect(played.ended.failure?.reason).toMatch(/599\.\d s|600 s/);
    expect(played.ledger).toHaveLength(11);
    expect(readdirSync(played.cwd)).toContain('ledger');
  });
});
