import type { JournalEvent, JournalRecord } from '../../src/journal/index.ts';

/** Events as a run would write them. */

export const runStarted: JournalEvent = {
  type: 'run-started',
  schema: 'mdrollback.journal/1',
  run: '2026-11-22T03-12-45-shop-1f3a',
  version: '0.1.0',
  planDigest: 'sha256:00',
  source: { path: 'shop.md', sha256: '00' },
  operator: 'li',
  cwd: '/srv/shop',
  unattended: false,
  vouched: false,
};

export function started(action: string, attempt = 1): JournalEvent {
  return {
    type: 'command-started',
    action,
    attempt,
    ordinal: 1,
    nonce: 'n',
    text: 'true',
    ran: 'true',
    again: null,
  };
}

export function ended(
  action: string,
  how: Extract<JournalEvent, { type: 'command-ended' }>['how'] = 'exited',
  exitStatus: number | null = 0,
  attempt = 1,
): JournalEvent {
  const range = { path: 'session/1.out', offset: 0, bytes: 0 };
  return {
    type: 'command-ended',
    action,
    attempt,
    how,
    exitStatus,
    startedAt: '2026-11-21T19:12:45.000Z',
    durationMs: 12,
    stdout: range,
    stderr: range,
    shellEnded: false,
    notRestored: [],
    reason: null,
  };
}

export function judged(
  action: string,
  outcome: Extract<JournalEvent, { type: 'judged' }>['outcome'],
  expectations: Extract<JournalEvent, { type: 'judged' }>['expectations'] = [],
): JournalEvent {
  return { type: 'judged', action, attempt: 1, outcome, expectations, reason: null };
}

export function verdict(
  line: number,
  value: 'passed' | 'failed' | 'needs-person',
): Extract<JournalEvent, { type: 'judged' }>['expectations'][number] {
  return { line, verdict: value, reading: 'r', actual: 'a', nearest: null, by: 'machine' };
}

export function answered(
  action: string,
  question: string,
  answer: 'yes' | 'no' | 'not-applicable',
  line: number | null = null,
): JournalEvent {
  return { type: 'answered', action, question, answer, reason: null, by: 'wang', how: 'asked', line };
}

/** Records with the sequence numbers and times that a journal would give them. */
export function recordsOf(events: readonly JournalEvent[]): readonly JournalRecord[] {
  return events.map((event, index) => ({
    seq: index + 1,
    at: new Date(Date.UTC(2026, 10, 21, 19, 12, 45, index)).toISOString(),
    host: 'web-1',
    event,
  }));
}
