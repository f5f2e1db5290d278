import type { InlineCode, Text } from 'mdast';

type Position = NonNullable<Text['position']>;

/** What may be or belong to anything but text; an underscore behind a letter opens nothing. */
const SPECIAL = /[*[\]<&\\\t\0\uFEFF]|~~|(?<![A-Za-z0-9])_/;
const LINE_END = /[\r\n]/g;
const SPECIAL_IN_CODE = /^ | $|[\t\0]/;

/** The nodes of a line's part that holds nothing but text and `code`, trimmed; null where it may hold more. */
export function plainText(source: string, start: number, end: number): (Text | InlineCode)[] | null {
  if (source[end - 1] === ' ') return null;
  const nodes: (Text | InlineCode)[] = [];
  const parts = source.slice(start, end).split('`');
  const last = parts.length - 1;
  // Not every back-quote has its second one.
  if (last % 2 === 1) return null;
  let at = start;
  for (const [index, value] of parts.entries()) {
    const next = at + value.length;
    if (index % 2 === 1) {
      if (value === '' || SPECIAL_IN_CODE.test(value)) return null;
      nodes.push({ type: 'inlineCode', value, position: positionOf(at - 1, next + 1) });
    } else if (value !== '') {
      if (SPECIAL.test(value)) return null;
      nodes.push({ type: 'text', value, position: positionOf(at, next) });
    } else if (index > 0 && index < last) {
      // Two back-quotes in a row are one mark.
      return null;
    }
    at = next + 1;
  }
  return nodes;
}

/** The offset of the end of the line that an offset is in, line end left out. */
export function endOfLine(source: string, offset: number): number {
  LINE_END.lastIndex = offset;
  return LINE_END.exec(source)?.index ?? source.length;
}

/** Where a node stands that no parser made: only offsets are asked for. */
export function positionOf(start: number, end: number): Position {
  return { start: pointAt(start), end: pointAt(end) };
}

function pointAt(offset: number): Position['start'] {
  return { line: 0, column: 0, offset };
}
