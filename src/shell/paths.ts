import { join } from 'node:path';

/** The files of one session. All are the tool's own; a document never names them. */
export interface SessionPaths {
  /** Where the run keeps what outlives the session: status, snapshots, output. */
  readonly directory: string;
  readonly token: string;
  /** See `status.ts`. */
  readonly status: string;
  /** Snapshots, in turn: the one before is whole while one is written. */
  readonly states: readonly [string, string];
  /** What the session alone needs; it goes when the session is closed. */
  readonly driver: string;
  /** Scripts that bash sources around each command, see `driver.ts`. */
  readonly begin: string;
  readonly leave: string;
  readonly end: string;
  readonly exit: string;
  readonly init: string;
  readonly restore: string;
  readonly late: string;
  readonly output: string;
  readonly terminalOn: string;
  readonly terminalOff: string;
  /** A command too long for one atomic write. */
  readonly text: string;
  /** ERR and DEBUG traps. */
  readonly traps: string;
  readonly notify: string;
  readonly startState: string;
  readonly exitState: string;
  readonly restoredState: string;
}

/**
 * `token` keeps a session's driver apart from one that an earlier tool left running in the same directory. The names
 * that stand in each command's frame are short, since bash reads a FIFO one byte a system call.
 */
export function sessionPaths(directory: string, token: string): SessionPaths {
  const driver = join(directory, token);
  return {
    directory,
    token,
    status: join(directory, 'status'),
    states: [join(directory, 'state.0'), join(directory, 'state.1')],
    driver,
    begin: join(driver, 'b'),
    leave: join(driver, 'leave'),
    end: join(driver, 'e'),
    exit: join(driver, 'exit'),
    init: join(driver, 'init'),
    restore: join(driver, 'restore'),
    late: join(driver, 'late'),
    output: join(driver, 'o'),
    terminalOn: join(driver, 'terminal-on'),
    terminalOff: join(driver, 'terminal-off'),
    text: join(driver, 'text'),
    traps: join(driver, 'traps'),
    notify: join(driver, 'notify'),
    startState: join(driver, 'state.start'),
    exitState: join(driver, 'state.exit'),
    restoredState: join(driver, 'state.restored'),
  };
}
