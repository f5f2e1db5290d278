import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Answer, Question } from '../../src/execute/index.ts';
import { AUTHOR_TICKED } from '../../src/execute/index.ts';
import {
  check,
  checkpoint,
  command,
  manual,
  phase,
  phaseWith,
  plan,
  step,
  stepWith,
} from '../helpers/plan-builder.ts';
import { expected, kindsOf, no, nobody, outcomes, play, yes } from './rig.ts';

const after = command('echo after >> ledger');
const notApplicable: Answer = { ...yes, answer: 'not-applicable', reason: '单机部署' };

describe.each([
  ['checkpoint', checkpoint('无用户投诉'), '1.1/c1'],
  ['manual', manual('vim /etc/app.conf'), '1.1/m1'],
] as const)('a %s action', (kind, action, id) => {
  const asking = plan(phase('1', step('1.1', action, after)));

  it('passes by a person’s yes, with name and time', async () => {
    const played = await play(asking, { answer: () => yes });
    expect(played.asked).toMatchObject([{ kind, action: { id } }]);
    expect(played.ended.state.actions.get(id)).toMatchObject({ outcome: 'passed', by: 'wang' });
    expect(played.ended.state.actions.get(id)?.at).toMatch(/^\d{4}-.*Z$/);
    expect(played.ended.result).toBe('succeeded');
    expect(played.ledger).toEqual(['after']);
  });

  it('fails by a no', async () => {
    const played = await play(asking, { answer: () => no });
    expect(played.ended).toMatchObject({
      result: 'failed',
      exitStatus: 1,
      failure: { action: { id }, ran: null },
    });
    expect(outcomes(played)).toEqual({ [id]: 'failed' });
    expect(played.ledger).toEqual([]);
  });

  it('does not apply, with a reason', async () => {
    const played = await play(asking, { answer: () => notApplicable });
    expect(played.ended.state.actions.get(id)).toMatchObject({
      outcome: 'skipped',
      reason: '单机部署',
      by: 'wang',
    });
    expect(played.ended.result).toBe('succeeded');
  });

  it.each<[string, Answer]>([
    ['nobody answers', nobody],
    ['"not applicable" has no reason', { ...notApplicable, reason: ' ' }],
  ])('waits when %s', async (_, answer) => {
    const played = await play(asking, { answer: () => answer });
    expect(played.ended).toMatchObject({ result: 'waiting', exitStatus: 3, waitingFor: { kind } });
    expect(outcomes(played)).toEqual({ [id]: 'needs-person' });
    expect(kindsOf(played.records).slice(-3)).toEqual(['asked', 'run-paused', 'run-ended']);
    expect(played.ledger).toEqual([]);
  });

  it('waits when the question cannot be put', async () => {
    const played = await play(asking);
    expect(played.ended).toMatchObject({ result: 'waiting', exitStatus: 3 });
    expect(played.ended.reason).toContain('unexpected question');
  });
});

describe('a checkpoint', () => {
  it('that the author ticked asks nobody and claims nothing', async () => {
    const ticked = checkpoint('已通知值班', { checked: true, check: check('echo no >> ledger') });
    const played = await play(plan(phase('1', step('1.1', ticked, after))));
    expect(played.ended.state.actions.get('1.1/c1')).toMatchObject({
      outcome: 'skipped',
      reason: AUTHOR_TICKED,
    });
    expect(played.ledger).toEqual(['after']);
  });

  it.each([
    ['exit status 0', check('true'), 'passed'],
    ['another status', check('exit 1'), 'failed'],
    ['a held expectation', check('echo 0', expected('0')), 'passed'],
    ['a failed expectation', check('echo 10', expected('0')), 'failed'],
    ['nothing to assert', check('exit 4', expected('退出码 任意')), 'unverified'],
  ])('with an inline command is judged by the machine: %s', async (_, inline, outcome) => {
    const played = await play(
      plan(phase('1', step('1.1', checkpoint('无活跃连接', { check: inline }), after))),
    );
    expect(outcomes(played)['1.1/c1']).toBe(outcome);
    expect(played.ended.result).toBe(outcome === 'failed' ? 'failed' : 'succeeded');
    expect(played.ledger).toEqual(outcome === 'failed' ? [] : ['after']);
  });

  it('may be vouched for beforehand; a manual action may not', async () => {
    const vouched: Answer = { ...yes, how: 'vouched' };
    const box = await play(plan(phase('1', step('1.1', checkpoint('一')))), { answer: () => vouched });
    expect(box.ended.result).toBe('succeeded');
    const hand = await play(plan(phase('1', step('1.1', manual('vim x')))), { answer: () => vouched });
    expect(hand.ended).toMatchObject({ result: 'waiting', exitStatus: 3 });
  });
});

