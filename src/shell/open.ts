import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';

import type { Bash, Restore } from './bash.ts';
import { firstBash, retireEarlier } from './carry-over.ts';
import { CurlHeaders } from './headers.ts';
import { LeftRunning } from './left-running.ts';
import { OutputFiles } from './output.ts';
import type { Locale } from '../catalogue/index.ts';
import { makeDriver, removeDriver, type SessionPaths } from './paths.ts';
import { isSystemError } from './dispatch.ts';
import { checkDirectories, directoryError, terminalAttached } from './prepare.ts';
import { Screens } from './screens.ts';
import { BashSession } from './session.ts';
import { BashStarter } from './start.ts';
import { StatusFile } from './status-file.ts';
import { sweepShortNames } from './sweep.ts';
import type { SessionFactory } from './types.ts';

/**
 * Opens a session on this host: one bash for all commands, as at a terminal. `frame.ts` says what bash is given,
 * `driver.ts` what runs around a command, `status.ts` what outlives the tool. Rejects with `SessionError`.
 */
export const openBashSession: SessionFactory = async (given) => {
  const options = { ...given, cwd: resolve(given.cwd), directory: resolve(given.directory) };
  const locale = options.locale ?? 'en';
  checkDirectories(options.directory, options.cwd, locale);
  if (options.resume !== undefined && options.resume !== null) {
    await retireEarlier(options.directory);
    sweepShortNames(options.directory);
  }
  const paths = driverFor(options.directory, locale);
  try {
    const terminal = terminalAttached();
    const starter = await BashStarter.prepare({ options, paths, terminal, locale });
    const curl = new CurlHeaders(paths, starter.facts);
    const status = new StatusFile(paths.status);
    const output = new OutputFiles(options.directory);
    const first = await starter.start(output.current, curl.home, null);
    const start = (restore: Restore): Promise<Bash> => starter.start(output.current, curl.home, restore);
    const opened = await firstBash({ paths, locale, resume: options.resume ?? null, first, start });
    opened.bash.hold(false);
    const left = new LeftRunning(opened.bash.pid);
    const screens = new Screens(paths);
    const parts = { paths, terminal, locale, starter, curl, screens, status, output, left };
    return new BashSession(parts, opened);
  } catch (error) {
    removeDriver(paths);
    throw isSystemError(error) ? directoryError(options.directory, error, locale) : error;
  }
};

/** Rejects with `SessionError`. */
function driverFor(directory: string, locale: Locale): SessionPaths {
  try {
    return makeDriver(directory, randomBytes(4).toString('hex'));
  } catch (error) {
    throw directoryError(directory, error, locale);
  }
}
