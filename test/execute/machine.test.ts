import { describe, expect, it } from 'vitest';
import type { Answer, ExecuteOptions } from '../../src/execute/index.ts';
import { isNamed } from '../../src/execute/machine.ts';
import { checkpoint, command, manual, phase, plan, step, stepWith } from '../helpers/plan-builder.ts';
import { kindsOf, no, nobody, outcomes, play, yes } from './rig.ts';

const drop = command('echo drop >> ledger');
const on = (host: string): ReturnType<typeof plan> =>
  plan(
    phase(
      '1',
      step('1.1', command('echo first >> ledger')),
      stepWith('1.2', { host }, drop),
      stepWith('1.3', { host }, command('echo again >> ledger')),
    ),
  );
const machine = (name: string): { options: Partial<ExecuteOptions> } => ({ options: { machine: name } });

describe('a step that names a host', () => {
  it('asks before its first action whether this machine is the one, once for each name', async () => {
    const played = await play(on('db-01'), { ...machine('web-3'), answer: () => yes });
    expect(played.asked).toMatchObject([
      { kind: 'host', step: { id: '1.2' }, host: 'db-01', machine: 'web-3' },
    ]);
    expect(played.ledger).toEqual(['first', 'drop', 'again']);
    expect(played.ended.state.gates).toMatchObject([
      { subject: '1.2', question: 'host', answer: 'yes', by: 'wang', how: 'asked' },
    ]);
    expect(played.ended.result).toBe('succeeded');
  });

  it.each<[string, Answer]>([
    ['a no', no],
    ['no answer', nobody],
    ['a word given for all checkpoints beforehand', { ...yes, how: 'vouched' }],
    ['not applicable', { ...yes, answer: 'not-applicable', reason: 'no db here' }],
  ])('waits after %s, and nothing of it runs', async (_, answer) => {
    const played = await play(on('db-01'), { ...machine('web-3'), answer: () => answer });
    expect(played.ended).toMatchObject({ result: 'waiting', exitStatus: 3, waitingFor: { kind: 'host' } });
    expect(played.ledger).toEqual(['first']);
    expect(outcomes(played)).toEqual({ '1.1/1': 'unverified' });
    expect(kindsOf(played.records).slice(-2)).toEqual(['run-paused', 'run-ended']);
  });

  it('is not asked about again when the call has said which machine this is, and the journal tells', async () => {
    const played = await play(on('db-01'), { ...machine('web-3'), policy: { hostsHere: ['DB-01'] } });
    expect(played).toMatchObject({ asked: [], ledger: ['first', 'drop', 'again'] });
    expect(played.ended.state.gates).toMatchObject([{ subject: '1.2', how: 'option', by: 'li' }]);
  });

  it('is not helped by the name of another machine', async () => {
    const played = await play(on('db-01'), {
      ...machine('web-3'),
      policy: { hostsHere: ['db-0', 'db-02'] },
      answer: () => nobody,
    });
    expect(played.ended.exitStatus).toBe(3);
    expect(played.ledger).toEqual(['first']);
  });

  it.each(['localhost', '本机'])('runs anywhere when the host is %s', async (host) => {
    const played = await play(on(host), machine('web-3'));
    expect(played).toMatchObject({ asked: [], ledger: ['first', 'drop', 'again'] });
  });

  it('comes before the question whether what cannot be undone may begin', async () => {
    const whole = plan(phase('1', stepWith('1.1', { host: 'db-01', irreversible: true }, drop)));
    const played = await play(whole, { ...machine('web-3'), answer: () => yes });
    expect(played.asked.map(({ kind }) => kind)).toEqual(['host', 'irreversible']);
  });

  it('needs no machine for what only people do', async () => {
    const words = stepWith('1.1', { host: 'db-01' }, manual('vim /etc/pay.conf'), checkpoint('一'));
    const played = await play(plan(phase('1', words)), { ...machine('web-3'), answer: () => yes });
    expect(played.asked.map(({ kind }) => kind)).toEqual(['manual', 'checkpoint']);
  });
});

describe('the name of a machine', () => {
  it.each([
    ['db-01', 'db-01', true],
    ['DB-01', 'db-01', true],
    ['`db-01`', 'db-01', true],
    ['db-01', 'db-01.prod.example.com', true],
    ['db-01.prod.example.com', 'db-01', true],
    ['db-01.prod.example.com.', 'db-01.PROD.example.com', true],
    ['db-01.prod.example.com', 'db-01.test.example.com', false],
    ['db-01', 'db-011', false],
    ['db', 'db-01', false],
    ['10.0.0.5', '10', false],
    ['10.0.0.5', '10.0.0.5', true],
    ['web-01、web-02', 'web-01', false],
    ['', '', false],
  ])('%j is %j: %s', (host, name, fits) => {
    expect(isNamed(host, name)).toBe(fits);
  });
});
