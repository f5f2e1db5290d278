import type { RootContent } from 'mdast';

import { BOM, type Lines } from './lines.ts';
import { type Parse, parseThinned } from './thinned.ts';

/**
 * micromark 4.0.3 copies all its events whenever a list closes, which makes remark quadratic. So the source is cut
 * into pieces that are parsed one by one, to the same tree.
 *
 * A piece may end before a line that starts a new block at the root, or a new item of a list at the root: what stands
 * above such a line cannot reach below it, but for definitions (definitions.ts). Looking at lines only proposes such
 * places; whether one is true, the parser itself says: each piece is parsed with the first line of the next one, and
 * if no block or item starts exactly there (the line was swallowed by a fence, a comment, a paragraph), the piece grows.
 */
export interface Extent {
  readonly start: number;
  /** Where the next piece starts. */
  readonly end: number;
  /** The end of the next piece's first line, which is parsed along. */
  readonly probeEnd: number;
  /** The piece goes on with the list that the piece before ends in. */
  readonly joins: boolean;
}

export interface Piece extends Extent {
  readonly nodes: readonly RootContent[];
  /** What a node's offsets lack of the text's. */
  readonly shift: number;
}

/** Measured, with plain blocks taken out: 3 to 6 KiB are alike, 2 KiB take a twentieth longer. */
export const PIECE_LENGTH = 2048;

/** Parses `lines.text` from an offset on (the start of a line), piece by piece. */
export function* cutAndParse(
  lines: Lines,
  from: number,
  parse: Parse,
  pieceLength: number,
): Generator<Piece> {
  const { text } = lines;
  let start = from;
  let length = pieceLength;
  let joins = false;
  while (start < text.length) {
    const boundary = nextBoundary(lines, start, start + length);
    const end = boundary ?? text.length;
    const extent = { start, end, probeEnd: boundary === null ? end : lines.endOf(lines.lineAt(end)), joins };
    const piece = parseExtent(text, extent, '', parse);
    if (piece.probe === 'swallowed') {
      // Doubled, so that all attempts together cost no more than twice the last one.
      length *= 2;
      continue;
    }
    yield { ...extent, nodes: piece.nodes, shift: piece.shift };
    start = end;
    length = pieceLength;
    joins = piece.probe === 'item';
  }
}

/** Parses a piece once more, with definitions from elsewhere in front of it. */
export function reparsePiece(text: string, extent: Extent, prefix: string, parse: Parse): Piece {
  const { nodes, shift } = parseExtent(text, extent, prefix, parse);
  return { ...extent, nodes, shift };
}

/** What became of the next piece's first line. */
type Probe = 'none' | 'block' | 'item' | 'swallowed';

interface ParsedExtent {
  readonly nodes: readonly RootContent[];
  readonly shift: number;
  readonly probe: Probe;
}

function parseExtent(text: string, extent: Extent, prefix: string, parse: Parse): ParsedExtent {
  const source = text.slice(extent.start, extent.probeEnd);
  // micromark skips a BOM at the very start without counting it.
  const bom = source.startsWith(BOM) ? 1 : 0;
  const shift = extent.start + bom - prefix.length;
  const whole = prefix === '' ? source : prefix + source.slice(bom);
  const nodes = parseThinned(whole, extent.end - shift, parse);
  const probe =
    extent.end === extent.probeEnd
      ? 'none'
      : takeProbe(nodes, extent.end - shift, ITEM.test(text.slice(extent.end, extent.probeEnd)));
  const own = prefix === '' ? nodes : nodes.filter((node) => offsetOf(node) >= prefix.length);
  return { nodes: own, shift, probe };
}

/** Takes the block or item that starts at an offset off the end. */
function takeProbe(nodes: RootContent[], place: number, looksLikeItem: boolean): Probe {
  const last = nodes.at(-1);
  if (last === undefined) return 'swallowed';
  if (offsetOf(last) === place) {
    // `2.` is no item where it would interrupt what stands above, and is one where it comes first.
    if (looksLikeItem && last.type === 'paragraph') return 'swallowed';
    nodes.pop();
    return 'block';
  }
  const item = last.type === 'list' ? last.children.at(-1) : undefined;
  if (last.type !== 'list' || item === undefined || offsetOf(item) !== place) return 'swallowed';
  last.children.pop();
  const end = last.children.at(-1)?.position?.end;
  if (last.position !== undefined && end !== undefined) last.position.end = { ...end };
  return 'item';
}

function offsetOf(node: RootContent): number {
  return node.position?.start.offset ?? -1;
}

const HEADING = /^#{1,6}(?:[ \t]|$)/;
const FENCE = /^(?:`{3,}[^`]*$|~{3,})/;
const ITEM = /^(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;
const BLANK = /^[ \t]*$/;
/** A BOM would be skipped if a piece started with it. */
const UNINDENTED = /^[^ \t\uFEFF]/;

/** A fence's first line, behind any containers' marks. */
const FENCE_OPENING = /^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*(?:(`{3,})[^`]*$|(~{3,}))/;
const FENCE_CLOSING = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/;

/** What ends an item and an open fence in it, and is seldom a line of a script (`# …` often is). */
const ENDS_CONTAINER = /^(?:#{2,6}|[-+*]|\d{1,9}[.)])[ \t]/;

/** The start of the first line, `min` or later, that seems to start a block at the root; `start` starts one. */
function nextBoundary(lines: Lines, start: number, min: number): number | null {
  if (min >= lines.text.length) return null;
  let fence: string | null = null;
  /** The fence may stand in an item or a quote, which would end it. */
  let contained = false;
  let afterBlank = false;
  for (let number = lines.lineAt(start); number <= lines.count; number++) {
    const offset = lines.startOf(number);
    const line = lines.text.slice(offset, lines.endOf(number));
    if (fence === null) {
      if (offset >= min && startsBlock(line, afterBlank)) return offset;
      const opening = FENCE_OPENING.exec(line);
      fence = opening?.[1] ?? opening?.[2] ?? null;
      contained = !FENCE.test(line);
    } else if (FENCE_CLOSING.exec(line)?.[1]?.startsWith(fence) === true) {
      fence = null;
    } else if (contained && offset >= min && ENDS_CONTAINER.test(line)) {
      return offset;
    }
    afterBlank = BLANK.test(line);
  }
  return null;
}

function startsBlock(line: string, afterBlank: boolean): boolean {
  return HEADING.test(line) || FENCE.test(line) || ITEM.test(line) || (afterBlank && UNINDENTED.test(line));
}
