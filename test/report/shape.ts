/** What a document is made of, for comparing it with its report. */
import type { Root, RootContent, TableRow } from 'mdast';
import { bodyStart, parse } from './helpers.ts';

export type Shape = readonly [kind: string, ...rest: readonly unknown[]];

/** The blocks of a document, without what the marks of `layer` enclose; boxes may be ticked. */
export function shapeOf(text: string, layer: string | null): readonly Shape[] {
  return blocks(parse(text.slice(bodyStart(text))).children, layer);
}

/** The newest layer of a report. */
export function layerOf(report: string): string {
  const layers = [...report.matchAll(/<!--mdrollback:(\d+)/g)].map((match) => BigInt(match[1] ?? '0'));
  return String(layers.reduce((a, b) => (a > b ? a : b), 0n));
}

function withoutMarks(nodes: Root['children'], layer: string | null): Root['children'] {
  if (layer === null) return nodes;
  const kept: Root['children'] = [];
  let inside = false;
  for (const node of nodes) {
    // An HTML block's value has its indentation before it.
    const html = node.type === 'html' ? node.value.trim() : '';
    if (html.startsWith(`<!--mdrollback:${layer}`)) {
      if (inside || !html.endsWith('-->')) throw new Error(`an opening mark is not by itself: ${html}`);
      inside = true;
    } else if (html.startsWith(`<!--/mdrollback:${layer}`)) {
      if (!inside || !html.endsWith('-->')) throw new Error(`a closing mark is not by itself: ${html}`);
      inside = false;
    } else if (!inside) {
      kept.push(node);
    }
  }
  if (inside) throw new Error('a mark is not closed where it was opened');
  return kept;
}

function blocks(nodes: Root['children'], layer: string | null): readonly Shape[] {
  return withoutMarks(nodes, layer).map((node) => shape(node, layer));
}

function shape(node: RootContent, layer: string | null): Shape {
  if (node.type === 'code') return ['code', node.lang, node.meta, node.value];
  if (node.type === 'html') return ['html', node.value];
  if (node.type === 'heading') return ['heading', node.depth, words(node.children, layer)];
  if (node.type === 'paragraph') return ['paragraph', words(node.children, layer)];
  if (node.type === 'table') return ['table', node.align, ...node.children.map((row) => cells(row, layer))];
  const own: readonly unknown[] =
    node.type === 'list'
      ? [node.ordered, node.start, node.spread]
      : node.type === 'listItem'
        ? [typeof node.checked, node.spread]
        : [];
  return 'children' in node ? [node.type, ...own, ...blocks(node.children, layer)] : [node.type];
}

function cells(row: TableRow, layer: string | null): readonly string[] {
  return row.children.map((cell) => words(cell.children, layer));
}

/** Inline content as a string of kinds and texts. How many blanks there are before a mark is no text. */
function words(nodes: Root['children'], layer: string | null): string {
  const parts = withoutMarks(nodes, layer).map((node): string => {
    if (node.type === 'text') return node.value;
    if ('value' in node) return `<${node.type} ${node.value}>`;
    return 'children' in node ? `<${node.type} ${words(node.children, layer)}>` : `<${node.type}>`;
  });
  return parts
    .join('')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+/g, ' ')
    .replace(/^ | (?=\n|$|<break>)/g, '');
}
