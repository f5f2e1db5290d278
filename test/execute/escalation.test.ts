import { expect, it } from 'vitest';
import { escalationAt } from '../../src/execute/escalation.ts';
import type { EscalationLevel } from '../../src/plan/types.ts';

function level(name: string, more: Partial<EscalationLevel>): EscalationLevel {
  const none = { condition: null, contact: null, responseSeconds: null, afterSeconds: null, steps: [] };
  return { line: 1, level: name, ...none, ...more };
}

const levels = [
  level('any', { responseSeconds: 300 }),
  level('late', { afterSeconds: 1800, responseSeconds: 900 }),
  level('3.2', { steps: ['3.2'], responseSeconds: 600 }),
];

it.each([
  ['1.1', 60, 'any', 240],
  ['1.1', 400, 'any', -100],
  ['1.1', 1800, 'late', 900],
  ['3.2', 60, '3.2', 540],
])('step %s, %i s after its failure: %s answers within %i s', (step, elapsed, name, due) => {
  const since = new Date(0);
  const now = new Date(elapsed * 1000);
  const { levels: seen } = escalationAt({ team: [], escalation: levels }, { step, since, now });
  const fitting = seen.filter(({ fits }) => fits);
  expect(fitting.map((each) => [each.level.level, each.dueInSeconds])).toEqual([[name, due]]);
});

it('says when a level’s turn comes', () => {
  const now = new Date(60_000);
  const view = escalationAt({ team: [], escalation: levels }, { step: '1.1', since: new Date(0), now });
  expect(view.levels.map(({ turnInSeconds }) => turnInSeconds)).toEqual([null, 1740, null]);
});
