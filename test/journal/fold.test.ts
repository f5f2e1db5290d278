import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  foldJournal,
  outcomeOf,
  startFold,
  type JournalEvent,
  type Outcome,
} from '../../src/journal/index.ts';
import { answered, ended, judged, recordsOf, runStarted, started, verdict } from './sample-events.ts';
import { anyEvent } from './any-event.ts';

function outcomeAfter(...events: readonly JournalEvent[]): Outcome {
  return outcomeOf(foldJournal(recordsOf([runStarted, ...events])), '1.1/1');
}

describe('the outcome of a command', () => {
  const a = '1.1/1';
  it.each<[string, readonly JournalEvent[], Outcome]>([
    ['nothing happened', [], 'not-run'],
    ['started, its end not recorded', [started(a)], 'in-doubt'],
    ['ended, not judged yet', [started(a), ended(a)], 'needs-person'],
    ['ended and judged', [started(a), ended(a), judged(a, 'passed')], 'passed'],
    ['judged without an end', [started(a), judged(a, 'passed')], 'in-doubt'],
    ['judged a failure without an end', [started(a), judged(a, 'failed')], 'in-doubt'],
    [
      'judged without an observed end',
      [started(a), ended(a, 'unknown', null), judged(a, 'failed')],
      'in-doubt',
    ],
    ['its end was not observed', [started(a), ended(a, 'unknown', null)], 'in-doubt'],
    ['timed out', [started(a), ended(a, 'timed-out', null), judged(a, 'passed')], 'failed'],
    ['could not be started', [started(a), ended(a, 'not-started', null)], 'not-run'],
    ['started again', [started(a), ended(a), judged(a, 'failed'), started(a, 2)], 'in-doubt'],
    ['skipped', [{ type: 'skipped', action: a, reason: 'r', by: 'li' }], 'skipped'],
    [
      'skipped after it had begun',
      [started(a), { type: 'skipped', action: a, reason: 'r', by: 'li' }],
      'in-doubt',
    ],
    [
      'its skip condition is being asked',
      [{ type: 'asked', action: a, question: 'skip-condition' }],
      'needs-person',
    ],
    ['its skip condition holds, not skipped yet', [answered(a, 'skip-condition', 'yes')], 'not-run'],
    ['a yes to an irreversible step', [answered(a, 'irreversible', 'yes')], 'not-run'],
  ])('%s', (_, events, outcome) => {
    expect(outcomeAfter(...events)).toBe(outcome);
  });
});

it('a command that fails again has failed since the first time, until it is done', () => {
  const a = '1.1/1';
  const events = [runStarted, started(a), ended(a), judged(a, 'failed'), started(a, 2), ended(a)];
  const since = (...more: readonly JournalEvent[]): string | null | undefined =>
    foldJournal(recordsOf([...events, ...more])).actions.get(a)?.failedSince;
  const first = recordsOf(events)[3]?.at;
  expect([since(), since(judged(a, 'failed')), since(judged(a, 'passed'))]).toEqual([first, first, null]);
});

describe('expectations that a person settles', () => {
  const a = '1.1/1';
  const two = [
    started(a),
    ended(a),
    judged(a, 'needs-person', [verdict(7, 'needs-person'), verdict(8, 'needs-person')]),
  ];
  it.each<[string, readonly JournalEvent[], Outcome]>([
    ['one of two is answered', [answered(a, 'expectation', 'yes', 7)], 'needs-person'],
    ['both hold', [answered(a, 'expectation', 'yes', 7), answered(a, 'expectation', 'yes', 8)], 'passed'],
    ['one does not hold', [answered(a, 'expectation', 'no', 8)], 'failed'],
    [
      'neither applies',
      [7, 8].map((line) => answered(a, 'expectation', 'not-applicable', line)),
      'unverified',
    ],
    ['an answer about another line', [answered(a, 'expectation', 'yes', 99)], 'needs-person'],
  ])('%s', (_, answers, outcome) => {
    expect(outcomeAfter(...two, ...answers)).toBe(outcome);
  });

  it('names the person who answered, and when', () => {
    const state = foldJournal(
      recordsOf([...two, answered(a, 'expectation', 'yes', 7), answered(a, 'expectation', 'yes', 8)]),
    );
    expect(state.actions.get(a)).toMatchObject({ by: 'wang', at: '2026-11-21T19:12:45.004Z' });
    expect(state.actions.get(a)?.expectations.map(({ by }) => by)).toEqual(['wang', 'wang']);
  });
});

