import type { Readable, Writable } from 'node:stream';

/** A stream that people may be reading: a terminal has columns. */
export interface Output extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface Input extends Readable {
  readonly isTTY?: boolean;
}

/** What the program has of the process around it; only `program.ts` touches `process`. */
export interface Io {
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The login name, where the machine knows one. */
  readonly user: string | null;
  /**
   * From now on Ctrl-C and terminations abort this instead of ending the program; the reason is the signal's name.
   * A second signal ends the program at once. `taken` may take a Ctrl-C for itself: then it aborts nothing.
   */
  takeSignals(taken?: () => boolean): AbortSignal;
}
