import type { Locale } from '../catalogue/index.ts';
import type { Journal, JournalRecord } from '../journal/events.ts';
import type { Edits, Holder } from '../journal/resumption.ts';
import type { JournalError } from '../journal/error.ts';
import type { RunDirectory } from '../journal/directory.ts';
import type { RecordedValue, RunState } from '../journal/state.ts';
import type { Decision } from '../plan/decision.ts';
import type { Action, Binding, Choice, Message, Parameter, Plan } from '../plan/types.ts';
import type { SessionFactory, Tracer } from '../shell/types.ts';
import type { Failure } from './account.ts';
import type { Host, Question } from './host.ts';

/** What a run needs beside its plan. */
export interface ExecuteOptions {
  readonly host: Host;
  readonly openSession: SessionFactory;
  /** Fresh, or that of the run that is taken up again. */
  readonly journal: Journal;
  readonly runDirectory: RunDirectory;
  /** Where commands run. */
  readonly cwd: string;
  readonly operator: string;
  /** This machine's own name, as `hostname` gives it. */
  readonly machine: string;
  /** Names under which an author means whatever machine the run is on: `localhost`, and the like in other languages. */
  readonly alwaysHere: readonly string[];
  /** Of the program, for the journal. */
  readonly version: string;
  readonly locale: Locale;
  readonly unattended: boolean;
  /** The operator vouched for the checkpoints beforehand. */
  readonly vouched: boolean;
  /** A terminal is attached: commands that ask on it can run. */
  readonly terminal: boolean;
  readonly policy: Policy;
  /** The operator runs it although the rollback window is closed, or nobody knows whether it is, for this reason (§7). */
  readonly outsideWindow?: {
    readonly reason: string;
    readonly state: 'outside' | 'unknown';
    readonly how: 'asked' | 'option';
  } | null;
  /** Why it is rolled back, for the report's top; null or absent: nobody was asked. */
  readonly decision?: Decision | null;
  /** A run of the same document that this one goes with: the values that it has kept can be compared with here, too. */
  readonly earlier?: { readonly run: string; readonly recorded: readonly RecordedValue[] } | null;
  /** By name; each reaches bash as the value of a variable (law 6). Where one is absent the plan's own value counts. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly sessionEnvironment: Readonly<Record<string, string>>;
  /** Secrets beside the plan's that commands could print: their environment is the tool's own. */
  readonly secrets?: readonly string[];
  readonly bind: Bind;
  /**
   * Why a text that is none of the program, a scenario's or a metric's, must not run with the values of this run, in the
   * user's language; null: nothing is against it (language.md §0.6). Those of the program were judged before the run.
   */
  readonly guard?: (plan: Plan, id: string, text: string, bindings: readonly Binding[]) => string | null;
  /** Without it nobody is offered to edit a command. */
  readonly readCommand?: ReadCommand;
  /** Goes on with a run from its journal; null: a new run. */
  readonly resume?: Resume | null;
  /** Where the document and its report are; for a resume later. */
  readonly places?: { readonly document: string; readonly report: string };
  /** Asks for a metric's value by its query; without it no query is answered. */
  readonly query?: Query;
  /** Unguessable text for each command; random by default. */
  readonly nonce?: () => string;
}

/** What a run is taken up again with. */
export interface Resume {
  /** What its journal holds. */
  readonly records: readonly JournalRecord[];
  /** Finds out what became of a command that an earlier executor announced. */
  readonly trace: Tracer;
  readonly takenFrom: Holder | null;
  readonly edits: Edits | null;
  /** Called when the journal says that the run is taken up, and before anything else happens. */
  readonly onTaken: () => void;
  /** Failed actions that the operator wants tried again; with nobody there to choose, nothing else is (law 4). */
  readonly retry: readonly string[];
}

/** Decisions that options gave before the run. Steps are named by their id, or all of a phase by the phase's. */
export interface Policy {
  readonly allowIrreversible: readonly string[];
  readonly skipSteps: readonly string[];
  readonly withSteps: readonly string[];
  /** Why an irreversible step may begin although no backup was verified before it; null: it may not, unasked. */
  readonly overrideBackupCheck?: string | null;
  /** Hosts of the document that are this machine, although its name says nothing of it. */
  readonly hostsHere: readonly string[];
  /** For a command that says nothing itself; null: none. */
  readonly timeoutSeconds: number | null;
}

/** Puts variables in the place of a text's placeholders; `shellscript/` knows how, the executor only asks. */
export type Bind = (
  text: string,
  bindings: readonly Binding[],
  variableFor: (parameter: string) => string,
) => { readonly ok: true; readonly text: string } | { readonly ok: false };

/** Reads a command as an operator has edited it: it must pass whatever the author's own had to pass before the run. */
export type ReadCommand = (
  text: string,
  plan: Plan,
) => Promise<
  | { readonly ok: true; readonly command: EditedCommand }
  /** Why it cannot be run, in the user's language. */
  | { readonly ok: false; readonly problem: string }
>;

/** A value, or why there is none, in the user's language. Never rejects, and takes no longer than is bearable at its place. */
export type Query = (
  query: string,
  signal: AbortSignal,
) => Promise<{ readonly value: string } | { readonly value: null; readonly reason: string }>;

/** A command in an operator's words; parameters stand in it as in the document, and reach bash as data (law 6). */
export interface EditedCommand {
  readonly text: string;
  readonly bindings: readonly Binding[];
  readonly programs: readonly string[];
  readonly terminal: boolean;
}

/** Why a plan cannot be run as it is. Nothing ran, and the journal is untouched. */
export type Refusal =
  | { readonly code: 'message'; readonly message: Message }
  | { readonly code: 'undecided'; readonly choice: Choice }
  | { readonly code: 'not-selected'; readonly action: Action }
  | { readonly code: 'duplicate-id'; readonly action: Action }
  | { readonly code: 'unfilled'; readonly name: string; readonly parameter: Parameter | null }
  | { readonly code: 'bad-value'; readonly parameter: Parameter }
  | { readonly code: 'unbound'; readonly action: Action }
  | { readonly code: 'no-terminal'; readonly action: Action }
  /** It would be run again and again for an expectation, and may change something each time. */
  | { readonly code: 'not-repeatable'; readonly action: Action }
  | { readonly code: 'unknown-step'; readonly given: string }
  | { readonly code: 'not-optional'; readonly given: string }
  | { readonly code: 'contradiction'; readonly given: string };

/** How a run ended. Expected failures are values; only bugs throw. */
export type RunResult = Refused | Ended;

export interface Refused {
  readonly result: 'refused';
  readonly exitStatus: 2;
  readonly refusals: readonly Refusal[];
}

export interface Ended {
  /** `not-begun`: there was no bash to run anything in (exit status 2). */
  readonly result: 'succeeded' | 'failed' | 'waiting' | 'stopped' | 'not-begun';
  /** As language.md §8 numbers them; 128+n for a stop by SIGHUP, SIGINT or SIGTERM. */
  readonly exitStatus: number;
  /** In the user's language; null for a success. */
  readonly reason: string | null;
  /** What the journal says. */
  readonly state: RunState;
  readonly failure: Failure | null;
  /** The question that waits for a person. */
  readonly waitingFor: Question | null;
  /** The run stopped because its journal could not be kept: `state` holds what was written before. */
  readonly journalError: JournalError | null;
}
