/** An interactive bash for the operator, in the state that the last command left. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { say, type Locale } from '../catalogue/index.ts';
import { shell } from '../catalogue/shell.ts';
import { runAttached } from './attached.ts';
import { COOKIE } from './driver-script.ts';
import type { SessionPaths } from './paths.ts';
import { quote } from './quote.ts';
import type { StateRef } from './replace.ts';
import type { BashStarter } from './start.ts';
import { parseState, restoreScript, type ShellState } from './state.ts';
import type { ShellLeft } from './types.ts';

export interface OperatorShell {
  readonly paths: SessionPaths;
  /** The last snapshot. */
  readonly last: StateRef;
  readonly terminal: boolean;
  readonly locale: Locale;
  /** Its facts hold the environment that the session's bash was started with. */
  readonly starter: Pick<BashStarter, 'facts'>;
  /** Why the session runs nothing any more. */
  readonly closed: string | null;
  readonly label: string;
  readonly signal: AbortSignal;
}

/** Waits until it is left. What stands in the way of it is the answer's reason. */
export async function openOperatorShell(options: OperatorShell): Promise<ShellLeft> {
  const { paths, last, signal, terminal, locale } = options;
  const refused = (reason: string): ShellLeft => ({ exitStatus: null, durationMs: 0, reason });
  if (options.closed !== null) return refused(options.closed);
  if (!terminal) return refused(say(shell['no-terminal'], locale));
  const wanted = read(last.path);
  const fresh = read(paths.startState);
  if (wanted === null || fresh === null || wanted.key !== last.key)
    return refused(say(shell['no-state'], locale));
  const script = join(paths.driver, 'operator');
  try {
    writeFileSync(script, startScript(options, wanted, fresh), { encoding: 'latin1', mode: 0o600 });
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
  const environment = Object.fromEntries(options.starter.facts.environment);
  delete environment['BASH_ENV'];
  const args = ['--noprofile', '--rcfile', script, '-i'];
  const { exitStatus, durationMs, problem } = await runAttached('bash', args, { environment, signal });
  return { exitStatus, durationMs, reason: problem };
}

/**
 * Traps are left out, since they would speak at every line that is typed, and so is `set -e`, which would close the shell
 * at the first command that fails.
 */
function startScript(
  { paths, starter, label }: OperatorShell,
  wanted: ShellState,
  fresh: ShellState,
): string {
  const home = starter.facts.environment.get('CURL_HOME');
  const curl =
    home === undefined ? '\\builtin unset -v CURL_HOME' : `\\builtin export CURL_HOME=${bytes(quote(home))}`;
  return [
    restoreScript({ ...wanted, traps: [] }, fresh),
    '\\builtin set +o errexit',
    `\\builtin unset -v ${COOKIE}`,
    `case \${CURL_HOME-} in ${bytes(quote(paths.driver))}/curl.*) ${curl};; esac`,
    `PS1=${bytes(quote(`[mdrollback ${label}] \\w\\$ `))}`,
    '',
  ].join('\n');
}

/** A snapshot is bytes in latin1 strings; what is put beside it must be, too. */
function bytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function read(path: string): ShellState | null {
  try {
    return parseState(readFileSync(path, 'latin1'));
  } catch {
    return null;
  }
}
