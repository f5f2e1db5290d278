import type { Nodes, Root, RootContent } from 'mdast';

import { BOM } from './lines.ts';
import { type PlainBlock, plainBlocks } from './plain-blocks.ts';

export type Parse = (source: string) => Root;

/** Stands for a block that was taken out: a heading without text ends what a heading, fence or list ends. */
const STAND_IN = '#';

/**
 * Most of a rollback document is headings, fences and lists of plain text, and remark looks at each of their characters
 * several times to find that nothing is there but text. So those at the root are taken out before parsing, and put into
 * the tree afterwards. Looking at lines only proposes what is such a block; whether it is one, the parser itself says:
 * where no empty heading stands at the root exactly there, the whole source is parsed.
 *
 * Offsets of the nodes count in `source`. Their lines and columns mean nothing.
 */
export function parseThinned(source: string, limit: number, parse: Parse): RootContent[] {
  // micromark does not count a BOM.
  const blocks = source.startsWith(BOM) ? [] : plainBlocks(source, limit);
  if (blocks.length > 0) {
    const nodes = parse(without(blocks, source)).children;
    if (putBack(nodes, blocks)) return nodes;
  }
  return parse(source).children;
}

function without(blocks: readonly PlainBlock[], source: string): string {
  let left = '';
  let from = 0;
  for (const { start, end } of blocks) {
    left += source.slice(from, start) + STAND_IN;
    from = end;
  }
  return left + source.slice(from);
}

/** Puts the blocks into the tree in the place of what stands for them; false where one was none. */
function putBack(nodes: RootContent[], blocks: readonly PlainBlock[]): boolean {
  let next = 0;
  let shift = 0;
  for (const [index, node] of nodes.entries()) {
    const block = blocks[next];
    if (block === undefined || startOf(node) + shift !== block.start) {
      move(node, shift);
      continue;
    }
    if (node.type !== 'heading') return false;
    if (block.node.type === 'list' && isContainer(nodes[index - 1])) return false;
    nodes[index] = block.node;
    shift += block.end - block.start - STAND_IN.length;
    next += 1;
  }
  return next === blocks.length;
}

/** A heading ends it; a list may go on with it, or be none because of a fence that is open in it. */
function isContainer(node: RootContent | undefined): boolean {
  return node !== undefined && CONTAINERS.has(node.type);
}

const CONTAINERS: ReadonlySet<string> = new Set(['list', 'blockquote', 'footnoteDefinition']);

function startOf(node: RootContent): number {
  return node.position?.start.offset ?? -1;
}

function move(node: Nodes, by: number): void {
  if (node.position !== undefined) {
    const { start, end } = node.position;
    start.offset = (start.offset ?? 0) + by;
    end.offset = (end.offset ?? 0) + by;
  }
  if (node.type === 'listItem' && node.data?.boxOffset !== undefined) node.data.boxOffset += by;
  if ('children' in node) for (const child of node.children) move(child, by);
}
