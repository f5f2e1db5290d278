/**
 * Where a report may add something without changing how the rest of the document reads: no list, quote, table, fence
 * or heading of the author's may become another one (law 5). Line by line; the plan has said already where things are.
 */
import type { Action } from '../plan/types.ts';
import { lineAt, ownEnding, previousLine, textOf } from './lines.ts';
import type { Line } from './lines.ts';

/** A place for lines of their own. */
export interface BlockPlace {
  /** UTF-16 offset into the source, at a line's end. */
  readonly offset: number;
  readonly ending: string;
  /** What every added line begins with, so that it stays in its list item or quote. */
  readonly prefix: string;
  /** Lines that must come before the first mark: the closing line that an unclosed fence lacks. */
  readonly closing: string | null;
}

const CLOSING_LINE = /^((?:[ \t]*>)*[ \t]*)(`{3,}|~{3,})[ \t]*$/;
export const OPENING_LINE =
  /^((?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*)(`{3,}(?=[^`]*$)|~{3,})/;
const CONTAINERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*/;

/**
 * The place behind the fence or the paragraph that the action stands in; `evidenceOffset` is in its last line.
 * A fence that its author left open is closed first: otherwise the evidence would be part of it.
 */
export function placeBelow(
  source: string,
  action: Action,
  lineOf: (number: number) => Line | null,
): BlockPlace {
  const line = lineAt(source, action.evidenceOffset);
  const place = { offset: line.end, ending: ownEnding(source, line.end), closing: null };
  const closed = CLOSING_LINE.exec(textOf(source, line));
  // Evidence of a comment stands below its fence; any other prose ends where its evidence is, and is in no fence.
  const inProse = action.kind === 'manual' && action.reason === 'prose';
  const isOwnEnd = inProse && lineOf(action.endLine)?.end === line.end;
  if (closed !== null && !isOwnEnd) return { ...place, prefix: continuation(closed[1] ?? '') };
  const first = textOf(source, firstLine(source, action, line));
  const below = {
    ...place,
    prefix: continuation(withoutEndedQuotes(containersAround(action, first), textOf(source, line))),
  };
  // Prose that asks a person to act is a paragraph, or else a comment in a fence.
  if (inProse && !/^[#\uff03]/.test(first.slice(containersOf(first).length))) return below;
  const open = openFence(source, inProse, line);
  if (open === null) return below;
  const prefix = continuation(open.containers);
  return { ...place, prefix, closing: prefix + open.run };
}

/**
 * The first line of what the action's last line belongs to: later lines may be indented as their author likes, and even
 * leave out a quote's mark. An action of several blocks has blank lines in it; the last block counts.
 */
function firstLine(source: string, action: Action, last: Line): Line {
  let line = last;
  for (let number = action.endLine; number > action.line; number -= 1) {
    const before = previousLine(source, line);
    if (before === null || /^[ \t>]*$/.test(textOf(source, before))) return line;
    line = before;
  }
  return line;
}

export function containersOf(text: string): string {
  return CONTAINERS.exec(text)?.[0] ?? '';
}

/** A number that cannot begin a list inside a paragraph (`10) …`) is the author's text, no container. */
function containersAround(action: Action, text: string): string {
  const containers = containersOf(text);
  const marker = /(?:[-*+]|\d{1,9}[.)])[ \t]*$/.exec(containers)?.[0] ?? '';
  const isText = marker !== '' && action.text.trimStart().startsWith(marker.trim());
  return isText ? containers.slice(0, -marker.length) : containers;
}

/** Quotes of the first line that the last one is no longer in, or in only by laziness, are over. */
function withoutEndedQuotes(containers: string, last: string): string {
  const depth = containersOf(last).split('>').length - 1;
  const parts = containers.split('>');
  return parts.length - 1 <= depth ? containers : parts.slice(0, depth + 1).join('>');
}

/** The containers' beginning of a line, as the lines after it repeat it: a list marker becomes as many blanks. */
function continuation(containers: string): string {
  const prefix = containers.replace(/[^>\t]/g, ' ');
  // A quote mark swallows one blank; without it, deeper indentation would count from the wrong column.
  return prefix.endsWith('>') ? `${prefix} ` : prefix;
}

interface Opening {
  readonly containers: string;
  readonly run: string;
}

/** The fence around the line. One that holds prose says what it is: a heading is no comment of a fence that has ended. */
function openFence(source: string, inProse: boolean, last: Line): Opening | null {
  for (let line: Line | null = last; line !== null; line = previousLine(source, line)) {
    const text = textOf(source, line);
    const opening = OPENING_LINE.exec(text);
    if (opening === null) continue;
    if (inProse && CLOSING_LINE.test(text)) return null;
    return { containers: opening[1] ?? '', run: opening[2] ?? '' };
  }
  return null;
}

/**
 * The place for words in a checkpoint's first line: behind its text, before trailing blanks and before the backslash of
 * a hard line break. Where inline code or a tag begins that the line does not close, words behind it could become part
 * of it: then they go right behind the box.
 */
export function placeInItem(source: string, offset: number, boxOffset: number): number {
  const line = lineAt(source, offset);
  const behindBox = boxOffset + 2;
  const hasBox = behindBox > line.start && behindBox <= line.end && source[behindBox - 1] === ']';
  return hasBox && isInlineOpen(source.slice(behindBox, line.end)) ? behindBox : endOfText(source, line);
}

/** Behind the line's text: before trailing blanks and before the backslash of a hard line break. */
export function endOfText(source: string, line: Line): number {
  const end = withoutBlanks(source, line, line.end);
  let slashes = 0;
  while (end - slashes > line.start && source[end - slashes - 1] === '\\') slashes += 1;
  return slashes % 2 === 1 ? withoutBlanks(source, line, end - 1) : end;
}

function withoutBlanks(source: string, line: Line, from: number): number {
  let end = from;
  while (end > line.start && (source[end - 1] === ' ' || source[end - 1] === '\t')) end -= 1;
  return end;
}

/** Whether the text ends inside inline code or a tag, as far as the text alone tells. */
export function isInlineOpen(text: string): boolean {
  const opener = /\\[\\`<]|<(?=[A-Za-z/!?])|`+/g;
  for (let match = opener.exec(text); match !== null; match = opener.exec(text)) {
    if (match[0].startsWith('\\')) continue;
    const behind = closerIn(text, opener.lastIndex, match[0] === '<' ? '>' : match[0]);
    if (behind === null) return true;
    opener.lastIndex = behind;
  }
  return false;
}

/** The index just behind the closer; a run of back-quotes is closed only by one of the same length. */
function closerIn(text: string, from: number, closer: string): number | null {
  for (const match of text.slice(from).matchAll(/>|`+/g)) {
    if (match[0] === closer) return from + match.index + closer.length;
  }
  return null;
}
