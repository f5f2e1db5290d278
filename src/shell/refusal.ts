import { say } from '../catalogue/index.ts';
import type { Locale } from '../catalogue/index.ts';
import { shell } from '../catalogue/shell.ts';
import { checkSyntax, isAccepted } from './syntax.ts';
import type { CommandRequest } from './types.ts';

/** Why a command must not be sent to bash; null: it may. */
export async function refusal(
  request: CommandRequest,
  terminalAttached: boolean,
  locale: Locale,
): Promise<string | null> {
  const stopped = stoppedBefore(request, locale);
  if (stopped !== null) return stopped;
  if (request.terminal && !terminalAttached) return say(shell['no-terminal'], locale);
  if (isAccepted(request.text)) return null;
  // bash drops NUL and knows bytes only: what it ran would not be the author's text.
  if (/\0|\p{Surrogate}/u.test(request.text)) return say(shell['not-text'], locale);
  // A text that ends inside a quote would take the line behind it, which records the status, for its own.
  const [problem] = await checkSyntax([request.text], locale);
  if (problem === null || problem === undefined) return null;
  return say(shell['syntax'], locale, { line: problem.line ?? '?', message: problem.message });
}

/** The operator was faster than the command. */
export function stoppedBefore(request: CommandRequest, locale: Locale): string | null {
  return request.signal?.aborted === true ? say(shell['aborted'], locale) : null;
}

/** A caller's mistake, not a fact about a command: throws. */
export function checkRequest(request: CommandRequest): void {
  if (!Number.isSafeInteger(request.ordinal) || request.ordinal < 1)
    throw new TypeError('ordinal: 1, 2, 3, …');
  if (!/^[A-Za-z0-9_-]{8,128}$/.test(request.nonce)) throw new TypeError('nonce: 8–128 letters and digits');
}
