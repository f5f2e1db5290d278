import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandResult, Session, SessionFactory } from '../../src/shell/types.ts';
import { SessionError } from '../../src/shell/types.ts';
import { checkpoint, command, phase, plan, planWith, step } from '../helpers/plan-builder.ts';
import { openBashSession } from '../../src/shell/index.ts';
import { expected, kindsOf, no, nobody, outcomes, play, yes } from './rig.ts';

/** The same session, but for how it runs a command. */
function withRunOf(session: Session, run: Session['run']): Session {
  const { host, pid, identity } = session;
  const leave = (): void => {
    session.leave();
  };
  return { host, pid, identity, run, leave, close: () => session.close() };
}

describe('commands', () => {
  it('run in the order of the document, each journaled from its start to its judgement', async () => {
    const played = await play(
      plan(
        phase('1', step('1.1', command('echo a >> ledger'), command('echo b >> ledger'))),
        phase('2', step('2.1', command('echo c >> ledger'))),
      ),
    );
    expect(played.ledger).toEqual(['a', 'b', 'c']);
    expect(played.ended).toMatchObject({ result: 'succeeded', exitStatus: 0, reason: null, failure: null });
    expect(outcomes(played)).toEqual({ '1.1/1': 'unverified', '1.1/2': 'unverified', '2.1/1': 'unverified' });
    const command3 = ['command-started', 'command-ended', 'judged'];
    expect(kindsOf(played.records)).toEqual([
      'run-started',
      'phase-started',
      'step-started',
      'session-opened',
      ...command3,
      ...command3,
      'step-ended',
      'phase-ended',
      'phase-started',
      'step-started',
      ...command3,
      'step-ended',
      'phase-ended',
      'run-ended',
    ]);
  });

  it('are in the journal before they run, and told of only when they are', async () => {
    const seen: boolean[] = [];
    const played = await play(
      plan(
        phase('1', step('1.1', command('grep -c command-started "$RUN_DIRECTORY/journal.jsonl" >> ledger'))),
      ),
      {
        onShow: (progress, { journal }) => {
          if (progress.kind !== 'event') return;
          const lines = readFileSync(journal, 'utf8').trimEnd().split('\n');
          const events = lines.map((line) => JSON.stringify((JSON.parse(line) as { event: unknown }).event));
          seen.push(events.includes(JSON.stringify(progress.event)));
        },
      },
    );
    expect(played.ledger).toEqual(['1']);
    expect(seen).toHaveLength(played.records.length);
    expect(seen).not.toContain(false);
    const told = played.told.flatMap((progress) => (progress.kind === 'event' ? [progress.event] : []));
    expect(told).toEqual(played.records.map(({ event }) => event));
  });

  it('wait for the disk: nothing is sent, asked or told before all records are synced', async () => {
    const watch = { unsynced: 0 };
    const at: Record<string, number> = {};
    const note = (what: string): void => {
      at[what] = Math.max(at[what] ?? 0, watch.unsynced);
    };
    const prose = command('echo 42', { expectations: [expected('与备份时的数量一致')] });
    const played = await play(
      plan(phase('1', step('1.1', command('true'), prose, checkpoint('一'), command('true')))),
      {
        watch,
        answer: ({ kind }) => {
          note(kind);
          return yes;
        },
        onShow: ({ kind }) => {
          if (kind !== 'output') note(kind);
        },
        options: {
          openSession: async (options) => {
            const session = await openBashSession(options);
            return withRunOf(session, (request) => {
              note('run');
              return session.run(request);
            });
          },
        },
      },
    );
    expect(played.ended.result).toBe('succeeded');
    expect(at).toEqual({ event: 0, phase: 0, step: 0, command: 0, run: 0, expectation: 0, checkpoint: 0 });
    expect(watch.unsynced).toBe(0);
  });

  it('stop at the first failure, with an account of it', async () => {
    const played = await play(
      plan(
        phase(
          '1',
          step(
            '1.1',
            command('echo a >> ledger'),
            command('seq 1 30; echo "\u001b[31mno disk\u001b[0m" >&2; exit 3'),
            command('echo b >> ledger'),
          ),
        ),
        phase('2', step('2.1', command('echo c >> ledger'))),
      ),
    );
    expect(played.ledger).toEqual(['a']);
    expect(outcomes(played)).toEqual({ '1.1/1': 'unverified', '1.1/2': 'failed' });
    expect(played.ended).toMatchObject({ result: 'failed', exitStatus: 1 });
    expect(played.ended.failure).toMatchObject({
      action: { id: '1.1/2' },
      step: { id: '1.1' },
      phase: { id: '1' },
      how: 'exited',
      exitStatus: 3,
      stderr: { lastLines: ['no disk'] },
      stdout: { lastLines: ['21', '22', '23', '24', '25', '26', '27', '28', '29', '30'] },
    });
    expect(existsSync(played.ended.failure?.stdout?.path ?? '')).toBe(true);
    expect(played.records.at(-1)?.event).toMatchObject({
      type: 'run-ended',
      result: 'failed',
      exitStatus: 1,
    });
  });

  it('end at their time limit, which fails them', async () => {
    const settings = { timeoutSeconds: 0.2, retryable: false, recordAs: null, skipIf: null, runIf: null };
    const played = await play(
      plan(phase('1', step('1.1', command('sleep 30; echo a >> ledger', { settings })))),
    );
    expect(outcomes(played)).toEqual({ '1.1/1': 'failed' });
    expect(played.ended).toMatchObject({ result: 'failed', failure: { how: 'timed-out', exitStatus: null } });
    expect(played.ended.reason).toContain('0.2 seconds');
    expect(played.ledger).toEqual([]);
  });

  it('take the run’s time limit where they have none', async () => {
    const played = await play(plan(phase('1', step('1.1', command('sleep 30')))), {
      policy: { timeoutSeconds: 0.2 },
    });
    expect(played.ended.failure?.how).toBe('timed-out');
  });
});

