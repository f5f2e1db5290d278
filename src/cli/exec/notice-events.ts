import type { JournalEvent, JournalRecord } from '../../journal/index.ts';
import type { Posted } from '../../notify/index.ts';
import type { Decision } from '../../plan/decision.ts';
import type { NotificationOccasion, Plan } from '../../plan/types.ts';

export type Notified = Extract<JournalEvent, { readonly type: 'notified' }>;

/** The occasion that an event is, and null for most. */
export function occasionOf(event: JournalEvent): NotificationOccasion | null {
  if (event.type === 'run-started') return 'start';
  if (event.type !== 'run-ended') return null;
  switch (event.result) {
    case 'succeeded':
      return 'completion';
    case 'failed':
      return 'failure';
    case 'waiting':
    case 'stopped':
      return 'waiting';
    case 'not-begun':
      return null;
  }
}

/** What became of a message, for the journal. */
export function notified({ channel, message, state, attempts, reason }: Posted): Notified {
  const { id, occasion } = message;
  return { type: 'notified', message: id, occasion, channel, state, attempts, reason };
}

/** Keeps whose results nothing and nobody has checked. */
export function noteChecked(event: JournalEvent, { onDemand }: Plan, unchecked: Set<string>): void {
  if (event.type !== 'judged' && event.type !== 'answered') return;
  // A diagnostic is looked at by whoever ran it.
  if (onDemand.some(({ actions }) => actions.some(({ id }) => id === event.action))) return;
  if (event.type === 'judged' && event.outcome === 'unverified') unchecked.add(event.action);
  else if (event.type === 'judged') unchecked.delete(event.action);
  if (event.type !== 'answered') return;
  if (event.how === 'vouched') unchecked.add(event.action);
  else if (event.how === 'asked') unchecked.delete(event.action);
}

/** The beginning is told with it, although it stands behind the beginning. */
export function decidedIn(records: readonly JournalRecord[]): Decision | null {
  const [decided] = records.flatMap(({ event }) => (event.type === 'decided' ? [event.decision] : []));
  return decided ?? null;
}

/** Of all phases, in seconds; null: none of them says. */
export function estimateOf(phases: Plan['phases']): number | null {
  const seconds = phases
    .map(({ estimateSeconds }) => estimateSeconds ?? 0)
    .reduce((sum, each) => sum + each, 0);
  return seconds === 0 ? null : seconds;
}
