import type { JournalEvent, JournalRecord } from '../journal/events.ts';
import type { ProcessIdentity } from '../shell/types.ts';

/** A command that was announced and whose end is not on record (law 3). */
export interface Unfinished {
  readonly started: Extract<JournalEvent, { type: 'command-started' }>;
  /** The bash that it was for. */
  readonly shell: ProcessIdentity | null;
}

/** By action. A run stops at the first, so there is hardly ever more than one. Pure. */
export function unfinishedIn(records: readonly JournalRecord[]): ReadonlyMap<string, Unfinished> {
  const open = new Map<string, Unfinished>();
  let shell: ProcessIdentity | null = null;
  for (const { event } of records) {
    switch (event.type) {
      case 'session-opened':
        shell = { pid: event.pid, startTime: event.startTime, bootId: event.bootId };
        break;
      case 'command-started':
        open.set(event.action, { started: event, shell });
        break;
      case 'command-ended':
        // Of one that ended nobody knows how, there may be a note by now.
        if (event.how !== 'unknown') open.delete(event.action);
        break;
      case 'resolved':
        open.delete(event.action);
        break;
      default:
        break;
    }
  }
  return open;
}

/** The last number that a command of the run had; probes and measurements have numbers, too. */
export function lastOrdinal(records: readonly JournalRecord[]): number {
  let last = 0;
  for (const { event } of records) {
    if (event.type === 'command-started' || event.type === 'probed' || event.type === 'measured')
      last = Math.max(last, event.ordinal ?? 0);
  }
  return last;
}

/** What was sent to bash, in its order. */
export function textsIn(records: readonly JournalRecord[]): readonly string[] {
  return records.flatMap(({ event }) => (event.type === 'command-started' ? [event.ran] : []));
}

/** The nonce of the last command that ended by itself and left its bash alive: the shell's state is what it made of it. */
export function lastEnded(records: readonly JournalRecord[]): string | null {
  const nonces = new Map<string, string>();
  let last: string | null = null;
  for (const { event } of records) {
    if (event.type === 'command-started') nonces.set(event.action, event.nonce);
    if (event.type === 'command-ended' && event.how === 'exited' && !event.shellEnded)
      last = nonces.get(event.action) ?? last;
  }
  return last;
}
