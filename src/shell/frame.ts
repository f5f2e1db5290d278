/**
 * What goes to bash for one command: the author's text verbatim between lines that source the driver's scripts.
 * bash reads it line by line as if it were typed: aliases hold from the next line on, `break` and `return` have
 * nothing to leave, `set -e` and `exit` end bash. What a text can see of the driver: its EXIT trap in the list of
 * `trap`, and where a terminal is attached an ignored INT; `MDROLLBACK_COMMAND` and `CURL_HOME` in the environment, and a DEBUG trap that is called for it, too.
 *
 * A text that does not fit into one atomic write stands in a file and is sourced. There `return` leaves it without a
 * word, an ERR trap runs once more for the `.` itself, and a DEBUG trap runs for the `.` alone.
 */

import type { OutputPair } from './output.ts';
import type { SessionPaths } from './paths.ts';
import { quote } from './quote.ts';

/** What POSIX promises to write as a whole or not at all (PIPE_BUF). A half-delivered command would be run. */
const ATOMIC_BYTES = 4096;

export interface FrameRequest {
  readonly paths: SessionPaths;
  readonly ordinal: number;
  readonly nonce: string;
  readonly text: string;
  readonly terminal: boolean;
  /** Functions that keep its screen are ready in `paths.screenOn`. */
  readonly screen: boolean;
  /** Ctrl-C on the terminal is not for this command. */
  readonly shielded: boolean;
  /** What `$?` and PIPESTATUS must show to the text. */
  readonly lastStatus: number;
  readonly lastPipeStatus: readonly number[];
  /** Flags that the driver took back behind the last command: `x`, `v`. */
  readonly flags: string;
  /** Which of the two snapshots is overwritten; null: none is taken, see `unchanged.ts`. */
  readonly slot: 0 | 1 | null;
  /** Note ERR and DEBUG traps, which the last snapshot cannot hold. */
  readonly hiddenTraps: boolean;
  /** The new `CURL_HOME`, unless the author has set another; null where it stays. */
  readonly curlHome: string | null;
  readonly output: OutputPair;
  /** The output files that bash still uses, if they are others. */
  readonly before: OutputPair | null;
}

export interface Frame {
  readonly bytes: Buffer;
  /** The text does not fit into one atomic write: it must stand in `paths.text` before the frame is sent. */
  readonly viaFile: boolean;
  /** What `set -v` makes bash print on stderr behind the text's own lines. */
  readonly echoed: Buffer;
}

/** Short wherever it can be: each byte costs bash a system call. */
export function buildFrame(request: FrameRequest): Frame {
  const head = opening(request);
  const end = closing(request);
  const tail = request.terminal ? end + terminalOff(request) : end;
  // The blank line ends a command whose last line ends with a backslash.
  const whole = Buffer.from(`${head}${request.text}\n\n${tail}`);
  if (whole.length <= ATOMIC_BYTES) return { bytes: whole, viaFile: false, echoed: Buffer.from(`\n${end}`) };
  const bytes = Buffer.from(`${head}\\. ${quote(request.paths.text)}\n${tail}`);
  return { bytes, viaFile: true, echoed: Buffer.from(end) };
}

function closing({ paths, ordinal, nonce, slot, text }: FrameRequest): string {
  const pipes = '"${PIPESTATUS[@]}"';
  if (slot === null) {
    const statuses = text.includes('|') ? `"$?" ${pipes}` : '"$?"';
    return `. ${quote(paths.endUnchanged)} ${ordinal} ${nonce} ${statuses} "$_"\n`;
  }
  const values = `${ordinal} ${nonce} "$?" "$-" ${slot} "$#" ${pipes} "$@" "\${_-}"`;
  return silent(`\\. ${quote(paths.end)} ${values}`);
}

/** Of what the driver does nothing is shown: not what the author traces, nor what a DEBUG trap says of it. */
function silent(line: string): string {
  return `{ ${line};}&>/dev/null\n`;
}

function opening(request: FrameRequest): string {
  const { paths, output, before, ordinal, nonce, slot } = request;
  const lines: string[] = [];
  if (before !== null) {
    const numbers = [before.stdout, output.stdout, before.stderr, output.stderr].map((file) => file.number);
    lines.push(`\\. ${quote(paths.output)} ${numbers.join(' ')} "\${_-}"\n`);
  }
  if (request.terminal) lines.push(`\\. ${quote(paths.terminalOn)} ${files(output)} "\${_-}"\n`);
  if (request.screen) lines.push(`\\. ${quote(paths.screenOn)} "\${_-}"\n`);
  if (request.shielded) lines.push(`\\. ${quote(paths.shieldOn)} "\${_-}"\n`);
  // Inside a sourced script bash does not list these two; in a subshell it does, and `$_` stays what it is.
  if (request.hiddenTraps)
    lines.push(`(\\builtin trap -p ERR DEBUG;\\builtin printf "\\0")1<>${quote(paths.traps)} 2>/dev/null\n`);
  const flags = request.flags.replaceAll(/[^xv]/g, '');
  const values = `${ordinal} ${nonce} "\${_-}"${flags === '' ? '' : ` ${flags} "\${_-}"`}`;
  if (request.curlHome !== null) {
    const move = `case \${CURL_HOME-} in ${quote(paths.driver)}/curl.*) \\builtin export CURL_HOME=${quote(request.curlHome)};;esac`;
    lines.push(silent(move));
  }
  // A driver that is gone must not let the text run unrecorded. Where nothing of the author's can come between, this is
  // said shortly.
  if (slot === null) lines.push(`. ${quote(paths.begin)} ${ordinal} ${nonce} "$_"||exit\n`);
  else lines.push(silent(`\\. ${quote(paths.begin)} ${values}||\\builtin kill -9 "$$"`));
  const carried = carriedStatus(request);
  if (carried !== null) lines.push(silent(carried));
  return lines.join('');
}

function terminalOff(request: FrameRequest): string {
  return `\\. ${quote(request.paths.terminalOff)} ${files(request.output)} "\${_-}"\n`;
}

function files(output: OutputPair): string {
  return `${quote(output.stdout.path)} ${quote(output.stderr.path)}`;
}

/**
 * Gives the text the `$?` and PIPESTATUS of the command before, which sourcing the driver has overwritten. A simple
 * command sets PIPESTATUS to its own status. A `case` leaves it alone but can only end with 0 or, negated, 1: for
 * other statuses a real pipeline runs. Left of `&&`, no status ends a `set -e` shell or sets off an ERR trap;
 * `[[ 1 ]]` ends with 0 and leaves `$_` alone.
 */
function carriedStatus(request: FrameRequest): string | null {
  const { lastStatus: status, lastPipeStatus: pipes } = request;
  if (pipes.length === 0 || (pipes.length === 1 && pipes[0] === status)) {
    return status === 0 ? null : `\\. ${quote(request.paths.leave)} ${status} "\${_-}"&&[[ 1 ]]`;
  }
  if (status > 1) return `${pipes.map((value) => `(\\exit ${value})`).join('|')}&&[[ 1 ]]`;
  const elements = pipes.map((value, at) => `PIPESTATUS[${at}]=${value}`).join(',');
  return `${status === 1 ? '! ' : ''}case $((${elements})) in esac`;
}