describe('expectations', () => {
  const withOne = (text: string, words: string): ReturnType<typeof plan> =>
    plan(
      phase(
        '1',
        step('1.1', command(text, { expectations: [expected(words)] }), command('echo after >> ledger')),
      ),
    );

  it('that hold pass the command', async () => {
    const played = await play(withOne('echo inactive', 'inactive'));
    expect(outcomes(played)['1.1/1']).toBe('passed');
    expect(played.ended.state.actions.get('1.1/1')).toMatchObject({
      by: 'machine',
      expectations: [{ line: 7, by: 'machine' }],
    });
  });

  it('that do not hold fail it, with what came nearest', async () => {
    const played = await play(withOne('echo inactive', '`active`'));
    expect(played.ended).toMatchObject({ result: 'failed', exitStatus: 1 });
    expect(played.ended.failure?.expectations).toMatchObject([
      { line: 7, verdict: 'failed', nearest: 'inactive' },
    ]);
    expect(played.ledger).toEqual([]);
  });

  it('that only a person can judge are asked with the output, and a yes is that person’s', async () => {
    const played = await play(withOne('echo 42 rows', '与备份时的数量一致'), { answer: () => yes });
    expect(played.asked).toMatchObject([
      { kind: 'expectation', line: 7, text: '与备份时的数量一致', output: '42 rows\n' },
    ]);
    expect(played.ended).toMatchObject({ result: 'succeeded', exitStatus: 0 });
    expect(played.ended.state.actions.get('1.1/1')).toMatchObject({ outcome: 'passed', by: 'wang' });
    expect(played.ledger).toEqual(['after']);
  });

  it('answered with no fail the command', async () => {
    const played = await play(withOne('echo 42 rows', '与备份时的数量一致'), {
      answer: () => ({ ...no, reason: '差 3 行' }),
    });
    expect(played.ended).toMatchObject({
      result: 'failed',
      exitStatus: 1,
      reason: 'wang answered no: 差 3 行',
    });
    expect(played.ledger).toEqual([]);
  });

  it('that nobody answers make the run wait', async () => {
    const played = await play(withOne('echo 42 rows', '与备份时的数量一致'), { answer: () => nobody });
    expect(played.ended).toMatchObject({
      result: 'waiting',
      exitStatus: 3,
      waitingFor: { kind: 'expectation' },
    });
    expect(outcomes(played)).toEqual({ '1.1/1': 'needs-person' });
    expect(kindsOf(played.records).slice(-3)).toEqual(['asked', 'run-paused', 'run-ended']);
    expect(played.ledger).toEqual([]);
  });

  it('about a long output are looked for in all of it', async () => {
    // ERROR stands in the middle, where neither the beginning nor the end that is held of the output reaches.
    const noise = 'head -c 6000000 /dev/zero | tr "\\0" x | fold -w 99';
    const found = await play(withOne(`${noise}; echo; echo ERROR; ${noise}`, '不包含 ERROR'), {
      answer: () => no,
    });
    expect(found.asked).toEqual([]);
    expect(found.ended.result).toBe('failed');
    const absent = await play(withOne(`${noise}; echo; echo fine; ${noise}`, '不包含 ERROR'), {
      answer: () => no,
    });
    expect(absent.ended.result).toBe('succeeded');
  });

  it('about the whole of an output that is too long to hold are a person’s', async () => {
    const noise = 'head -c 12000000 /dev/zero | tr "\\0" x | fold -w 99';
    const played = await play(withOne(`echo 3; ${noise}; echo 3`, '3'), { answer: () => no });
    expect(played.asked).toMatchObject([{ kind: 'expectation' }]);
  });

  it('about what is absent are a person’s when the command has emptied its own output', async () => {
    const text = 'printf "ERROR\\nfine\\n" >&2; echo done >/dev/stderr';
    const played = await play(withOne(text, '不包含 ERROR'), { answer: () => nobody });
    expect(played.ended.result).toBe('waiting');
  });
});

