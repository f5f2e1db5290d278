/** What goes to bash for one command: the author's text verbatim between lines that source the driver's scripts. */

import { COOKIE } from './driver.ts';
import type { SessionPaths } from './paths.ts';
import { quote } from './quote.ts';

/** What POSIX promises to write as a whole or not at all (PIPE_BUF). A half-delivered command would be run. */
export const ATOMIC_BYTES = 4096;

export interface FrameRequest {
  readonly paths: SessionPaths;
  readonly ordinal: number;
  readonly nonce: string;
  readonly text: string;
  readonly terminal: boolean;
  /** What `$?` and PIPESTATUS must show to the text. */
  readonly lastStatus: number;
  readonly lastPipeStatus: readonly number[];
  /** Flags that the driver took back behind the last command: `x`, `v`. */
  readonly flags: string;
  readonly cookie: string;
  /** Which of the two snapshots is overwritten. */
  readonly slot: 0 | 1;
  readonly stdout: string;
  readonly stderr: string;
  /** The output files to move to, if the last command used the old ones. */
  readonly moveTo: { readonly stdout: string; readonly stderr: string } | null;
}

export interface Frame {
  readonly bytes: Buffer;
  /** The text does not fit into one atomic write: it must stand in `paths.text` before the frame is sent. */
  readonly viaFile: boolean;
  /** What `set -v` makes bash print on stderr behind the text's own lines. */
  readonly echoed: Buffer;
}

export function buildFrame(request: FrameRequest): Frame {
  const head = opening(request);
  const end = `{ \\. ${quote(request.paths.end)} ${request.ordinal} ${request.nonce} "$?" "$-" ${request.slot} "\${#PIPESTATUS[@]}" "\${PIPESTATUS[@]}" "$@" "\${_-}" && \\: "\${_-}"; } >/dev/null 2>&1\n`;
  const tail = request.terminal ? end + terminalOff(request) : end;
  // The blank line ends a command whose last line ends with a backslash.
  const whole = Buffer.from(`${head}${request.text}\n\n${tail}`);
  if (whole.length <= ATOMIC_BYTES) return { bytes: whole, viaFile: false, echoed: Buffer.from(`\n${end}`) };
  const bytes = Buffer.from(`${head}\\. ${quote(request.paths.text)}\n${tail}`);
  return { bytes, viaFile: true, echoed: Buffer.from(end) };
}

function opening(request: FrameRequest): string {
  const { paths, moveTo } = request;
  const stdout = quote(moveTo?.stdout ?? request.stdout);
  const stderr = quote(moveTo?.stderr ?? request.stderr);
  const lines: string[] = [];
  if (moveTo !== null) {
    const files = [quote(request.stdout), stdout, quote(request.stderr), stderr].join(' ');
    lines.push(`\\. ${quote(paths.output)} ${files} "\${_-}"`);
  }
  if (request.terminal) lines.push(`\\. ${quote(paths.terminalOn)} ${stdout} ${stderr} "\${_-}"`);
  const values = [request.ordinal, request.nonce, request.cookie, request.flags || '-'];
  // A driver that is gone must not let the text run unrecorded: only `begin` sets the cookie.
  const guard = `case \${${COOKIE}-} in ${request.cookie}) ;; *) \\builtin kill -KILL "$$" ;; esac`;
  lines.push(`{ \\. ${quote(paths.begin)} ${values.join(' ')} "\${_-}"; ${guard}; } >/dev/null 2>&1`);
  const carried = carriedStatus(request);
  if (carried !== null) lines.push(`{ ${carried}; } >/dev/null 2>&1`);
  return `${lines.join('\n')}\n`;
}

function terminalOff(request: FrameRequest): string {
  const stdout = quote(request.moveTo?.stdout ?? request.stdout);
  const stderr = quote(request.moveTo?.stderr ?? request.stderr);
  return `\\. ${quote(request.paths.terminalOff)} ${stdout} ${stderr} "$?" "\${_-}" && \\: "\${_-}"\n`;
}

/**
 * Gives the text the `$?` and PIPESTATUS of the command before, which sourcing the driver has overwritten. A simple
 * command sets PIPESTATUS to its own status. A `case` leaves it alone but can only end with 0 or, negated, 1: for
 * other statuses a real pipeline runs. Left of `&&`, no status ends a `set -e` shell or sets off an ERR trap.
 */
function carriedStatus(request: FrameRequest): string | null {
  const { lastStatus: status, lastPipeStatus: pipes } = request;
  if (pipes.length === 0 || (pipes.length === 1 && pipes[0] === status)) {
    return status === 0 ? null : `\\. ${quote(request.paths.leave)} ${status} "\${_-}" && \\:`;
  }
  if (status > 1) return `${pipes.map((value) => `( \\exit ${value} )`).join(' | ')} && \\:`;
  const elements = pipes.map((value, at) => `PIPESTATUS[${at}]=${value}`).join(',');
  return `${status === 1 ? '! ' : ''}case $((${elements})) in esac`;
}