describe('an optional step', () => {
  const optional = stepWith('1.2', { optional: true }, command('echo optional >> ledger'), checkpoint('二'));
  const whole = plan(phase('1', step('1.1', command('echo first >> ledger')), optional, step('1.3', after)));
  const answers =
    (answer: Answer) =>
    ({ kind }: Question): Answer =>
      kind === 'optional' ? answer : yes;

  it('is decided before anything runs', async () => {
    const played = await play(whole, { answer: answers(nobody) });
    expect(played.ended).toMatchObject({
      result: 'waiting',
      exitStatus: 3,
      waitingFor: { kind: 'optional' },
    });
    expect(played.ledger).toEqual([]);
  });

  it('is done after a yes, and passed over after a no', async () => {
    const done = await play(whole, { answer: answers(yes) });
    expect(done.ledger).toEqual(['first', 'optional', 'after']);
    const passedOver = await play(whole, { answer: answers(no) });
    expect(passedOver.ledger).toEqual(['first', 'after']);
    expect(outcomes(passedOver)).toMatchObject({ '1.2/1': 'skipped', '1.2/c1': 'skipped' });
    expect(passedOver.ended.result).toBe('succeeded');
    expect(passedOver.ended.state.actions.get('1.2/1')?.by).toBe('wang');
  });

  it('is decided by options without a question', async () => {
    const skipped = await play(whole, { policy: { skipSteps: ['1.2'] } });
    expect(skipped).toMatchObject({ asked: [], ledger: ['first', 'after'] });
    expect(skipped.ended.state.gates).toMatchObject([
      { subject: '1.2', answer: 'no', how: 'option', by: 'li' },
    ]);
    const done = await play(whole, { policy: { withSteps: ['1.2'] }, answer: answers(nobody) });
    expect(done.asked.map(({ kind }) => kind)).toEqual(['checkpoint']);
    expect(done.ledger).toEqual(['first', 'optional', 'after']);
  });

  it('may be a whole phase', async () => {
    const steps = [step('2.1', command('echo a >> ledger')), step('2.2', command('echo b >> ledger'))];
    const played = await play(plan(phaseWith('2', { optional: true }, ...steps)), {
      policy: { skipSteps: ['2'] },
    });
    expect(played).toMatchObject({ asked: [], ledger: [] });
    expect(outcomes(played)).toEqual({ '2.1/1': 'skipped', '2.2/1': 'skipped' });
  });
});

describe('an irreversible step', () => {
  const drop = stepWith('2.1', { irreversible: true }, command('echo drop >> ledger'));
  const whole = plan(phase('1', step('1.1', command('echo first >> ledger'))), phase('2', drop));

  it('begins after a yes only', async () => {
    const played = await play(whole, { answer: () => yes });
    expect(played.asked).toMatchObject([{ kind: 'irreversible', step: { id: '2.1' } }]);
    expect(played.ledger).toEqual(['first', 'drop']);
    expect(played.ended.state.gates).toMatchObject([
      { subject: '2.1', question: 'irreversible', by: 'wang' },
    ]);
  });

  it.each<[string, Answer, string, number]>([
    ['no', no, 'stopped', 4],
    ['not applicable', notApplicable, 'stopped', 4],
    ['no answer', nobody, 'waiting', 3],
    ['a word given for all beforehand', { ...yes, how: 'vouched' }, 'waiting', 3],
  ])('does not begin after %s', async (_, answer, result, exitStatus) => {
    const played = await play(whole, { answer: () => answer });
    expect(played.ended).toMatchObject({ result, exitStatus });
    expect(played.ledger).toEqual(['first']);
    expect(outcomes(played)).toEqual({ '1.1/1': 'unverified' });
  });

  it('may be allowed by name, which the journal tells', async () => {
    const played = await play(whole, { policy: { allowIrreversible: ['2.1'] } });
    expect(played).toMatchObject({ asked: [], ledger: ['first', 'drop'] });
    expect(played.ended.state.gates).toMatchObject([{ subject: '2.1', how: 'option', by: 'li' }]);
  });

  it('in an irreversible phase: the phase is asked about once, each irreversible step for itself', async () => {
    const quiet = (id: string): ReturnType<typeof step> => step(id, command(`echo ${id} >> ledger`));
    const phases = phaseWith(
      '2',
      { irreversible: true },
      quiet('2.1'),
      quiet('2.2'),
      stepWith('2.3', { irreversible: true }, after),
    );
    const played = await play(plan(phases), { answer: () => yes });
    expect(played.ended.state.gates.map(({ subject }) => subject)).toEqual(['2', '2.3']);
    expect(played.ledger).toEqual(['2.1', '2.2', 'after']);
  });
});