const version = {
  name: 'version',
  secret: false,
  value: null,
  default: null,
  description: null,
  pattern: null,
  places: [],
};
const bindings = [{ parameter: 'version', start: 5, end: 14, context: 'bare' as const }];

describe('parameters', () => {
  const deploy = planWith(
    { parameters: [version] },
    phase('1', step('1.1', command('echo <version> >> ledger', { bindings }))),
  );

  it.each([
    'v1.2.3',
    '; touch pwned',
    '$(touch pwned)',
    '`touch pwned`',
    '" ; touch pwned; "',
    "it's",
    '*',
    '-n',
  ])('are data: %j', async (value) => {
    const played = await play(deploy, { options: { parameters: { version: value } } });
    expect(played.ledger).toEqual(value === '-n' ? [] : [value]);
    expect(existsSync(join(played.cwd, 'pwned'))).toBe(false);
    const started = played.records.find(({ event }) => event.type === 'command-started');
    expect(started?.event).toMatchObject({
      text: 'echo <version> >> ledger',
      ran: 'echo "${MDROLLBACK_P_1}" >> ledger',
    });
  });
});

describe('one shell for the run', () => {
  it('keeps what a command leaves behind', async () => {
    const played = await play(
      plan(
        phase('1', step('1.1', command('mkdir d; cd d; X=kept'))),
        phase('2', step('2.1', command('echo "$X ${PWD##*/}" >> ../ledger'))),
      ),
    );
    expect(played.ledger).toEqual(['kept d']);
  });

  it('is followed by another when a command ends it; the journal names both, and values stay', async () => {
    const again = planWith(
      { parameters: [version] },
      phase('1', step('1.1', command('exit 0'), command('echo <version> >> ledger', { bindings }))),
    );
    const played = await play(again, { options: { parameters: { version: 'v1' } } });
    expect(played.ledger).toEqual(['v1']);
    expect(played.ended.state.actions.get('1.1/1')).toMatchObject({
      outcome: 'unverified',
      shellEnded: true,
    });
    const pids = played.ended.state.sessions.map(({ pid }) => pid);
    expect(new Set(pids).size).toBe(2);
  });
});

