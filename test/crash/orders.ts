/** What the harness tells an executor when it starts it. */
export interface Orders {
  readonly room: string;
  /** The compiled plan with its source. */
  readonly plan: string;
  /** See `Dying`. */
  readonly point: number;
  readonly torn: number;
  /** bash dies at this place; `list`: it lives, and the executor says what places there are. */
  readonly line: Line | 'list' | null;
  /** At that line the executor dies as well. */
  readonly both: boolean;
  /** `naive`: what has no end record is run again. `careless`: whatever state the shell is in, it goes on. */
  readonly rule: 'honest' | 'naive' | 'careless';
  /** The machine has been started anew since. */
  readonly rebooted: boolean;
}

/** How a run ended, as the executor writes it. */
export interface EndedRun {
  readonly result: string;
  readonly directory: string;
  /** The crash points that this executor passed. */
  readonly points: number;
  readonly outcomes: readonly (readonly [id: string, outcome: string])[];
}

/** A boundary in one of the scripts that bash sources before (`b`) and behind (`e`) a command, see src/shell/driver.ts. */
export interface Line {
  readonly script: 'b' | 'e';
  /** It comes before this line, counted from 0. */
  readonly at: number;
}

/** In a run's room. */
export const ENDED = 'ended';
export const ASKED = 'asked';
export const SYNCED = 'synced';
/** As many bytes as processes have died at a line. */
export const DIED = 'died';
/** The command in whose frame bash dies. */
export const MORTAL = 2;
