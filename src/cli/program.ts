import { closeSync, fstatSync } from 'node:fs';
import { userInfo } from 'node:os';
import process from 'node:process';
import { isatty } from 'node:tty';
import type { Io } from './io.ts';
import { EXIT, SIGNAL_STATUS, type StopSignal } from './exit-status.ts';
import type { main } from './main.ts';

/** Runs `main` with this process's streams and sets its exit status (language.md §8). */
export function runProgram(run: typeof main): void {
  // To open a stream costs milliseconds, and most calls need one of them.
  const io: Io = {
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return unshaken(process.stdout);
    },
    get stderr() {
      return unshaken(process.stderr);
    },
    env: process.env,
    cwd: process.cwd(),
    user: loginName(),
    takeSignals,
  };
  // Until `main` says otherwise this is no success, whatever ends the process.
  process.exitCode = EXIT.failed;
  process.on('exit', letGoOfLostTerminal);
  const unfinished = (): void => {
    process.stderr.write('mdrollback itself failed: it ended before its work did\n');
  };
  process.once('beforeExit', unfinished);
  void run(process.argv.slice(2), io).then((status) => {
    process.off('beforeExit', unfinished);
    process.exitCode = status;
    // All is written and nothing waits any more: without this node takes its heap apart first, piece by piece.
    process.on('exit', (code) => {
      process.exit(code);
    });
  });
}

/** At its end node sets a terminal as it was, and aborts where that fails, as on one that was closed. What it has not, it leaves. */
function letGoOfLostTerminal(): void {
  for (const descriptor of [0, 1, 2]) {
    try {
      if (fstatSync(descriptor).isCharacterDevice() && !isatty(descriptor)) closeSync(descriptor);
    } catch {
      // It is closed already.
    }
  }
}

/** Whoever read the output may go away (`| head`): a rollback goes on all the same. */
function unshaken(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  if (stream.listenerCount('error') === 0) stream.on('error', () => undefined);
  return stream;
}

function takeSignals(taken: () => boolean = () => false): AbortSignal {
  const controller = new AbortController();
  for (const name of Object.keys(SIGNAL_STATUS) as StopSignal[]) {
    process.on(name, () => {
      // A terminal that closes says so more than once.
      if (controller.signal.aborted && name !== 'SIGHUP') process.exit(SIGNAL_STATUS[name]);
      if (name === 'SIGINT' && !controller.signal.aborted && taken()) return;
      controller.abort(name);
    });
  }
  return controller.signal;
}

function loginName(): string | null {
  try {
    return userInfo().username;
  } catch {
    // A user id without an entry in the password file.
    return null;
  }
}
