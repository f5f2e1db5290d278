import type {
  FootnoteDefinition,
  Heading as HeadingNode,
  List as ListNode,
  ListItem as ItemNode,
  Nodes,
  Paragraph as ParagraphNode,
} from 'mdast';

import { boxOffset } from './box.ts';
import { fence } from './fence.ts';
import { flatten } from './flatten.ts';
import { inlineCodes, isStrongRun } from './inline.ts';
import type { Range, Source } from './source.ts';
import { table } from './table.ts';
import type { Block, Heading, List, ListItem, Paragraph } from './types.ts';

/** What stands at the root of a document: blocks, and the headings that make sections of them. */
export type Entry = Block | Heading;

export function isHeading(entry: Entry): entry is Heading {
  return 'level' in entry;
}

export function entriesOf(nodes: readonly Nodes[], source: Source): Entry[] {
  return nodes.flatMap((node): readonly Entry[] => {
    const range = source.range(node);
    return node.type === 'heading' && range !== null
      ? [heading(node, range, source)]
      : blocksOf(node, source);
  });
}

/**
 * The blocks that a node of mdast becomes.
 * - Definitions become none: they show nothing. A footnote is a paragraph of its text, so that nothing in it ever runs.
 * - A heading inside a list item or a quote opens no section: it is a strong paragraph.
 * - Nodes that other people's plugins add: a container is transparent, anything else is kept as HTML is.
 * - Nodes without a position are not in the source and therefore not the author's: none.
 */
function blocksOf(node: Nodes, source: Source): readonly Block[] {
  const range = source.range(node);
  if (range === null || node.type === 'definition') return [];
  if (node.type === 'paragraph') return [paragraph(node, range, source)];
  if (node.type === 'code') return [fence(node, range, source)];
  if (node.type === 'list') return [list(node, range, source)];
  if (node.type === 'table') return [table(node, range, source)];
  const span = source.span(range);
  if (node.type === 'heading') return [{ ...paragraph(node, range, source), strong: true }];
  if (node.type === 'thematicBreak') return [{ kind: 'rule', span }];
  if (node.type === 'footnoteDefinition') return [footnote(node, range, source)];
  if (node.type === 'blockquote')
    return [{ kind: 'quote', span, blocks: childBlocks(node.children, source) }];
  if ('children' in node) return childBlocks(node.children, source);
  const value = node.type === 'html' ? node.value : source.text.slice(range.start, range.end);
  return [{ kind: 'html', span, value: value.replace(/\r\n?/g, '\n') }];
}

function childBlocks(nodes: readonly Nodes[], source: Source): readonly Block[] {
  return nodes.flatMap((node) => blocksOf(node, source));
}

function heading(node: HeadingNode, range: Range, source: Source): Heading {
  return { level: node.depth, text: flatten(node.children), span: source.span(range) };
}

function paragraph(node: ParagraphNode | HeadingNode, range: Range, source: Source): Paragraph {
  return {
    kind: 'paragraph',
    span: source.span(range),
    text: flatten(node.children),
    strong: isStrongRun(node.children),
    code: inlineCodes(node.children, source),
  };
}

function footnote(node: FootnoteDefinition, range: Range, source: Source): Paragraph {
  const text = node.children.flatMap(leafTexts).join('\n');
  return { kind: 'paragraph', span: source.span(range), text, strong: false, code: [] };
}

function leafTexts(node: Nodes): readonly string[] {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
    return [flatten(node.children)];
  }
  return 'children' in node ? node.children.flatMap(leafTexts) : [flatten([node])];
}

function list(node: ListNode, range: Range, source: Source): List {
  const ordered = node.ordered === true;
  const first = node.start ?? 1;
  const items = node.children.flatMap((child, index) => {
    const itemRange = source.range(child);
    return itemRange === null ? [] : item(child, itemRange, ordered ? first + index : null, source);
  });
  return { kind: 'list', span: source.span(range), ordered, items };
}

function item(node: ItemNode, range: Range, number: number | null, source: Source): ListItem {
  const span = source.span(range);
  const blocks = childBlocks(node.children, source);
  if (typeof node.checked !== 'boolean') return { span, number, box: null, blocks };
  const offset = boxOffset(node, source);
  if (offset === null) return { span, number, box: null, blocks };
  // GitHub takes a line end between the brackets for a blank. Nothing can be ticked there, and the item has to show
  // that it was meant to be: the brackets go back into its text.
  const writable = !/[\r\n]/.test(source.text.charAt(offset));
  return {
    span,
    number,
    box: writable ? { checked: node.checked, offset } : null,
    blocks: withoutBox(blocks, offset, writable ? '' : '[ ] ', source),
  };
}

/** mdast leaves the box in the position of the item's paragraph when no text follows it at once (`[ ] **strong**`). */
function withoutBox(blocks: readonly Block[], box: number, prefix: string, source: Source): readonly Block[] {
  const index = blocks.findIndex((block) => block.kind === 'paragraph');
  const block = blocks[index];
  if (block?.kind !== 'paragraph') return blocks;
  const behind = source.text.indexOf(']', box) + 1;
  const content = behind + (/^\s*/.exec(source.text.slice(behind, block.span.end.offset))?.[0].length ?? 0);
  const start = block.span.start.offset < content ? source.lines.pointAt(content) : block.span.start;
  return blocks.with(index, { ...block, span: { start, end: block.span.end }, text: prefix + block.text });
}
