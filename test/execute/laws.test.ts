import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Question } from '../../src/execute/index.ts';
import { foldJournal } from '../../src/journal/index.ts';
import type { Phase, Plan } from '../../src/plan/types.ts';
import {
  check,
  checkpoint,
  command,
  manual,
  phaseWith,
  plan,
  stepWith,
  type Draft,
} from '../helpers/plan-builder.ts';
import { expected, nobody, play, yes, type Played } from './rig.ts';

/**
 * Any plan, any answers. Every command writes its own name into a ledger, so that what ran is known
 * without asking the executor; a command's name tells how it goes.
 */
type Kind =
  | 'ok'
  | 'holds'
  | 'bad'
  | 'broken'
  | 'asks'
  | 'if'
  | 'unless'
  | 'box'
  | 'boxok'
  | 'boxbad'
  | 'ticked'
  | 'hand';

const kinds: readonly Kind[] = [
  'ok',
  'ok',
  'holds',
  'bad',
  'broken',
  'asks',
  'if',
  'unless',
  'box',
  'boxok',
  'boxbad',
  'ticked',
  'hand',
];
const FAILING = /-(bad|broken|boxbad)$/;
const settings = { timeoutSeconds: null, retryable: false, recordAs: null, skipIf: null, runIf: null };

function draft(kind: Kind, name: string): Draft {
  const enter = `echo ${name}-${kind} >> ledger`;
  switch (kind) {
    case 'ok':
      return command(enter);
    case 'holds':
      return command(`${enter}; echo active`, { expectations: [expected('active')] });
    case 'bad':
      return command(`${enter}; false`);
    case 'broken':
      return command(`${enter}; echo inactive`, { expectations: [expected('`active`')] });
    case 'asks':
      return command(`${enter}; echo 42`, {
        expectations: [expected('与备份一致', 7), expected('没有异常的样子', 8)],
      });
    case 'if':
      return command(enter, { settings: { ...settings, runIf: '如果用了缓存' } });
    case 'unless':
      return command(enter, { settings: { ...settings, skipIf: '没有缓存' } });
    case 'box':
      return checkpoint(name);
    case 'boxok':
      return checkpoint(name, { check: check(enter) });
    case 'boxbad':
      return checkpoint(name, { check: check(`${enter}; false`) });
    case 'ticked':
      return checkpoint(name, { checked: true, check: check(enter) });
    case 'hand':
      return manual(name);
  }
}