describe('a run', () => {
  it('keeps who ran it, where and when, and answers about steps apart from actions', () => {
    const state = foldJournal(
      recordsOf([
        runStarted,
        { type: 'session-opened', pid: 7, startTime: '99', bootId: 'b' },
        answered('2.1', 'irreversible', 'yes'),
        { type: 'phase-started', phase: '2' },
        { type: 'step-started', phase: '2', step: '2.1' },
        { type: 'step-ended', phase: '2', step: '2.1' },
        { type: 'run-ended', result: 'stopped', exitStatus: 130, reason: 'SIGINT' },
      ]),
    );
    expect(state).toMatchObject({
      operator: 'li',
      host: 'web-1',
      result: 'stopped',
      exitStatus: 130,
      cwd: '/srv/shop',
    });
    expect(state.startedAt).toBe('2026-11-21T19:12:45.000Z');
    expect(state.phases.get('2')).toEqual({ startedAt: '2026-11-21T19:12:45.003Z', endedAt: null });
    expect(state.steps.get('2.1')?.endedAt).toBe('2026-11-21T19:12:45.005Z');
    expect(state.gates).toMatchObject([
      { subject: '2.1', question: 'irreversible', answer: 'yes', by: 'wang' },
    ]);
    expect([...state.actions.keys()]).toEqual([]);
  });

  it('is running again when something follows its end', () => {
    const end: JournalEvent = { type: 'run-ended', result: 'waiting', exitStatus: 3, reason: null };
    const state = foldJournal(recordsOf([runStarted, end, started('1.1/1')]));
    expect(state).toMatchObject({ result: 'running', exitStatus: null, endedAt: null });
  });

  it('knows the question that is open', () => {
    const asked: JournalEvent = { type: 'asked', action: '1.1/c1', question: 'checkpoint' };
    expect(foldJournal(recordsOf([runStarted, asked])).pending).toEqual({
      action: '1.1/c1',
      question: 'checkpoint',
    });
    const answer = answered('1.1/c1', 'checkpoint', 'yes');
    expect(foldJournal(recordsOf([runStarted, asked, answer])).pending).toBeNull();
  });
});

/** Law 2, said without looking at how the fold does it. */
function hasEvidence(action: string, events: readonly JournalEvent[]): boolean {
  const own = events.filter((event) => 'action' in event && event.action === action);
  const yes = own.some((e) => e.type === 'answered' && e.answer === 'yes' && e.question !== 'skip-condition');
  const start = own.findLastIndex(({ type }) => type === 'command-started');
  const attempt = own.slice(start);
  const exit = attempt.findIndex((e) => e.type === 'command-ended' && e.how === 'exited');
  const held = exit >= 0 && attempt.slice(exit).some((e) => e.type === 'judged' && e.outcome === 'passed');
  return yes || (start >= 0 && held);
}

describe('any events whatever', () => {
  it('never pass an action without evidence', () => {
    let passed = 0;
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        for (const [id, { outcome }] of foldJournal(recordsOf(events)).actions) {
          if (outcome !== 'passed') continue;
          passed++;
          expect(hasEvidence(id, events), id).toBe(true);
        }
      }),
      { numRuns: 4000 },
    );
    expect(passed).toBeGreaterThan(100);
  });

  it('fold to the same state in one go and one by one, and stay as they were', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 12 }), (events) => {
        const records = recordsOf(events);
        const before = JSON.stringify(records);
        const growing = startFold();
        for (const [index, record] of records.entries()) {
          growing.add(record);
          expect(growing.state).toEqual(foldJournal(records.slice(0, index + 1)));
        }
        expect(JSON.stringify(records)).toBe(before);
      }),
    );
  });
});
