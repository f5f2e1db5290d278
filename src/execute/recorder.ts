import type { Journal, JournalEvent, JournalRecord } from '../journal/events.ts';
import { startFold } from '../journal/fold.ts';
import type { RunState } from '../journal/state.ts';
import type { Host, Progress } from './host.ts';
import type { Redaction } from './redaction.ts';
import { lastOrdinal } from './unfinished.ts';

/**
 * Writes events and tells about them, in this order: in the file, on disk, then told. What is told is
 * held back until the next `commit`, so that one sync a command is enough and nobody ever hears of
 * what a power failure could still undo.
 */
export interface Recorder {
  /** What the journal says by now. */
  readonly state: RunState;
  /** The number of the last command, over all attempts and executors. */
  readonly started: number;
  /** In the file when it resolves. Rejects with `JournalError`. */
  record(event: JournalEvent): Promise<JournalRecord>;
  /** Told in its order among the events. */
  tell(progress: Progress): void;
  /** Told in a moment, behind what is on disk and before whatever is told next: for what no journal holds. */
  tellSoon(progress: Progress): void;
  /** Tells now what is on disk and was not told yet. */
  tellDue(): void;
  /** On disk, and told, when it resolves. Rejects with `JournalError`. */
  commit(): Promise<void>;
  /** On disk when it resolves; told by the call that it gives, or by whatever is told next. Rejects with `JournalError`. */
  commitUntold(): Promise<() => void>;
}

/** `earlier`: what the journal holds already, told before. */
export function createRecorder(
  journal: Journal,
  host: Host,
  redaction: Redaction,
  earlier: readonly JournalRecord[] = [],
): Recorder {
  const fold = startFold();
  for (const record of earlier) fold.add(record);
  let untold: Progress[] = [];
  /** On disk, but not told yet. */
  let due: Progress[] = [];
  let started = lastOrdinal(earlier);
  let soon = false;
  const tellDue = (): void => {
    soon = false;
    const told = due;
    due = [];
    for (const progress of told) host.show(progress);
  };
  const sync = async (): Promise<void> => {
    await journal.sync();
    due.push(...untold);
    untold = [];
  };
  return {
    state: fold.state,
    get started() {
      return started;
    },
    async record(given) {
      const event = redaction.event(given);
      const record = await journal.append(event);
      fold.add(record);
      if (event.type === 'command-started' || event.type === 'probed') started += 1;
      if (event.type === 'measured' && event.ordinal !== null) started += 1;
      untold.push({ kind: 'event', event, seq: record.seq, at: new Date(record.at) });
      return record;
    },
    tell(progress) {
      untold.push(progress);
    },
    tellSoon(progress) {
      due.push(progress);
      // While a disk syncs or bash works there is time for it.
      if (!soon) setImmediate(tellDue);
      soon = true;
    },
    tellDue,
    async commit() {
      await sync();
      tellDue();
    },
    async commitUntold() {
      await sync();
      return tellDue;
    },
  };
}
