import { describe, expect, test } from 'vitest';
import { gateQuestion } from '../../src/journal/gate-questions.ts';

describe('what a recorded question is about', () => {
  test.each([
    'irreversible',
    'backup-override',
    'optional',
    'host',
    'window',
    'window-unknown',
    'shell-state',
  ])('%s: a gate', (question) => {
    expect(gateQuestion(question)).toBe(question);
  });

  test.each(['run-condition', 'skip-condition', 'manual', 'checkpoint', 'expectation', ''])(
    '%j: an action',
    (question) => {
      expect(gateQuestion(question)).toBeNull();
    },
  );
});
