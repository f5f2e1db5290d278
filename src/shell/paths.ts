import { join } from 'node:path';

import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** The files of one session. All are the tool's own; a document never names them. */
export interface SessionPaths {
  /** Where the run keeps what outlives the session: status, snapshots, output. */
  readonly directory: string;
  readonly token: string;
  /** See `status.ts`. */
  readonly status: string;
  /** Snapshots, in turn: the one before is whole while one is written. `driver.ts` names them by their numbers. */
  readonly states: readonly [string, string];
  /** What the session alone needs; it goes when the session is closed. */
  readonly driver: string;
  /** The same under the short name that stands in each command's frame: bash reads a FIFO one byte a system call. */
  readonly short: string;
  /** Scripts that bash sources around each command, see `driver.ts`. */
  readonly begin: string;
  readonly leave: string;
  readonly end: string;
  /** In its place behind a command that leaves the shell's state as it is. */
  readonly endUnchanged: string;
  readonly exit: string;
  readonly init: string;
  readonly restore: string;
  readonly late: string;
  readonly output: string;
  readonly terminalOn: string;
  readonly terminalOff: string;
  readonly shieldOn: string;
  /** Not empty while the running command is kept from Ctrl-C. */
  readonly shield: string;
  /** Runs a program and keeps its screen, see `screen-script.ts`; what a command has for it, and what takes that back. */
  readonly record: string;
  readonly screenOn: string;
  readonly screenOff: string;
  /** What the program is called with, that it has ended by itself, and what was kept. */
  readonly screenWords: string;
  readonly screenEnded: string;
  readonly screenNotes: string;
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
 * `token` keeps a session's driver apart from one that an earlier tool left running in the same directory; `short` is
 * another name of its directory.
 */
export function sessionPaths(directory: string, token: string, short = join(directory, token)): SessionPaths {
  const driver = join(directory, token);
  return {
    directory,
    token,
    status: join(directory, 'status'),
    states: [join(directory, 'state.0'), join(directory, 'state.1')],
    driver,
    short,
    begin: join(short, 'b'),
    leave: join(short, 'l'),
    end: join(short, 'e'),
    endUnchanged: join(short, 'n'),
    exit: join(short, 'exit'),
    init: join(driver, 'init'),
    restore: join(driver, 'restore'),
    late: join(driver, 'late'),
    output: join(short, 'o'),
    terminalOn: join(short, 't'),
    terminalOff: join(short, 'T'),
    shieldOn: join(short, 's'),
    shield: join(short, 'S'),
    record: join(short, 'r'),
    screenOn: join(short, 'R'),
    screenOff: join(short, 'Q'),
    screenWords: join(short, 'w'),
    screenEnded: join(short, 'W'),
    screenNotes: join(short, 'N'),
    text: join(short, 'text'),
    traps: join(short, 'traps'),
    notify: join(driver, 'notify'),
    startState: join(driver, 'state.start'),
    exitState: join(driver, 'state.exit'),
    restoredState: join(driver, 'state.restored'),
  };
}

/**
 * Makes the driver's directory and a short name for it. Where there is no place for a link that is nobody else's, or
 * it would not be shorter, the directory goes by its own name.
 */
export function makeDriver(directory: string, token: string): SessionPaths {
  const own = sessionPaths(directory, token);
  mkdirSync(own.driver, { mode: 0o700 });
  const short = shortName(token);
  if (short.length >= own.driver.length) return own;
  try {
    symlinkSync(own.driver, short);
    return sessionPaths(directory, token, short);
  } catch {
    return own;
  }
}

/** The other name of a driver's directory. */
export function shortName(token: string): string {
  return join(tmpdir(), `m${token}`);
}

export function removeDriver({ driver, short }: SessionPaths): void {
  if (short !== driver) rmSync(short, { force: true });
  rmSync(driver, { recursive: true, force: true });
}
