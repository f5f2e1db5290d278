import type { Nodes } from 'mdast';

import type { Lines } from './lines.ts';
import type { Span } from './types.ts';

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The text that a tree's positions refer to. */
export class Source {
  readonly lines: Lines;
  /** What a node's offsets lack of the text's. */
  readonly shift: number;

  constructor(lines: Lines, shift: number) {
    this.lines = lines;
    this.shift = shift;
  }

  get text(): string {
    return this.lines.text;
  }

  /** A node's offsets in the text; null for a node that a plugin made up: it is not in the source. */
  range(node: Nodes): Range | null {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    return start === undefined || end === undefined
      ? null
      : { start: start + this.shift, end: end + this.shift };
  }

  span(range: Range): Span {
    return this.lines.span(range.start, range.end);
  }
}