describe('a session that fails', () => {
  const two = plan(phase('1', step('1.1', command('echo a >> ledger'), command('echo b >> ledger'))));
  const withRun =
    (change: (result: CommandResult) => CommandResult): SessionFactory =>
    async (options) => {
      const session = await openBashSession(options);
      return withRunOf(session, async (request) => change(await session.run(request)));
    };

  it('to open: nothing ran, so the rollback has not failed', async () => {
    const openSession: SessionFactory = () =>
      Promise.reject(new SessionError('bash-missing', 'no bash on PATH'));
    const played = await play(two, { options: { openSession } });
    expect(played.ended).toMatchObject({ result: 'not-begun', exitStatus: 2, failure: null });
    expect(played.ended.reason).toContain('nothing was run: no bash on PATH');
    expect(kindsOf(played.records)).toEqual(['run-started', 'run-ended']);
    expect(played.ended.state.actions.size).toBe(0);
  });

  it('to see a command’s end: the command is in doubt and the run waits', async () => {
    const openSession = withRun((result) => ({
      ...result,
      outcome: 'unknown',
      exitStatus: null,
      reason: 'bash vanished',
    }));
    const played = await play(two, { options: { openSession } });
    expect(played.ledger).toEqual(['a']);
    expect(outcomes(played)).toEqual({ '1.1/1': 'in-doubt' });
    expect(played.ended).toMatchObject({ result: 'waiting', exitStatus: 3, failure: { how: 'unknown' } });
  });

  it('without a status: the command is in doubt', async () => {
    const played = await play(two, {
      options: { openSession: withRun((result) => ({ ...result, exitStatus: null })) },
    });
    expect(outcomes(played)).toEqual({ '1.1/1': 'in-doubt' });
    expect(played.ended.exitStatus).toBe(3);
  });

  it('by an exception: the command is in doubt, and no end is recorded', async () => {
    const openSession = withRun(() => {
      throw new Error('the new bash does not answer');
    });
    const played = await play(two, { options: { openSession } });
    expect(outcomes(played)).toEqual({ '1.1/1': 'in-doubt' });
    expect(kindsOf(played.records)).not.toContain('command-ended');
    expect(played.ended.reason).toContain('the new bash does not answer');
  });

  it('to start a command: that is a failure, and no command ran', async () => {
    const openSession = withRun((result) => ({
      ...result,
      outcome: 'not-started',
      exitStatus: null,
      reason: 'fork failed',
    }));
    const played = await play(two, { options: { openSession } });
    expect(played.ended).toMatchObject({ result: 'failed', exitStatus: 1, failure: { how: 'not-started' } });
  });
});

describe('a journal that cannot be kept', () => {
  it('stops the run before the next command', async () => {
    const played = await play(
      plan(
        phase(
          '1',
          step('1.1', command('echo a >> ledger; rm -r "$RUN_DIRECTORY"'), command('echo b >> ledger')),
        ),
      ),
    );
    expect(played.ledger).toEqual(['a']);
    expect(played.ended).toMatchObject({ result: 'failed', exitStatus: 1, journalError: { code: 'gone' } });
    expect(played.ended.reason).toContain('journal');
  });

  it('is not another run’s', async () => {
    const first = await play(plan(phase('1', step('1.1', command('echo a >> ledger')))));
    const { openJournal } = await import('../../src/journal/index.ts');
    const journal = await openJournal(first.runDirectory.directory, 'here', () => new Date());
    const again = await play(plan(phase('1', step('1.1', command('echo a >> ledger')))), {
      options: { journal },
    });
    expect(again.ledger).toEqual([]);
    expect(again.ended).toMatchObject({ result: 'failed', journalError: { code: 'exists' } });
    await journal.close();
  });
});
