/** What the program's exit status says (language.md §8). */
export const EXIT = {
  /** Done, and verified where that was asked. */
  done: 0,
  /** The rollback failed or was refused by a check; a fault of the program itself. */
  failed: 1,
  /** The document or the call is wrong; nothing ran. */
  wrong: 2,
  /** Waiting for a person; the run can go on. */
  waiting: 3,
  /** Stopped by the operator; the run can go on. */
  stopped: 4,
} as const;

/** Signals that stop a run, with the status that a shell gives a program which they end. */
export const SIGNAL_STATUS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

export type StopSignal = keyof typeof SIGNAL_STATUS;

/** What a call that did not get to its end exits with: by the signal's number, else as stopped by the operator. */
export function stoppedBy({ aborted, reason }: Pick<AbortSignal, 'aborted' | 'reason'>): number {
  return aborted && isStopSignal(reason) ? SIGNAL_STATUS[reason] : EXIT.stopped;
}

export function isStopSignal(reason: unknown): reason is StopSignal {
  return typeof reason === 'string' && reason in SIGNAL_STATUS;
}
