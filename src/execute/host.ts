import type { Failure } from './account.ts';
import type { BackupState } from './backup.ts';
import type { EscalationView } from './escalation.ts';
import type { RankedScenario } from './scenarios.ts';
import type { Action, Metric, OnDemand, Phase, Step } from '../plan/types.ts';
import type { Clock } from './clock.ts';
import type { Interrupted, JournalEvent, MenuKind, Way } from '../journal/events.ts';

/** What the executor needs of the world around it: people, a screen, a clock, a stop button. */
export interface Host {
  /** Puts a question to a person. `unanswered`: nobody may or can answer; the run waits (exit status 3). */
  ask(question: Question): Promise<Answer>;
  /** Offers ways on and takes the one that a person chooses; nothing is chosen by silence (law 4). */
  choose(menu: Menu): Promise<Chosen>;
  /** Takes one of several things to look at, or none any more. Without it nobody is offered to diagnose. */
  pick?(pick: Pick): Promise<Picked>;
  /** Takes a value that nothing measures. Without it nobody is asked. */
  tellValue?(metric: Metric, reason: string | null): Promise<ToldValue>;
  /** Watches over a command while it runs. Without it Ctrl-C stops the run. */
  attend?(running: Running): Attendance;
  /** Tells what happens; never blocks the run and never throws. */
  show(progress: Progress): void;
  now(): Date;
  /** Absent: the machine's own. */
  readonly clock?: Clock;
  /** Aborted when the operator stops the run; the reason is the signal's name. */
  readonly signal: AbortSignal;
}

/** Null: passed over, or nobody is there. */
export type ToldValue = { readonly value: string; readonly by: string } | null;
/** A command that has just been sent. */
export interface Running {
  readonly step: Step;
  readonly action: Action;
  /** It has the operator's terminal, and with it Ctrl-C. */
  readonly terminal: boolean;
  /** Called with each answer that the operator gives to "what now?" after Ctrl-C; none is assumed (law 4). */
  readonly said: (way: Interrupted, by: string) => void;
}

export interface Attendance {
  /** The command has ended: a question that is still open goes away. */
  end(): Promise<void>;
}

/** Where the run cannot go on by itself: what happened, and the ways on in the order in which they are offered. */
export interface Menu {
  readonly kind: MenuKind;
  readonly failure: Failure;
  readonly ways: readonly Way[];
  /** Whom to call, with the time that is left now; absent where the document names nobody. */
  readonly contacts?: EscalationView | undefined;
  /** What `edit` starts from: the author's text, or what was made of it before; null where nothing can be edited. */
  readonly text: string | null;
  /** What forbids an edited text, in the user's language; null: nothing does. */
  readonly check: (text: string) => Promise<string | null>;
}

export type Chosen =
  | {
      readonly way: Way;
      /** Why; some ways cannot be taken without. */
      readonly reason: string | null;
      /** The edited command, for `edit`. */
      readonly text: string | null;
      readonly by: string;
    }
  | { readonly way: 'unanswered'; readonly why: string };

/** What an operator who diagnoses can look at next. */
export type Pick =
  | { readonly kind: 'scenario'; readonly failure: Failure; readonly scenarios: readonly RankedScenario[] }
  /** A scenario's commands. */
  | { readonly kind: 'diagnostic'; readonly scenario: OnDemand; readonly actions: readonly Action[] };

export type Picked =
  /** Counts from 0. */
  | { readonly picked: number }
  | { readonly picked: 'back' }
  | { readonly picked: 'unanswered'; readonly why: string };

