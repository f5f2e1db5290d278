import type { Code } from 'mdast';

import { endOfLine, positionOf } from './plain-text.ts';

/** Behind a fence's marks: a language and more, in which no character stands for another. */
const INFO = /^ *(?:([^\s`&\\\0]+)(?: +([^\s`&\\\0](?:[^`&\\\0\t]*[^\s`&\\\0])?))?)? *$/;
const LINE_END = /^(?:\r\n|\r|\n)/;
const LAST_LINE_END = /(?:\r\n|\r|\n)$/;
/** A line that closes a fence of three marks; longer ones are seldom. */
const CLOSING: Readonly<Record<string, RegExp>> = { '`': closing('`', 3), '~': closing('~', 3) };

function closing(character: string, count: number): RegExp {
  return new RegExp(`^ {0,3}${character}{${count},}[ \\t]*$`, 'gm');
}

/** What starts with so many marks at an offset: where it ends, and its node if its info string is plain. Null if nothing closes it. */
export function fenceAt(
  source: string,
  start: number,
  marks: string,
): { readonly end: number; readonly node: Code | null } | null {
  const character = marks.charAt(0);
  const close = (marks.length === 3 ? CLOSING[character] : undefined) ?? closing(character, marks.length);
  const infoStart = start + marks.length;
  const infoEnd = endOfLine(source, infoStart);
  close.lastIndex = infoEnd;
  const found = close.exec(source);
  if (found === null) return null;
  const end = close.lastIndex;
  const info = INFO.exec(source.slice(infoStart, infoEnd));
  if (info === null) return { end, node: null };
  // micromark reads NUL as U+FFFD.
  const value = source
    .slice(infoEnd, found.index)
    .replace(LINE_END, '')
    .replace(LAST_LINE_END, '')
    .replaceAll('\0', '\uFFFD');
  const [, lang = null, meta = null] = info;
  return { end, node: { type: 'code', lang, meta, value, position: positionOf(start, end) } };
}
