/** What the harness tells an executor when it starts it. */
export interface Orders {
  readonly room: string;
  /** The compiled plan with its source. */
  readonly plan: string;
  /** See `Dying`. */
  readonly point: number;
  readonly torn: number;
  /** bash dies at this place; `list`: it lives, and notes to which places it comes. */
  readonly line: Line | 'list' | null;
  /** The command at one of whose places bash dies, or whose places it notes; from 1. */
  readonly mortal: number;
  /** At that line the executor dies as well. */
  readonly both: boolean;
  /** `naive`: what has no end record is run again. `careless`: whatever state the shell is in, it goes on. */
  readonly rule: 'honest' | 'naive' | 'careless';
  /** The machine has been started anew since. */
  readonly rebooted: boolean;
  /** When it has ended it keeps V8's code for those that follow. */
  readonly keepsCode: boolean;
}

/** How a run ended, as the executor writes it. */
export interface EndedRun {
  readonly result: string;
  /** Why it was no success. */
  readonly reason: string;
  readonly directory: string;
  /** The crash points that this executor passed. */
  readonly points: number;
  readonly outcomes: readonly (readonly [id: string, outcome: string])[];
}

/** The scripts that bash sources before (`b`) and behind a command (`e`, or `n` without a snapshot), see src/shell/driver.ts. */
export const SCRIPTS = ['b', 'e', 'n'] as const;

/** A boundary in one of them. */
export interface Line {
  readonly script: (typeof SCRIPTS)[number];
  /** It comes before this line, counted from 0. */
  readonly at: number;
}

/** In a run's room. */
export const ENDED = 'ended';
export const ASKED = 'asked';
export const SYNCED = 'synced';
/** A place in a line, as bash comes to it: its script and its number. */
export const REACHED = 'reached';
/** How each has died that died at a line: `s` where bash did, `b` where the executor did as well. */
export const DIED = 'died';
/** On the executor's standard output: it has been loaded, and a command is about to be sent. */
export const UP = 'UP\n';
export const GO = 'GO\n';
