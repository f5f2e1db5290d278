/** Lines of a source, as CommonMark counts them: ended by LF, CR LF or CR. */

export interface Line {
  /** UTF-16 offsets into the source; `end` is just before the line's ending. */
  readonly start: number;
  readonly end: number;
}

function isLineEnd(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

/** The line that holds an offset. */
export function lineAt(source: string, offset: number): Line {
  let start = Math.min(Math.max(offset, 0), source.length);
  // Between CR and LF there is no line.
  if (source[start] === '\n' && source[start - 1] === '\r') start -= 1;
  let end = start;
  while (start > 0 && !isLineEnd(source[start - 1])) start -= 1;
  while (end < source.length && !isLineEnd(source[end])) end += 1;
  return { start, end };
}

/** The line behind this one, or null at the source's end. */
export function nextLine(source: string, line: Line): Line | null {
  const ending = endingAt(source, line.end);
  return ending === '' ? null : lineAt(source, line.end + ending.length);
}

/** The line before this one, or null at the source's beginning. */
export function previousLine(source: string, line: Line): Line | null {
  return line.start === 0 ? null : lineAt(source, line.start - 1);
}

/** The line ending that stands at an offset; empty at the source's end. */
export function endingAt(source: string, offset: number): '' | '\n' | '\r' | '\r\n' {
  if (source[offset] === '\n') return '\n';
  if (source[offset] !== '\r') return '';
  return source[offset + 1] === '\n' ? '\r\n' : '\r';
}

/** The document's own line ending: the one at the place, or else its first, or else LF. */
export function ownEnding(source: string, offset: number): string {
  const here = endingAt(source, offset);
  if (here !== '') return here;
  const first = source.search(/[\r\n]/);
  return first === -1 ? '\n' : endingAt(source, first);
}

export function textOf(source: string, line: Line): string {
  return source.slice(line.start, line.end);
}

/** The lines of a source by their number, from 1; null behind the last. Reads the source once. */
export function numberedLines(source: string): (number: number) => Line | null {
  const starts = [
    0,
    ...Array.from(source.matchAll(/\r\n?|\n/g), (ending) => ending.index + ending[0].length),
  ];
  return (number) => {
    const start = starts[number - 1];
    return start === undefined ? null : lineAt(source, start);
  };
}
