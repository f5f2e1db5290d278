import type { Decision } from '../plan/decision.ts';
import type { Json, NotificationOccasion, Plan } from '../plan/types.ts';

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
}

export interface ExpectationVerdict {
  readonly line: number;
  readonly verdict: 'passed' | 'failed' | 'needs-person';
  readonly reading: string;
  readonly actual: string;
  readonly nearest: string | null;
  /** `machine`, or the operator's name. */
  readonly by: string;
}

/**
 * What allows a second start of a command: its author's waiting expectation (`60秒内`), a person who saw it fail, with
 * the same text or an edited one, whatever settled that it was in doubt, or a person who diagnoses with it once more.
 */
export type Again = 'poll' | 'retry' | 'edited' | 'resolved' | 'on-demand';

/** What a menu is about: an action that failed, or a command of which nobody knows whether it ran. */
export type MenuKind = 'failed' | 'in-doubt';

/** The ways on that menus offer; none is ever taken by itself (law 4). */
export type Way =
  | 'retry'
  | 'edit'
  | 'by-hand'
  | 'skip'
  | 'shell'
  | 'diagnose'
  | 'contacts'
  /** In doubt: it was done. */
  | 'done'
  /** In doubt: it was not, or may be run once more. */
  | 'run-again'
  | 'stop';

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
      /** The operator vouched for the human checks beforehand (`--confirm-checkpoints`). */
      readonly vouched: boolean;
    }
  /** Why it is rolled back, as a person saw it before the run (language.md §7). */
  | { readonly type: 'decided'; readonly decision: Decision }
  /** A bash was started for a host. */
  | {
      readonly type: 'session-opened';
      readonly pid: number;
      readonly startTime: string;
      readonly bootId: string;
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
  /** A command's value is kept for later expectations (`# 记录为: 名称`). */
  | {
      readonly type: 'recorded';
      readonly action: string;
      readonly name: string;
      readonly value: string;
      /** False: a secret in it was masked, or it was too long to be kept whole; nothing can be compared with it. */
      readonly whole: boolean;
    }
  /** A question was put to a person. */
  | { readonly type: 'asked'; readonly action: string; readonly question: string }
  /** A person answered, or an option given beforehand did (`how`). */
  | {
      readonly type: 'answered';
      readonly action: string;
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