describe('a condition', () => {
  const settings = { timeoutSeconds: null, retryable: false, recordAs: null, skipIf: null, runIf: null };
  it.each([
    ['skip-condition', { ...settings, skipIf: '数据库没有变更' }, yes, false],
    ['skip-condition', { ...settings, skipIf: '数据库没有变更' }, no, true],
    ['run-condition', { ...settings, runIf: '如果用了缓存' }, yes, true],
    ['run-condition', { ...settings, runIf: '如果用了缓存' }, no, false],
  ] as const)('%s, %j, answered %j: runs is %s', async (kind, own, answer, runs) => {
    const played = await play(
      plan(phase('1', step('1.1', command('echo it >> ledger', { settings: own }), after))),
      {
        answer: () => answer,
      },
    );
    expect(played.asked).toMatchObject([{ kind }]);
    expect(played.ledger).toEqual(runs ? ['it', 'after'] : ['after']);
    expect(outcomes(played)['1.1/1']).toBe(runs ? 'unverified' : 'skipped');
    expect(played.ended.result).toBe('succeeded');
  });

  it.each([
    [yes, ['a', 'b', 'c']],
    [no, ['c']],
  ])('over several commands is asked of once: %j', async (answer, ledger) => {
    const own = { settings: { ...settings, runIf: '如果用了缓存' }, evidenceOffset: 90 };
    const commands = ['a', 'b'].map((name) => command(`echo ${name} >> ledger`, own));
    const last = command('echo c >> ledger', { settings: { ...settings, runIf: '如果还有旧进程' } });
    const played = await play(plan(phase('1', step('1.1', ...commands, last))), {
      answer: (question) =>
        question.kind === 'run-condition' && question.text === '如果还有旧进程' ? yes : answer,
    });
    expect(played.asked).toMatchObject([{ text: '如果用了缓存' }, { text: '如果还有旧进程' }]);
    expect(played.ledger).toEqual(ledger);
  });

  it('in the same words over another fence is asked of again: it may mean another failure', async () => {
    const own = { ...settings, runIf: '如果上面的命令失败' };
    const [one, two] = [100, 200].map((evidenceOffset) =>
      command(`echo ${evidenceOffset} >> ledger`, { settings: own, evidenceOffset }),
    );
    const answers = [yes, no];
    const played = await play(
      plan(phase('1', step('1.1', ...[one, two].filter((each) => each !== undefined)))),
      {
        answer: () => answers.shift() ?? nobody,
      },
    );
    expect(played.asked).toHaveLength(2);
    expect(played.ledger).toEqual(['100']);
  });

  it('that nobody decides makes the run wait', async () => {
    const own = { ...settings, skipIf: '数据库没有变更' };
    const played = await play(
      plan(phase('1', step('1.1', command('echo it >> ledger', { settings: own })))),
      { answer: () => nobody },
    );
    expect(played.ended).toMatchObject({ result: 'waiting', exitStatus: 3 });
    expect(played.ledger).toEqual([]);
  });
});

describe('the stop button', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['the operator', 4],
  ])('in the middle of a command (%s): exit status %i', async (reason, exitStatus) => {
    const stop = new AbortController();
    const slow = command('echo begun; sleep 30; echo a >> ledger');
    const played = await play(plan(phase('1', step('1.1', slow, after))), {
      stop,
      onShow: ({ kind }) => {
        if (kind === 'output') stop.abort(reason);
      },
    });
    expect(played.ended).toMatchObject({ result: 'stopped', exitStatus });
    expect(outcomes(played)).toEqual({ '1.1/1': 'failed' });
    expect(played.records.at(-1)?.event).toMatchObject({ result: 'stopped', exitStatus });
    expect(played.ledger).toEqual([]);
  });

  it('a terminal that goes away stops no command: it runs on, and the run can be taken up again', async () => {
    const stop = new AbortController();
    const played = await play(plan(phase('1', step('1.1', command('sleep 1; echo a >> ledger'), after))), {
      stop,
      onShow: ({ kind }) => {
        if (kind === 'command')
          setTimeout(() => {
            stop.abort('SIGHUP');
          }, 100);
      },
    });
    expect(played.ended).toMatchObject({ result: 'stopped', exitStatus: 129 });
    expect(outcomes(played)).toEqual({ '1.1/1': 'in-doubt' });
    expect(played.ledger).toEqual([]);
    const ledger = join(played.cwd, 'ledger');
    // A file is made before it is written to.
    await vi.waitFor(() => {
      expect(readFileSync(ledger, 'utf8')).toBe('a\n');
    }, 30_000);
  });

  it('at a question: the question stays open', async () => {
    const stop = new AbortController();
    const played = await play(plan(phase('1', step('1.1', checkpoint('一'), after))), {
      stop,
      answer: () => {
        stop.abort('SIGINT');
        return new Promise<Answer>(() => undefined);
      },
    });
    expect(played.ended).toMatchObject({
      result: 'stopped',
      exitStatus: 130,
      state: { pending: { action: '1.1/c1' } },
    });
    expect(outcomes(played)).toEqual({ '1.1/c1': 'needs-person' });
  });

  it('before the run: nothing runs', async () => {
    const stop = new AbortController();
    stop.abort('SIGTERM');
    const played = await play(plan(phase('1', step('1.1', after))), { stop });
    expect(played.ended).toMatchObject({ result: 'stopped', exitStatus: 143 });
    expect(played.ledger).toEqual([]);
  });
});
