import type { Decision } from '../plan/decision.ts';
import type { Json, NotificationOccasion, Plan } from '../plan/types.ts';
import type { Measured } from './measurement.ts';
import type { Recorded } from './recorded.ts';
import type { Edits, Holder } from './resumption.ts';
import type { Interrupted, MenuKind, Way } from './ways.ts';

export type { Interrupted, MenuKind, Way } from './ways.ts';

/** The journal's schema; a reader refuses a newer major. */
export const JOURNAL_SCHEMA = 'mdrollback.journal/1';

/** The reason of a `skipped` for a checkpoint that its author had ticked: nobody was asked, and nobody passed it over. */
export const AUTHOR_TICKED = 'author-ticked';

/** Who did it, as far as the machine knows: the login name, or what `--operator` says. */
export type Actor = string;

export interface StreamRange {
  /** Relative to the run directory. */
  readonly path: string;
  readonly offset: number;
  readonly bytes: number;
  /** Of a very long output the middle is not kept; `offset` counts from the output's first byte. */
  readonly omitted?: { readonly offset: number; readonly bytes: number };
  /** Of its bytes when the command ended, lower-case hex; of a long one, of its first and last 4 MiB. Absent: not taken. */
  readonly sha256?: string;
}

/** What is kept of the screen of a command that had the operator's terminal, or why nothing is: as the shell says it. */
export type ScreenKept = 'kept' | 'part' | 'no-script' | 'sudo' | 'in-shell';

export interface ExpectationVerdict {
  readonly line: number;
  readonly verdict: 'passed' | 'failed' | 'needs-person';
  readonly reading: string;
  readonly actual: string;
  readonly nearest: string | null;
  /** `machine`, or the operator's name. */
  readonly by: string;
}

/** What allows a second start of a command: a waiting expectation (`60秒内`), a person who saw it fail or diagnoses, a settled doubt. */
export type Again = 'poll' | 'retry' | 'edited' | 'resolved' | 'on-demand';

