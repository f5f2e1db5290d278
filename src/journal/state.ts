import type { Decision } from '../plan/decision.ts';
import type { Plan } from '../plan/types.ts';
import type { Actor, ExpectationVerdict, JournalEvent, Outcome, ScreenKept, StreamRange } from './events.ts';
import type { Measurement } from './measurement.ts';

/** What a journal says about a run (language.md §10). Times are RFC 3339 in UTC; null: not yet, or never. */
export interface RunState {
  readonly run: string;
  readonly version: string;
  readonly planDigest: string;
  readonly source: Plan['source'];
  readonly operator: Actor;
  readonly host: string;
  readonly cwd: string;
  readonly unattended: boolean;
  readonly vouched: boolean;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly result: RunResultName | 'running';
  readonly exitStatus: number | null;
  readonly reason: string | null;
  /** The question that nobody has answered yet. */
  readonly pending: { readonly action: string; readonly question: string } | null;
  readonly paused: { readonly action: string | null; readonly why: string } | null;
  readonly phases: ReadonlyMap<string, Span>;
  readonly steps: ReadonlyMap<string, Span>;
  /** By action id, in the order of the first event; an action without events is not here and was not run. */
  readonly actions: ReadonlyMap<string, ActionState>;
  /** Answers about steps and phases: optional steps, irreversible ones, steps for a named host. */
  readonly gates: readonly AnswerState[];
  /** Null: nobody was asked. */
  readonly decision: Decision | null;
  /** What became of every message to people. */
  readonly notified: readonly Extract<JournalEvent, { type: 'notified' }>[];
  /** Values that `# 记录为` has kept, by name; of several under one name the last. */
  readonly recorded: ReadonlyMap<string, RecordedValue>;
  /** The run of the same document that it goes with. */
  readonly of: string | null;
  readonly document: string | null;
  readonly report: string | null;
  /** Of the plan's file as it is kept; null: not recorded. */
  readonly planSha256: string | null;
  readonly resumptions: readonly Resumption[];
  /** What was measured, in order; of one metric at one time only once. */
  readonly measured: readonly Measurement[];
  readonly sessions: readonly { readonly pid: number; readonly startTime: string; readonly bootId: string }[];
}

export type Resumption = Omit<Extract<JournalEvent, { type: 'run-resumed' }>, 'type'> & {
  readonly at: string;
};

export interface RecordedValue {
  readonly name: string;
  readonly value: string;
  /** False: it is not what the command printed, and nothing can be compared with it. */
  readonly whole: boolean;
  readonly action: string;
  readonly at: string;
}

export type RunResultName = Extract<JournalEvent, { type: 'run-ended' }>['result'];

export interface Span {
  readonly startedAt: string;
  readonly endedAt: string | null;
}

export interface ActionState {
  readonly action: string;
  readonly outcome: Outcome;
  /** Who settled the outcome: `machine`, a person's name, or null while it is open. */
  readonly by: Actor | null;
  /** When the outcome was settled. */
  readonly at: string | null;
  /** When it failed first and has not been done since: trying again does not set it back. Null: it has not failed. */
  readonly failedSince: string | null;
  /** Why, in words, where no expectation says it: the exit status, a person's reason, the reason for a skip. */
  readonly reason: string | null;
  readonly attempts: number;
  /** The author's text, and what was sent to bash, of the last attempt. */
  readonly text: string | null;
  readonly ran: string | null;
  readonly how: Extract<JournalEvent, { type: 'command-ended' }>['how'] | null;
  readonly exitStatus: number | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly durationMs: number | null;
  readonly stdout: StreamRange | null;
  readonly stderr: StreamRange | null;
  readonly shellEnded: boolean;
  readonly notRestored: readonly string[];
  readonly responses: string | null;
  readonly emptied: readonly ('stdout' | 'stderr')[];
  /** The disk was full when it ended: not all that it printed may have been kept. */
  readonly cut: boolean;
  /** Of a command that had the operator's terminal; null: it had not. */
  readonly screen: ScreenKept | null;
  readonly expectations: readonly ExpectationVerdict[];
  /** What an operator made of the command, where that is what ran last; null: the author's own. */
  readonly edited: string | null;
  /** How a person settled it after it had failed; null: nobody did. */
  readonly resolution: 'by-hand' | 'skip' | null;
  /** What `# 记录为` has kept of it. */
  readonly recorded: RecordedValue | null;
  readonly answers: readonly AnswerState[];
}

export interface AnswerState extends Omit<Extract<JournalEvent, { type: 'answered' }>, 'type' | 'action'> {
  /** The action's, step's or phase's id. */
  readonly subject: string;
  readonly at: string;
}
