/** Simple commands as `Call`s (types.ts): program, arguments, wrappers, redirections. */

import type { CommandArgument, Redirection } from 'unbash';
import { literalOf } from './literal.ts';
import type { Source } from './source.ts';
import type { FoundCommand } from './survey.ts';
import type { Call, Redirect } from './types.ts';
import { peel } from './wrappers.ts';

/** All calls of a source, in the text's order. */
export function callsOf(source: Source): Call[] {
  return source.survey.commands.map((found) => callOf(found, source)).sort((a, b) => a.start - b.start);
}

function callOf(found: FoundCommand, source: Source): Call {
  const { node, anchor, timed, pipedFrom } = found;
  // Inside decoded back-quotes the words' own positions mean nothing: no placeholder is looked up and their text is unbash's.
  const placeholders = anchor === null ? source.placeholders : [];
  const words: CommandArgument[] = node.name === undefined ? [] : [node.name, ...node.args];
  const values = words.map((word) => literalOf(word, placeholders));
  const { wrappers, wrapperArgs, at } = peel(values);
  const raw = (part: { pos: number; end: number; text?: string }): string =>
    anchor === null ? source.text.slice(part.pos, part.end) : (part.text ?? '');
  return {
    program: values[at] ?? null,
    args: values.slice(at + 1),
    rawArgs: words.slice(at + 1).map(raw),
    wrappers: timed ? ['time', ...wrappers] : wrappers,
    wrapperArgs: timed ? [[], ...wrapperArgs] : wrapperArgs,
    redirects: node.redirects.map((redirect) => redirectOf(redirect, raw)),
    assignments: node.prefix.filter((part) => part.type === 'Assignment').map(raw),
    piped: pipedFrom !== null,
    start: anchor?.start ?? node.pos,
    end: anchor?.end ?? node.end,
  };
}

function redirectOf(
  redirect: Redirection,
  raw: (part: { pos: number; end: number; text?: string }) => string,
): Redirect {
  if (redirect.type === 'HereDoc') {
    return { operator: redirect.operator, target: redirect.delimiter?.value ?? '' };
  }
  return { operator: redirect.operator, target: redirect.target === undefined ? '' : raw(redirect.target) };
}
