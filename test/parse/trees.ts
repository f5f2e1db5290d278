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
    ({ nodes, offsets }) => {
      // remark does not count a BOM.
      const bom = text.startsWith(BOM) ? 1 : 0;
      const inText = (offset: number): number => offsets.inText(offset) - bom;
      for (const node of nodes) {
        const { start, end } = node.position!;
        const line = lines.lineAt(offsets.inText(start.offset!)) - start.line;
        // A fence that was parsed without its text has more lines now.
        const endLine = node.type === 'code' ? lines.lineAt(offsets.inText(end.offset!)) : end.line + line;
        moveNode(node, inText, line);
        end.line = endLine;
      }
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

function moveNode(node: Nodes, inText: (offset: number) => number, line: number): void {
  for (const point of node.position === undefined ? [] : [node.position.start, node.position.end]) {
    point.offset = inText(point.offset!);
    point.line += line;
  }
  if (node.type === 'listItem' && node.data?.boxOffset !== undefined)
    node.data.boxOffset = inText(node.data.boxOffset);
  if ('children' in node) for (const child of node.children) moveNode(child, inText, line);
}

function joinLists(list: List, rest: List): void {
  list.children.push(...rest.children);
  list.spread = list.spread === true || rest.spread === true;
  list.position!.end = rest.position!.end;
}