/** Everything that can happen in a run. One sentence a variant; the journal holds nothing else. */
export type JournalEvent =
  /** A run begins; its plan and source are already in the run directory. */
  | {
      readonly type: 'run-started';
      readonly schema: typeof JOURNAL_SCHEMA;
      readonly run: string;
      readonly version: string;
      readonly planDigest: string;
      readonly source: Plan['source'];
      readonly operator: Actor;
      readonly cwd: string;
      readonly unattended: boolean;
      /** Absolute: the document, and where its report goes; for a resume. */
      readonly document?: string;
      readonly report?: string;
      /** Of `plan.json`, in lower-case hex. */
      readonly planSha256?: string;
      /** The operator vouched for the human checks beforehand (`--confirm-checkpoints`). */
      readonly vouched: boolean;
      /** The run of the same document that it goes with: a section run by itself after a rollback. */
      readonly of?: string;
    }
  /** Why it is rolled back, as a person saw it before the run (language.md §7). */
  | { readonly type: 'decided'; readonly decision: Decision }
  /** It is taken up again, from the journal as it stands. */
  | {
      readonly type: 'run-resumed';
      readonly version: string;
      readonly operator: Actor;
      readonly unattended: boolean;
      readonly vouched: boolean;
      /** Who drove it and never let go: that process is gone, or the run was taken from it (`--takeover`). */
      readonly takenFrom: Holder | null;
      /** The operator accepted a changed document for what had not been run yet. */
      readonly edits: Edits | null;
    }
  /** A bash was started for a host. */
  | {
      readonly type: 'session-opened';
      readonly pid: number;
      readonly startTime: string;
      readonly bootId: string;
      /** What of an earlier bash's state it could not be given. */
      readonly notRestored?: readonly string[];
    }
  | { readonly type: 'phase-started'; readonly phase: string }
  | { readonly type: 'phase-ended'; readonly phase: string }
  | { readonly type: 'step-started'; readonly phase: string; readonly step: string }
  | { readonly type: 'step-ended'; readonly phase: string; readonly step: string }
  /** About to be sent to bash; synced before it is. */
  | {
      readonly type: 'command-started';
      readonly action: string;
      readonly attempt: number;
      readonly ordinal: number;
      readonly nonce: string;
      /** The author's text, and what was sent. */
      readonly text: string;
      readonly ran: string;
      /** Why it may be started although it was before (law 3); null: it was not. */
      readonly again: Again | null;
    }
  /** Its end was observed. */
  | {
      readonly type: 'command-ended';
      readonly action: string;
      readonly attempt: number;
      readonly how: 'exited' | 'timed-out' | 'stopped' | 'not-started' | 'unknown';
      readonly exitStatus: number | null;
      readonly startedAt: string;
      readonly durationMs: number;
      readonly stdout: StreamRange;
      readonly stderr: StreamRange;
      readonly shellEnded: boolean;
      readonly notRestored: readonly string[];
      readonly reason: string | null;
      /** For a judgement after a crash: status lines of curl, streams that the command emptied, and whether the disk was full. */
      readonly responses?: string;
      readonly emptied?: readonly ('stdout' | 'stderr')[];
      readonly cut?: true;
      /** For one that had the operator's terminal: whether `stdout` holds what was shown there, and why not. */
      readonly screen?: ScreenKept;
    }
  /**
   * What became of a command whose end is not recorded, or that could not be started, was settled: `never-ran`: bash
   * had not begun it and cannot any more; `done`; `run-again`: nobody knows, and it may be run once more.
   */
  | {
      readonly type: 'resolved';
      readonly action: string;
      readonly attempt: number;
      readonly as: 'done' | 'never-ran' | 'run-again';
      /** `machine`, or a person's name. */
      readonly by: Actor;
      /** By what bash noted; by the step's own verification; since its author, or its reading, allows a second run; by a person. */
      readonly how: 'noted' | 'verified' | 'retryable' | 'read-only' | 'asked';
      readonly reason: string | null;
    }
  /** A verification of the step was run to settle whether a command had been done; it changes nothing and is no run of its own. */
  | {
      readonly type: 'probed';
      /** The command in doubt. */
      readonly action: string;
      readonly verification: string;
      readonly ordinal: number;
      readonly exitStatus: number | null;
      readonly outcome: Outcome;
      readonly expectations: readonly ExpectationVerdict[];
    }
  /** The machine judged a command's expectations (none: the exit status alone). */
  | {
      readonly type: 'judged';
      readonly action: string;
      readonly attempt: number;
      readonly outcome: Outcome;
      readonly expectations: readonly ExpectationVerdict[];
      /** Why it failed, in words, when no expectation says it (the exit status). */
      readonly reason: string | null;
    }
  | Recorded
  | Measured
  /** A question was put to a person. */
  | { readonly type: 'asked'; readonly action: string; readonly question: string }
  /** A person answered, or an option given beforehand did (`how`). */
  | {
      readonly type: 'answered';
      readonly action: string;
      /** Its kind: `checkpoint`, `manual`, `expectation`, `irreversible`, `backup-override`, `optional`, `host`, `window`, `window-unknown`, `shell-state`, `skip-condition`, `run-condition`, `by-hand`. */
      readonly question: string;
      readonly answer: 'yes' | 'no' | 'not-applicable';
      readonly reason: string | null;
      readonly by: Actor;
      readonly how: 'asked' | 'vouched' | 'option';
      /** For an expectation: its line. */
      readonly line: number | null;
    }
  /** A person took one of the ways on that a menu offered; what follows from it has events of its own. */
  | {
      readonly type: 'chosen';
      readonly action: string;
      readonly menu: MenuKind;
      readonly way: Way;
      readonly reason: string | null;
      /** The edited command, for `edit`. */
      readonly text: string | null;
      readonly by: Actor;
    }
  /** Ctrl-C while a command ran, and what the operator then said. */
  | { readonly type: 'interrupted'; readonly action: string; readonly way: Interrupted; readonly by: Actor }
  /** The shell that a person opened in the run's state was left; `chosen` says when it was opened. */
  | {
      readonly type: 'shell-closed';
      readonly action: string;
      readonly exitStatus: number | null;
      readonly durationMs: number;
      /** Why it could not be opened. */
      readonly reason: string | null;
    }
  /** An action was passed over, on whose word and why. */
  | { readonly type: 'skipped'; readonly action: string; readonly reason: string; readonly by: Actor }
  /** Nobody can answer now; the run can go on later. */
  | { readonly type: 'run-paused'; readonly action: string | null; readonly why: string }
  /** What became of a message to people, as it stood when the run's end was told; the outbox has every attempt. */
  | {
      readonly type: 'notified';
      readonly message: string;
      readonly occasion: NotificationOccasion;
      readonly channel: string;
      readonly state: 'open' | 'sent' | 'refused';
      readonly attempts: number;
      readonly reason: string | null;
    }
  /** The run's end; nothing follows but a resume. */
  | {
      readonly type: 'run-ended';
      /** `not-begun`: there was no bash to run anything in, so nothing has run. */
      readonly result: 'succeeded' | 'failed' | 'waiting' | 'stopped' | 'not-begun';
      readonly exitStatus: number;
      readonly reason: string | null;
    };

/** Four different facts, and what is left: language.md §3, §10. */
export type Outcome =
  'passed' | 'failed' | 'needs-person' | 'unverified' | 'skipped' | 'not-run' | 'in-doubt';

/** One line of the journal: an event in its envelope. */
export interface JournalRecord {
  readonly seq: number;
  /** RFC 3339 with milliseconds, UTC. */
  readonly at: string;
  readonly host: string;
  readonly event: JournalEvent;
}

/** Appends events. `append` resolves when the record is in the file; `sync` when it is on disk. Both reject rather than lose one. */
export interface Journal {
  append(event: JournalEvent): Promise<JournalRecord>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Kept so that later event payloads stay JSON-safe by type. */
export type JournalJson = Json;
