import { describe, expect, it } from 'vitest';
import { agreedToState } from '../../src/execute/shell-state.ts';
import type { JournalEvent, JournalRecord } from '../../src/journal/index.ts';
import { command, phase, plan, step } from '../helpers/plan-builder.ts';
import { kindsOf, no, nobody, outcomes, play, yes } from './rig.ts';

/** From here on bash dies behind each command's end, before it notes its state: the next one finds it gone. */
const DIE = `sed -i 's/^case $4 in \\*T/\\\\builtin kill -9 "$$"; &/' "$RUN_DIRECTORY"/session/*/e`;
const mortal = plan(
  phase(
    '1',
    step('1.1', command('mkdir data; cd data; PLACE=data'), command(`cd ..; PLACE=top; ${DIE}`)),
    step('1.2', command('echo "$PLACE" >> "$RUN_DIRECTORY/../../../ledger"')),
  ),
);

describe('a command whose shell is not as the last one left it', () => {
  it('runs when a person has agreed to the state that there is, and no sooner', async () => {
    const played = await play(mortal, { answer: () => yes });
    expect(played.asked).toMatchObject(
      [{ kind: 'shell-state', step: { id: '1.2' }, action: { id: '1.2/1' }, lost: /lost.*\/data$/ }].map(
        (question) => ({ ...question, lost: expect.stringMatching(question.lost) as string }),
      ),
    );
    expect(played.ledger).toEqual(['data']);
    expect(outcomes(played)).toEqual({ '1.1/1': 'unverified', '1.1/2': 'unverified', '1.2/1': 'unverified' });
    expect(played.ended.state.gates).toMatchObject([
      { subject: '1.2', question: 'shell-state', answer: 'yes', by: 'wang', how: 'asked' },
    ]);
    const kinds = kindsOf(played.records);
    expect(kinds.lastIndexOf('command-started')).toBeGreaterThan(kinds.indexOf('answered'));
    expect(played.ended.state.actions.get('1.2/1')?.attempts).toBe(1);
  });

  it.each([
    ['a no', no],
    ['no answer', nobody],
    ['a word given for all checkpoints beforehand', { ...yes, how: 'vouched' } as const],
  ])('waits after %s, and nothing more runs', async (_, answer) => {
    const played = await play(mortal, { answer: () => answer });
    expect(played.ended).toMatchObject({
      result: 'waiting',
      exitStatus: 3,
      waitingFor: { kind: 'shell-state' },
    });
    expect(played.ledger).toEqual([]);
    expect(outcomes(played)['1.2/1'] ?? 'not-run').toBe('not-run');
    expect(kindsOf(played.records).slice(-2)).toEqual(['run-paused', 'run-ended']);
  });
});

describe('an agreement to the state that there is', () => {
  const agreed = (answer: 'yes' | 'no'): JournalEvent => ({
    type: 'answered',
    action: '1.2',
    question: 'shell-state',
    answer,
    reason: null,
    by: 'wang',
    how: 'asked',
    line: null,
  });
  const ended = (how: 'exited' | 'timed-out'): JournalEvent => {
    const range = { path: 'session/stdout.1', offset: 0, bytes: 0 };
    const startedAt = '2026-11-26T00:00:00.000Z';
    const times = { startedAt, durationMs: 1, stdout: range, stderr: range };
    const shell = { shellEnded: false, notRestored: [], reason: null };
    return { type: 'command-ended', action: '1.2/1', attempt: 1, how, exitStatus: 0, ...times, ...shell };
  };
  const says = (...events: readonly JournalEvent[]): boolean =>
    agreedToState(
      events.map((event, at): JournalRecord => ({
        seq: at + 1,
        at: '2026-11-26T00:00:00.000Z',
        host: 'here',
        event,
      })),
    );

  it('holds for a resume, until a command has ended and left a state of its own', () => {
    expect(says()).toBe(false);
    expect(says(agreed('yes'))).toBe(true);
    expect(says(agreed('yes'), ended('timed-out'))).toBe(true);
    expect(says(agreed('yes'), ended('exited'))).toBe(false);
    expect(says(agreed('yes'), agreed('no'))).toBe(false);
  });
});
