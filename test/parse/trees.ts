import type { List, Nodes, RootContent } from 'mdast';

import { BOM, Lines } from '../../src/parse/lines.ts';
import { mapPieces } from '../../src/parse/pieces.ts';
import { remarkPipeline } from '../../src/parse/pipeline.ts';

const pipeline = remarkPipeline();

/** The tree of remark itself, the whole text at once. */
export function uncutTree(text: string): RootContent[] {
  return pipeline.parse(text).children;
}

/** The pieces' trees put together: positions moved to where the text has them, lists that were cut in one again. */
export function cutTree(text: string, pieceLength?: number): { nodes: RootContent[]; pieces: number } {
  const lines = new Lines(text);
  const pieces = mapPieces(
    lines,
    0,
    (source) => pipeline.parse(source),
    ({ nodes, shift }) => {
      const start = nodes[0]?.position?.start;
      if (start === undefined) return nodes;
      // remark does not count a BOM.
      const offset = shift - (text.startsWith(BOM) ? 1 : 0);
      const line = lines.lineAt(start.offset! + shift) - start.line;
      for (const node of nodes) moveNode(node, offset, line);
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

function moveNode(node: Nodes, offset: number, line: number): void {
  for (const point of node.position === undefined ? [] : [node.position.start, node.position.end]) {
    point.offset! += offset;
    point.line += line;
  }
  if (node.type === 'listItem' && node.data?.boxOffset !== undefined) node.data.boxOffset += offset;
  if ('children' in node) for (const child of node.children) moveNode(child, offset, line);
}

function joinLists(list: List, rest: List): void {
  list.children.push(...rest.children);
  list.spread = list.spread === true || rest.spread === true;
  list.position!.end = rest.position!.end;
}
