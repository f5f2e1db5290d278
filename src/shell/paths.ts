import { join } from 'node:path';

/** The files of one session directory. All are the tool's own; a document never names them. */
export interface SessionPaths {
  readonly directory: string;
  readonly token: string;
  /** See `status.ts`. */
  readonly status: string;
  /** Scripts that bash sources around each command, see `driver.ts`. */
  readonly begin: string;
  readonly leave: string;
  readonly end: string;
  readonly exit: string;
  readonly init: string;
  readonly restore: string;
  readonly output: string;
  readonly terminalOn: string;
  readonly terminalOff: string;
  /** A command too long for one atomic write. */
  readonly text: string;
  /** Snapshots, in turn: the one before is whole while one is written. */
  readonly states: readonly [string, string];
  readonly startState: string;
  readonly exitState: string;
  readonly restoredState: string;
  readonly curlHome: string;
}

/** `token` keeps a session's driver apart from one that an earlier tool left running in the same directory. */
export function sessionPaths(directory: string, token: string): SessionPaths {
  const own = (name: string): string => join(directory, `${name}.${token}`);
  return {
    directory,
    token,
    status: join(directory, 'status'),
    begin: own('begin'),
    leave: own('leave'),
    end: own('end'),
    exit: own('exit'),
    init: own('init'),
    restore: own('restore'),
    output: own('output'),
    terminalOn: own('terminal-on'),
    terminalOff: own('terminal-off'),
    text: own('text'),
    states: [join(directory, 'state.0'), join(directory, 'state.1')],
    startState: own('state.start'),
    exitState: own('state.exit'),
    restoredState: own('state.restored'),
    curlHome: join(directory, `curl.${token}`),
  };
}

/** What is of no use once the session is closed. */
export function driverFiles(paths: SessionPaths): string[] {
  const { begin, leave, end, exit, init, restore, output, terminalOn, terminalOff, text } = paths;
  const snapshots = [paths.startState, paths.exitState, paths.restoredState];
  return [begin, leave, end, exit, init, restore, output, terminalOn, terminalOff, text, ...snapshots];
}
