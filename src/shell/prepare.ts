import { constants as osConstants } from 'node:os';
import { accessSync, closeSync, constants, mkdirSync, openSync, statSync } from 'node:fs';

import { execa } from 'execa';

import { say } from '../catalogue/index.ts';
import type { Locale } from '../catalogue/index.ts';
import { shell } from '../catalogue/shell.ts';
import { causeAndMend } from '../catalogue/system-errors.ts';
import { SessionError } from './types.ts';

/** What a bash says of itself and of the environment that it was given. */
export interface BashFacts {
  readonly version: string;
  /** 5 or newer. */
  readonly modern: boolean;
  readonly builtins: ReadonlySet<string>;
  readonly environment: ReadonlyMap<string, string>;
}

const QUESTION =
  'printf "%s\\0" "$BASH_VERSION"; enable; printf "\\0"; mapfile -d "" </proc/self/environ; printf "%s\\0" "${MAPFILE[@]}"; ' +
  'case $# in 0) ;; *) mkfifo -m 600 -- "$@" ;; esac';

/**
 * Asks bash for its version, its builtins and its environment and makes FIFOs, in one process. `-p` keeps it from
 * reading BASH_ENV.
 * Rejects with `SessionError`: `bash-missing`, `bash-too-old` (before 4.4), `no-answer`.
 */
export async function askBash(
  environment: Readonly<Record<string, string>>,
  fifos: readonly string[],
  locale: Locale,
): Promise<BashFacts> {
  const result = await execa('bash', ['--norc', '--noprofile', '-p', '-c', QUESTION, 'bash', ...fifos], {
    env: environment,
    reject: false,
    stdin: 'ignore',
    stripFinalNewline: false,
  });
  if (result.code === 'ENOENT' || result.code === 'EACCES')
    throw new SessionError('bash-missing', say(shell['bash-missing'], locale));
  const [version = '', enabled = '', ...entries] = result.stdout.split('\0');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (version !== '' && (major < 4 || (major === 4 && minor < 4)))
    throw new SessionError('bash-too-old', say(shell['bash-too-old'], locale, { version }));
  if (version === '' || result.exitCode !== 0) {
    const reason = result.stderr.trim() || (result.originalMessage ?? String(result.exitCode));
    throw new SessionError('no-answer', say(shell['no-answer'], locale, { reason }));
  }
  const builtins = new Set(Array.from(enabled.matchAll(/^enable (\S+)$/gm), ([, name = '']) => name));
  return { version, modern: major >= 5, builtins, environment: new Map(entries.flatMap(pair)) };
}

function pair(entry: string): [string, string][] {
  const at = entry.indexOf('=');
  return at < 1 ? [] : [[entry.slice(0, at), entry.slice(at + 1)]];
}

/** Makes the session's directory. Rejects with `SessionError` `directory` for it and for a `cwd` that cannot be entered. */
export function checkDirectories(directory: string, cwd: string, locale: Locale): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw directoryError(directory, error, locale);
  }
  try {
    if (!statSync(cwd).isDirectory()) throw Object.assign(new Error('ENOTDIR'), { code: 'ENOTDIR' });
    accessSync(cwd, constants.X_OK);
  } catch (error) {
    throw directoryError(cwd, error, locale);
  }
}

export function directoryError(path: string, error: unknown, locale: Locale): SessionError {
  const reason = causeAndMend(error, locale);
  return new SessionError('directory', say(shell['directory'], locale, { path, reason }));
}

/** Whether this process has a terminal that its commands could use. */
export function terminalAttached(): boolean {
  try {
    closeSync(openSync('/dev/tty', constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK));
    return true;
  } catch {
    return false;
  }
}

/** The exit status that a shell would show for how a process ended. */
export function statusOf(code: number | null, signal: NodeJS.Signals | null): number | null {
  if (code !== null) return code;
  return signal === null ? null : 128 + osConstants.signals[signal];
}
