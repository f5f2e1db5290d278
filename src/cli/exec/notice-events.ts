import type { JournalEvent } from '../../journal/index.ts';
import type { Posted } from '../../notify/index.ts';
import type { NotificationOccasion } from '../../plan/types.ts';

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
