import type { List, Nodes, RootContent } from 'mdast';

import { BOM, Lines } from '../../src/parse/lines.ts';
import { mapPieces } from '../../src/parse/pieces.ts';
import { remarkPipeline } from '../../src/parse/pipeline.ts';

const pipeline = remarkPipeline();

/** The tree of remark itself, the whole text at once. */
export function uncutTree(text: string): RootContent[] {
  const nodes = pipeline.parse(text).children;
  for (const node of nodes) moveNode(node, bomOf(text), new Lines(text));
  return nodes;
}

/** The pieces' trees put together: positions moved to where the text has them, lists that were cut in one again. */
export function cutTree(text: string, pieceLength?: number): { nodes: RootContent[]; pieces: number } {
  const lines = new Lines(text);
  const pieces = mapPieces(
    lines,
    0,
    (source) => pipeline.parse(source),
    ({ nodes, shift }) => {
      for (const node of nodes) moveNode(node, shift, lines);
      return nodes;
    },
    pieceLength,
  );
  const tree: RootContent[] = [];
  for (const { joins, value } of pieces) {
    const [first, ...rest] = value;
    if (first === undefined) continue;
    if (joins) joinLists(tree.at(-1) as List, first as List);
    else tree.push(first);
    tree.push(...rest);
  }
  return { nodes: tree, pieces: pieces.length };
}

/** remark does not count a BOM. */
function bomOf(text: string): number {
  return text.startsWith(BOM) ? 1 : 0;
}

/**
 * Only offsets are true in a piece; lines and columns are those of the offsets. (In a whole tree they are, too, but
 * where mdast moves a text's start behind a box that a line end is in.)
 */
function moveNode(node: Nodes, shift: number, lines: Lines): void {
  const bom = bomOf(lines.text);
  for (const point of node.position === undefined ? [] : [node.position.start, node.position.end]) {
    const { line, column, offset } = lines.pointAt(point.offset! + shift);
    Object.assign(point, { line, column, offset: offset - bom });
  }
  if (node.type === 'listItem' && node.data?.boxOffset !== undefined) node.data.boxOffset += shift - bom;
  if ('children' in node) for (const child of node.children) moveNode(child, shift, lines);
}

function joinLists(list: List, rest: List): void {
  list.children.push(...rest.children);
  list.spread = list.spread === true || rest.spread === true;
  list.position!.end = rest.position!.end;
}