const rarely = fc.integer({ min: 0, max: 4 }).map((n) => n === 0);
const anyPlan: fc.Arbitrary<Plan> = fc
  .array(
    fc.record({
      optional: rarely,
      irreversible: rarely,
      steps: fc.array(
        fc.record({
          optional: rarely,
          irreversible: rarely,
          actions: fc.array(fc.constantFrom(...kinds), { maxLength: 4 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((phases) => {
    const built = phases.map(({ steps, ...phase }, p): Phase => {
      const own = steps.map(({ actions, ...step }, s) => {
        const id = `${p + 1}.${s + 1}`;
        return stepWith(id, step, ...actions.map((kind, a) => draft(kind, `${id}/${a + 1}`)));
      });
      return phaseWith(String(p + 1), phase, ...own);
    });
    return plan(...built);
  });

const reply = (answer: 'yes' | 'no' | 'not-applicable', how: 'asked' | 'vouched' = 'asked'): Answer => ({
  ...yes,
  answer,
  how,
  reason: answer === 'not-applicable' ? '不适用于此' : null,
});
const anyAnswer = fc.oneof(
  { weight: 8, arbitrary: fc.constant(reply('yes')) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(reply('no'), reply('not-applicable'), reply('yes', 'vouched'), nobody),
  },
);

/** What random plans seldom come to: somebody says no at the gate of an irreversible step. */
const refusedGate: [Plan, Answer[]] = [
  plan(
    phaseWith('1', {}, stepWith('1.1', {}, draft('ok', '1.1/1'))),
    phaseWith('2', { irreversible: true }, stepWith('2.1', {}, draft('ok', '2.1/1'))),
  ),
  [reply('no')],
];

interface Asked {
  readonly question: Question;
  readonly answer: Answer;
  /** The ledger when the question was put. */
  readonly ledger: readonly string[];
}

async function playWith(
  thePlan: Plan,
  answers: readonly Answer[],
): Promise<{ played: Played; asked: readonly Asked[] }> {
  const asked: Asked[] = [];
  let cwd = '';
  const ledgerNow = (): readonly string[] => {
    try {
      return readFileSync(join(cwd, 'ledger'), 'utf8').trimEnd().split('\n');
    } catch {
      return [];
    }
  };
  const played = await play(thePlan, {
    onShow: (progress) => {
      if (progress.kind === 'event' && progress.event.type === 'run-started') cwd = progress.event.cwd;
    },
    answer: (question) => {
      const answer = answers[asked.length % answers.length] ?? nobody;
      asked.push({ question, answer, ledger: ledgerNow() });
      return answer;
    },
  });
  return { played, asked };
}

/** An answer after which nothing more may happen. */
function ends({ question: { kind }, answer }: Asked): boolean {
  if (answer.answer === 'unanswered') return true;
  const isCheck = kind === 'checkpoint' || kind === 'expectation';
  if (answer.how === 'vouched' && !isCheck) return true;
  if (kind === 'irreversible') return answer.answer !== 'yes';
  return answer.answer === 'no' && (isCheck || kind === 'manual');
}

const stepOf = (entry: string): string => entry.split('/')[0]!;

describe('any plan with any answers', () => {
  it('keeps the laws', async () => {
    const results: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(
        anyPlan,
        fc.array(anyAnswer, { minLength: 1, maxLength: 30 }),
        async (thePlan, answers) => {
          const { played, asked } = await playWith(thePlan, answers);
          const { ended, ledger } = played;
          results[ended.result] = (results[ended.result] ?? 0) + 1;

          // Nothing twice, nothing out of order, nothing after a failure.
          const order = thePlan.phases.flatMap(({ steps }) =>
            steps.flatMap(({ id, actions }) => actions.map((_, index) => `${id}/${index + 1}`)),
          );
          const places = ledger.map((entry) => order.indexOf(entry.replace(/-\w+$/, '')));
          expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
          const firstFailure = ledger.findIndex((entry) => FAILING.test(entry));
          if (firstFailure >= 0) {
            expect(ledger).toHaveLength(firstFailure + 1);
            expect(ended).toMatchObject({ result: 'failed', exitStatus: 1 });
          }

          // Nothing after a no or a silence.
          const ending = asked.findIndex(ends);
          if (ending >= 0) {
            expect(asked).toHaveLength(ending + 1);
            expect(ledger).toEqual(asked[ending]!.ledger);
            expect(ended.result).not.toBe('succeeded');
          }

          // Nothing irreversible without a yes to that very step or phase.
          for (const phase of thePlan.phases) {
            for (const step of phase.steps.filter(({ irreversible }) => irreversible || phase.irreversible)) {
              if (!ledger.some((entry) => stepOf(entry) === step.id)) continue;
              const agreed = asked.filter(
                (a) => a.question.kind === 'irreversible' && a.answer.answer === 'yes',
              );
              const toStep = agreed.some(
                ({ question }) => 'step' in question && question.step.id === step.id,
              );
              const toPhase = agreed.some(
                ({ question }) => 'phase' in question && question.phase.id === phase.id,
              );
              expect(step.irreversible ? toStep : toPhase).toBe(true);
            }
          }

          // No success with a failure, a silence, or anything that is neither run nor passed over on somebody's word.
          const open = asked.some(({ answer }) => answer.answer === 'unanswered');
          if (ended.result === 'succeeded') {
            expect(firstFailure).toBe(-1);
            expect(open).toBe(false);
            for (const { id } of thePlan.phases
              .flatMap(({ steps }) => steps)
              .flatMap(({ actions }) => actions)) {
              expect(ended.state.actions.get(id)?.outcome).toMatch(/^(passed|unverified|skipped)$/);
            }
          } else expect(firstFailure >= 0 || ending >= 0).toBe(true);

          // A person's pass is a person's yes.
          for (const { action, outcome, by } of ended.state.actions.values()) {
            if (outcome !== 'passed' || by === 'machine') continue;
            const said = asked.filter(
              ({ question }) => 'action' in question && question.action.id === action,
            );
            expect(said.some(({ answer }) => answer.answer === 'yes')).toBe(true);
          }

          // The journal tells the same as the result.
          expect(foldJournal(played.records)).toEqual(ended.state);
          expect(ended.state).toMatchObject({ result: ended.result, exitStatus: ended.exitStatus });
        },
      ),
      { numRuns: 80, examples: [refusedGate] },
    );
    // The plans and answers reach every end.
    expect(Object.keys(results).sort()).toEqual(['failed', 'stopped', 'succeeded', 'waiting']);
  }, 120_000);
});
