import { describe, expect, it } from 'vitest';
import { refusalText } from '../../src/execute/index.ts';
import type { Plan } from '../../src/plan/types.ts';
import { command, phase, planWith, step, stepWith } from '../helpers/plan-builder.ts';
import { play, type Scene } from './rig.ts';

const run = command('echo ran >> ledger');
const choice = { id: '1.1', options: ['Git', 'Kubernetes'], chosen: null, line: 3 };
const parameter = {
  name: 'version',
  secret: false,
  value: null,
  default: null,
  description: null,
  pattern: null,
  places: [],
};
const bindings = [{ parameter: 'version', start: 5, end: 14, context: 'bare' as const }];
const bound = command('echo <version>', { bindings });
const message = { ruleId: 'x', reason: '标题缺失', line: 1, column: 1 };

interface Case {
  readonly name: string;
  readonly plan: Plan;
  readonly scene?: Scene;
  readonly refusals: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'an error of the document',
    plan: planWith(
      {
        messages: [
          { ...message, severity: 'error' },
          { ...message, severity: 'warning' },
        ],
      },
      phase('1', step('1.1', run)),
    ),
    refusals: ['line 1: 标题缺失'],
  },
  {
    name: 'an undecided choice',
    plan: planWith(
      { choices: [choice] },
      phase('1', step('1.1', run, { ...run, choice: { id: '1.1', option: 'Git' } })),
    ),
    refusals: ['choice 1.1 is undecided: Git | Kubernetes'],
  },
  {
    name: 'an option that was not chosen',
    plan: planWith(
      { choices: [{ ...choice, chosen: 'Git' }] },
      phase('1', step('1.1', { ...run, line: 9, choice: { id: '1.1', option: 'Kubernetes' } })),
    ),
    refusals: ['1.1/1 on line 9 belongs to an option that was not chosen and must not reach a run'],
  },
  {
    name: 'a step of an option that was not chosen',
    plan: planWith(
      { choices: [{ ...choice, chosen: 'Git' }] },
      phase('1', stepWith('1.1', { choice: { id: '1.1', option: 'Kubernetes' } }, { ...run, line: 9 })),
    ),
    refusals: ['1.1/1 on line 9 belongs to an option that was not chosen and must not reach a run'],
  },
  {
    name: 'a parameter without a value',
    plan: planWith({ parameters: [parameter] }, phase('1', step('1.1', bound))),
    refusals: ['parameter version has no value'],
  },
  {
    name: 'a parameter named like a method of every object',
    plan: planWith(
      { parameters: [{ ...parameter, name: 'constructor' }] },
      phase('1', step('1.1', { ...bound, bindings: [{ ...bindings[0]!, parameter: 'constructor' }] })),
    ),
    refusals: ['parameter constructor has no value'],
  },
  {
    name: 'an empty value',
    plan: planWith({ parameters: [parameter] }, phase('1', step('1.1', bound))),
    scene: { options: { parameters: { version: '' } } },
    refusals: ['parameter version has no value'],
  },
  {
    name: 'a value that bash cannot take',
    plan: planWith({ parameters: [parameter] }, phase('1', step('1.1', bound))),
    scene: { options: { parameters: { version: 'a\0b' } } },
    refusals: ['the value of parameter version holds a NUL character, which bash cannot take'],
  },
  {
    name: 'a placeholder where no variable can stand',
    plan: planWith(
      { parameters: [{ ...parameter, value: 'v1' }] },
      phase('1', step('1.1', { ...bound, line: 5, bindings: [{ ...bindings[0]!, context: 'unsupported' }] })),
    ),
    refusals: ['1.1/1 on line 5: a variable cannot stand where the placeholder does'],
  },
  {
    name: 'a placeholder that cannot be bound',
    plan: planWith(
      { parameters: [{ ...parameter, value: 'v1' }] },
      phase('1', step('1.1', { ...bound, line: 5 })),
    ),
    scene: { options: { bind: () => ({ ok: false }) } },
    refusals: ['1.1/1 on line 5: a variable cannot stand where the placeholder does'],
  },
  {
    name: 'a command that asks on a terminal that is not there',
    plan: planWith({}, phase('1', step('1.1', { ...run, line: 5, terminal: true }))),
    refusals: ['1.1/1 on line 5 asks on the terminal, and there is none'],
  },
  {
    name: 'two actions with one id',
    plan: planWith({}, phase('1', step('1.1', { ...run, id: '1.1/1' }, { ...run, id: '1.1/1', line: 8 }))),
    refusals: ['line 8: the id 1.1/1 occurs twice, so the two could not be told apart in the journal'],
  },
  {
    name: 'options about steps that are not there, or not optional, or both ways',
    plan: planWith({}, phase('1', step('1.1', run), stepWith('1.2', { optional: true }, run))),
    scene: { policy: { skipSteps: ['1.1', '1.2'], withSteps: ['1.2'], allowIrreversible: ['9.9'] } },
    refusals: [
      '1.1 is not optional and cannot be skipped',
      'the document has no step or phase 9.9',
      '1.2 is both to be done and to be skipped',
    ],
  },
];

describe('a plan is refused, and nothing runs, for', () => {
  it.each(cases)('$name', async ({ plan, scene, refusals }) => {
    const played = await play(plan, scene ?? {});
    expect(played.result).toMatchObject({ result: 'refused', exitStatus: 2 });
    if (played.result.result !== 'refused') throw new Error('unreachable');
    expect(played.result.refusals.map((refusal) => refusalText(refusal, 'en'))).toEqual(refusals);
    for (const refusal of played.result.refusals)
      expect(refusalText(refusal, 'zh-CN')).not.toMatch(/\{\w+\}/);
    expect(played.ledger).toEqual([]);
    expect(played.records).toEqual([]);
    expect(played.told).toEqual([]);
  });

  it('none of these when they are put right', async () => {
    const chosen = planWith(
      {
        choices: [{ ...choice, chosen: 'Git' }],
        parameters: [parameter],
        messages: [{ ...message, severity: 'warning' }],
      },
      phase('1', step('1.1', { ...run, choice: { id: '1.1', option: 'Git' } }, bound)),
    );
    const played = await play(chosen, { options: { parameters: { version: 'v1' } } });
    expect(played.ended.result).toBe('succeeded');
    expect(played.ledger).toEqual(['ran']);
  });
});