export type Question =
  /** Is the checkpoint true? */
  | { readonly kind: 'checkpoint'; readonly step: Step; readonly action: Action }
  /** Was the manual action done? */
  | {
      readonly kind: 'manual';
      readonly step: Step;
      readonly action: Action;
      /** Gives the operator a shell in the run's state, to do it in; it answers nothing. Absent: there is no terminal for one. */
      readonly openShell?: () => Promise<void>;
    }
  /** Does the output say what the author expected? The output is on screen. */
  | {
      readonly kind: 'expectation';
      readonly step: Step;
      readonly action: Action;
      readonly line: number;
      readonly text: string;
      readonly reading: string;
      readonly actual: string;
      readonly output: string;
    }
  /** May this irreversible step begin? Never answered by `--yes` (law 4). */
  | {
      readonly kind: 'irreversible';
      readonly phase: Phase;
      readonly step: Step;
      readonly backup: BackupState;
    }
  /** No verified backup stands behind this irreversible step: may it begin all the same, and why? */
  | {
      readonly kind: 'backup-override';
      readonly phase: Phase;
      readonly step: Step;
      readonly backup: BackupState;
    }
  /** May this command of a scenario run, which is not known to change nothing? */
  | { readonly kind: 'diagnostic'; readonly step: Step; readonly action: Action }
  /**
   * The document wants this step on `host`, and this machine is `machine`: are they the same? Asked before the step's
   * first action. Anything but a yes makes the run wait: on the wrong machine a right command destroys data.
   */
  | {
      readonly kind: 'host';
      readonly phase: Phase;
      readonly step: Step;
      readonly host: string;
      readonly machine: string;
    }
  /** The shell is not as the last command that ended left it: may this one run in it all the same? */
  | {
      readonly kind: 'shell-state';
      readonly phase: Phase;
      readonly step: Step;
      readonly action: Action;
      /** What is lost, and what there is instead, in the user's language. */
      readonly lost: string;
    }
  /** Should this optional step be done? */
  | { readonly kind: 'optional'; readonly phase: Phase; readonly step: Step }
  /** Does the author's skip condition hold? Yes: the command is passed over. */
  | { readonly kind: 'skip-condition'; readonly step: Step; readonly action: Action; readonly text: string }
  /** Does the condition hold under which alone the author wants the command run? No: it is passed over. */
  | { readonly kind: 'run-condition'; readonly step: Step; readonly action: Action; readonly text: string };

export type Answer =
  | {
      readonly answer: 'yes' | 'no' | 'not-applicable';
      readonly reason: string | null;
      readonly by: string;
      readonly how: 'asked' | 'vouched' | 'option';
    }
  | { readonly answer: 'unanswered'; readonly why: string };

/** What happens, in order. All but `output` and what waiting brings is told only when it is on disk. */
export type Progress =
  /** `seq` is the record's number in the journal. */
  | { readonly kind: 'event'; readonly event: JournalEvent; readonly seq: number; readonly at: Date }
  /** A phase begins; `index` counts from 1. */
  | { readonly kind: 'phase'; readonly phase: Phase; readonly index: number; readonly of: number }
  | { readonly kind: 'step'; readonly phase: Phase; readonly step: Step }
  /** Whom to call, and by when. */
  | { readonly kind: 'contacts'; readonly view: EscalationView }
  /** A scenario with its symptom, commands and solution. */
  | { readonly kind: 'scenario'; readonly scenario: OnDemand }
  /** A command of a scenario cannot be run; why. */
  | { readonly kind: 'not-diagnosed'; readonly action: Action; readonly reason: string }
  /** The operator gets a shell in the run's state. */
  | { readonly kind: 'shell'; readonly action: Action }
  | {
      readonly kind: 'command';
      readonly step: Step;
      readonly action: Action;
      readonly ran: string;
      /** It has the operator's terminal to itself. */
      readonly terminal: boolean;
    }
  /** A command of the executor before still runs; this one waits for it. */
  | { readonly kind: 'rejoined'; readonly step: Step; readonly action: Action; readonly since: Date }
  | { readonly kind: 'output'; readonly stream: 'stdout' | 'stderr'; readonly chunk: Uint8Array }
  /** In this place the command printed more than anybody could follow; the file has it. */
  | { readonly kind: 'output-passed-over'; readonly stream: 'stdout' | 'stderr'; readonly bytes: number }
  /** A command is waited for (`60秒内`). Told before each run and after it. */
  | ({ readonly kind: 'wait' } & Waiting)
  /** The wait is over; the output of its last run follows, unless it was the only one. */
  | {
      readonly kind: 'wait-ended';
      readonly action: Action;
      readonly runs: number;
      readonly elapsedMs: number;
    };

export interface Waiting {
  readonly action: Action;
  /** How often the command has ended by now. */
  readonly runs: number;
  readonly elapsedMs: number;
  /** When the last run is due at the latest. */
  readonly limitMs: number;
  /** When the next run begins; null: it is running. */
  readonly nextMs: number | null;
  /** What the last run showed of the first expectation that did not hold; null where all held, or before the first. */
  readonly latest: string | null;
}
