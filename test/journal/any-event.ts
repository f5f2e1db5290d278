import fc from 'fast-check';
import type { JournalEvent, Way } from '../../src/journal/index.ts';
import { answered, ended, judged, runStarted, started, verdict } from './sample-events.ts';

const action = fc.constantFrom('1.1/1', '1.1/c1');
const verdicts = fc.array(
  fc.tuple(
    fc.constantFrom(7, 8),
    fc.constantFrom('passed' as const, 'failed' as const, 'needs-person' as const),
  ),
  { maxLength: 3 },
);
const outcomes = fc.constantFrom(
  'passed' as const,
  'failed' as const,
  'needs-person' as const,
  'unverified' as const,
);
const answers = fc.constantFrom('yes' as const, 'no' as const, 'not-applicable' as const);
const questions = fc.constantFrom(
  'checkpoint',
  'manual',
  'expectation',
  'irreversible',
  'optional',
  'skip-condition',
);
const hows = fc.constantFrom(
  'exited' as const,
  'timed-out' as const,
  'stopped' as const,
  'not-started' as const,
  'unknown' as const,
);

/** Any event about one of two actions, in no sensible order. */
export const anyEvent: fc.Arbitrary<JournalEvent> = fc.oneof(
  fc.constant(runStarted),
  fc.record({ a: action, n: fc.integer({ min: 1, max: 3 }) }).map(({ a, n }) => started(a, n)),
  fc.record({ a: action, how: hows }).map(({ a, how }) => ended(a, how, how === 'exited' ? 0 : null)),
  fc.record({ a: action, o: outcomes, v: verdicts }).map(({ a, o, v }) =>
    judged(
      a,
      o,
      v.map(([line, value]) => verdict(line, value)),
    ),
  ),
  fc
    .record({ a: action, q: questions, w: answers, line: fc.constantFrom(null, 7, 8) })
    .map(({ a, q, w, line }) => answered(a, q, w, line)),
  fc
    .record({ a: action, q: questions })
    .map(({ a, q }): JournalEvent => ({ type: 'asked', action: a, question: q })),
  fc
    .record({ a: action, v: fc.string({ unit: 'grapheme' }), whole: fc.boolean() })
    .map(({ a, v, whole }): JournalEvent => ({
      type: 'recorded',
      action: a,
      name: '备份数量',
      value: v,
      whole,
    })),
  action.map((a): JournalEvent => ({ type: 'skipped', action: a, reason: '跳过', by: 'li' })),
  fc
    .record({ a: action, w: fc.constantFrom<Way>('retry', 'skip', 'done', 'stop') })
    .map(({ a, w }): JournalEvent => ({
      type: 'chosen',
      action: a,
      menu: w === 'done' ? 'in-doubt' : 'failed',
      way: w,
      reason: '原因',
      text: null,
      by: 'li',
    })),
  fc.string({ unit: 'grapheme' }).map((why): JournalEvent => ({ type: 'run-paused', action: null, why })),
  fc.constant<JournalEvent>({ type: 'run-ended', result: 'waiting', exitStatus: 3, reason: null }),
);
