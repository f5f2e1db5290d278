/**
 * Where a report may add something without changing how the rest of the document reads: no list, quote, table, fence
 * or heading of the author's may become another one (law 5). Line by line; the plan has said already where things are.
 */
import { lineAt, nextLine, ownEnding, textOf } from './lines.ts';
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
const OPENING_LINE = /^((?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*)(`{3,}(?=[^`]*$)|~{3,})/;
const CONTAINERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*/;

/** The place behind the block whose last line holds the offset: below a fence's closing line, or below a paragraph. */
export function placeBelow(source: string, offset: number): BlockPlace {
  const line = lineAt(source, offset);
  const ending = ownEnding(source, line.end);
  const closed = CLOSING_LINE.exec(textOf(source, line));
  if (closed !== null) {
    return { offset: line.end, ending, prefix: continuation(closed[1] ?? ''), closing: null };
  }
  const open = openFence(source, line);
  if (open !== null) {
    const prefix = continuation(open.containers);
    return { offset: line.end, ending, prefix, closing: prefix + open.run };
  }
  const containers = CONTAINERS.exec(textOf(source, line))?.[0] ?? '';
  return { offset: line.end, ending, prefix: continuation(containers), closing: null };
}

/** The containers' beginning of a line, as the lines after it repeat it: a list marker becomes as many blanks. */
function continuation(containers: string): string {
  const prefix = containers.replace(/[^>\t]/g, ' ');
  // A quote mark swallows one blank; without it, deeper indentation would count from the wrong column.
  return prefix.endsWith('>') ? `${prefix} ` : prefix;
}

/** The fence that is still open at the line's end; it has no closing line. */
function openFence(source: string, last: Line): { readonly containers: string; readonly run: string } | null {
  let open: { readonly containers: string; readonly run: string } | null = null;
  for (let line: Line | null = lineAt(source, 0); line !== null && line.start <= last.start;) {
    const text = textOf(source, line);
    if (open === null) {
      const opening = OPENING_LINE.exec(text);
      if (opening !== null) open = { containers: opening[1] ?? '', run: opening[2] ?? '' };
    } else if (CLOSING_LINE.exec(text)?.[2]?.startsWith(open.run) === true) {
      open = null;
    }
    line = nextLine(source, line);
  }
  return open;
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

function endOfText(source: string, line: Line): number {
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
function isInlineOpen(text: string): boolean {
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
