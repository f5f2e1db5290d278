import { describe, expect, it } from 'vitest';
import { runJson } from '../../src/report/index.ts';
import { command, phase, plan, planWith, step } from '../helpers/plan-builder.ts';
import { expected, outcomes, play, yes } from './rig.ts';

function keeping(text: string, name: string, ...words: readonly string[]): ReturnType<typeof command> {
  const settings = { timeoutSeconds: null, retryable: false, recordAs: name, skipIf: null, runIf: null };
  return command(text, { settings, expectations: words.map((each) => expected(each)) });
}

function comparing(text: string, ...words: readonly string[]): ReturnType<typeof command> {
  return command(text, { expectations: words.map((each) => expected(each)) });
}

describe('# 记录为', () => {
  it('keeps the value of a command for expectations of later phases', async () => {
    const program = plan(
      phase('1', step('1.1', keeping('echo 42', '备份数量'))),
      phase('2', step('2.1', comparing('echo 42', '= <备份数量>'))),
    );
    const played = await play(program);
    expect(outcomes(played)).toEqual({ '1.1/1': 'unverified', '2.1/1': 'passed' });
    const kept = { name: '备份数量', value: '42', whole: true, action: '1.1/1' };
    expect(played.ended.state.recorded.get('备份数量')).toMatchObject(kept);
    expect(runJson({ plan: program, records: played.records }).recorded).toMatchObject([kept]);
  });

  it('refutes what differs from it', async () => {
    const program = plan(
      phase('1', step('1.1', keeping('echo 42', '备份数量'), comparing('echo 41', '= <备份数量>'))),
    );
    expect(outcomes(await play(program))).toEqual({ '1.1/1': 'unverified', '1.1/2': 'failed' });
  });

  it('keeps nothing of a command that failed', async () => {
    const played = await play(plan(phase('1', step('1.1', keeping('echo 42; false', '备份数量')))));
    expect(played.ended.state.recorded.size).toBe(0);
  });

  it('keeps what a person has confirmed', async () => {
    const action = keeping('echo 42', '备份数量', '与昨天一致');
    const played = await play(plan(phase('1', step('1.1', action))), { answer: () => yes });
    expect(played.ended.state.recorded.get('备份数量')?.value).toBe('42');
  });

  it('keeps the last of several', async () => {
    const program = plan(
      phase(
        '1',
        step('1.1', keeping('echo 1', '数'), keeping('echo 2', '数'), comparing('echo 2', '= <数>')),
      ),
    );
    expect(outcomes(await play(program))['1.1/3']).toBe('passed');
  });

  it('never puts a secret on record, and compares nothing with what it masked', async () => {
    const secret = {
      name: '密码',
      secret: true,
      value: 'hunter2hunter2',
      default: null,
      description: null,
      pattern: null,
      places: [],
    };
    const program = planWith(
      { parameters: [secret] },
      phase(
        '1',
        step('1.1', keeping('echo hunter2hunter2', '值'), comparing('echo hunter2hunter2', '= <值>')),
      ),
    );
    const played = await play(program, { answer: () => yes });
    expect(JSON.stringify(played.records)).not.toContain('hunter2');
    expect(played.ended.state.recorded.get('值')?.whole).toBe(false);
    expect(played.asked.map(({ kind }) => kind)).toEqual(['expectation']);
  });

  it('cuts what is too long, and compares nothing with the rest', async () => {
    const played = await play(
      plan(phase('1', step('1.1', keeping('printf "%020000d" 1', '长'), comparing('echo 1', '= <长>')))),
      { answer: () => yes },
    );
    expect(played.ended.state.recorded.get('长')).toMatchObject({ whole: false });
    expect(played.asked).toHaveLength(1);
  });

  it('is not what parameters are: those can be compared with as well', async () => {
    const count = {
      name: '数量',
      secret: false,
      value: '7',
      default: null,
      description: null,
      pattern: null,
      places: [],
    };
    const program = planWith(
      { parameters: [count] },
      phase('1', step('1.1', comparing('echo 7', '= <数量>'))),
    );
    expect(outcomes(await play(program))).toEqual({ '1.1/1': 'passed' });
  });
});
