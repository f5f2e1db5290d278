import type { Observation } from '../expectations/types.ts';
import type { CheckpointAction, CommandAction, Expectation } from '../plan/types.ts';
import type { Halt, Placed } from './context.ts';
import type { EditedCommand } from './types.ts';

/** A command at its place, or a checkpoint with an inline command. */
export type Runnable = Placed<CommandAction | CheckpointAction>;

/** What a command is, wherever it stands. */
export interface Invocation {
  readonly text: string;
  /** What an operator made of it after it had failed. */
  readonly edited: EditedCommand | null;
  readonly programs: readonly string[];
  readonly expectations: readonly Expectation[];
  readonly terminal: boolean;
  readonly timeoutSeconds: number | null;
}

/** A command that exited by itself, with what can be judged of it. */
export interface Exited {
  readonly attempt: number;
  readonly exitStatus: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly responseHeaders: string | null;
  /** False: part of its output is not in `stdout` and `stderr`. */
  readonly complete: boolean;
  /** Of an output too long to hold, what each expectation needs; null where it is held, or cannot be read. */
  readonly sifted: Observation['sifted'] | null;
}

export type Ran =
  { readonly ok: true; readonly exited: Exited } | { readonly ok: false; readonly halt: Halt };
