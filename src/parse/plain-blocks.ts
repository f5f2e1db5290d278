import type { Code, Heading, List } from 'mdast';

import { fenceAt } from './plain-fence.ts';
import { plainList } from './plain-list.ts';
import { endOfLine, plainText, positionOf } from './plain-text.ts';

/** A block at the root that can be read without a parser, and what remark makes of it. Offsets count in the source. */
export interface PlainBlock {
  readonly start: number;
  readonly end: number;
  readonly node: Heading | Code | List;
}

/** JavaScript takes these for line ends, Markdown does not. */
const OTHER_LINE_ENDS = /[\u2028\u2029]/;
const START = /^(?:(#{1,6}) +(?=[^ ])|(`{3,}(?=[^`\r\n]*$)|~{3,})|(?:[-+*]|1[.)]) )/gm;

/** What looks like headings, fences and lists of plain text that start at a line's first column and end before `limit`. */
export function plainBlocks(source: string, limit: number): PlainBlock[] {
  const blocks: PlainBlock[] = [];
  if (OTHER_LINE_ENDS.test(source)) return blocks;
  /** A list that is left to the parser may go on here. */
  let inList = false;
  START.lastIndex = 0;
  for (let match = START.exec(source); match !== null; match = START.exec(source)) {
    const [opening, hashes, marks] = match;
    const start = match.index;
    let end = START.lastIndex;
    let node: PlainBlock['node'] | null = null;
    if (marks !== undefined) {
      const fence = fenceAt(source, start, marks);
      if (fence === null) break;
      ({ end, node } = fence);
      inList = false;
    } else if (hashes !== undefined) {
      node = plainHeading(source, start, hashes, start + opening.length);
      inList = false;
    } else if (!inList) {
      node = plainList(source, start);
      inList = node === null;
    }
    end = node?.position?.end.offset ?? end;
    if (end > limit) break;
    START.lastIndex = end;
    if (node !== null) blocks.push({ start, end, node });
  }
  return blocks;
}

function plainHeading(source: string, start: number, hashes: string, textStart: number): Heading | null {
  const depth = hashes.length as Heading['depth'];
  const end = endOfLine(source, textStart);
  // It may close the heading.
  if (source[end - 1] === '#') return null;
  const children = plainText(source, textStart, end);
  return children === null ? null : { type: 'heading', depth, children, position: positionOf(start, end) };
}
