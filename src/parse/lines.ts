import type { Point, Span } from './types.ts';

export const BOM = '\uFEFF';

/** The lines of a text as CommonMark counts them (LF, CRLF or CR), and the way from an offset to a point. */
export class Lines {
  readonly text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.text = text;
    const starts = [0];
    for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
    this.#starts = starts;
  }

  /** The number of lines; a text that ends in a line end has an empty last line. */
  get count(): number {
    return this.#starts.length;
  }

  /** The offset of the line's first character. Lines count from 1; a line behind the last starts at the text's end. */
  startOf(line: number): number {
    return this.#starts[line - 1] ?? this.text.length;
  }

  /** The offset just behind the line's last character, before its line end. */
  endOf(line: number): number {
    const next = this.#starts[line];
    if (next === undefined) return this.text.length;
    return this.text[next - 1] === '\n' && this.text[next - 2] === '\r' ? next - 2 : next - 1;
  }

  /** The line that an offset is in, from 1. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** A BOM counts in the offset and not in the column: editors do not show it. */
  pointAt(offset: number): Point {
    const line = this.lineAt(offset);
    const first = line === 1 && this.text.startsWith(BOM) ? 1 : this.startOf(line);
    return { line, column: Math.max(offset - first, 0) + 1, offset };
  }

  span(start: number, end: number): Span {
    return new OffsetSpan(this, start, end);
  }
}

/** A large document has hundreds of thousands of points, and few are asked for: only the offsets are kept. */
class OffsetSpan implements Span {
  // No `#` here: two spans that differ are to differ for whoever compares trees.
  private readonly lines: Lines;
  private readonly from: number;
  private readonly to: number;

  constructor(lines: Lines, from: number, to: number) {
    this.lines = lines;
    this.from = from;
    this.to = to;
  }

  get start(): Point {
    return this.lines.pointAt(this.from);
  }

  get end(): Point {
    return this.lines.pointAt(this.to);
  }
}
