import type { Table as TableNode, TableCell, TableRow } from 'mdast';

import { flatten } from './flatten.ts';
import { inlineCodes } from './inline.ts';
import type { Range, Source } from './source.ts';
import type { Cell, Table } from './types.ts';

export function table(node: TableNode, range: Range, source: Source): Table {
  const [header, ...rows] = node.children.map((row) => cells(row, source));
  return { kind: 'table', span: source.span(range), header: header ?? [], rows };
}

/** A row has as many cells as its author wrote, up to the header's number; it may have fewer. */
function cells(row: TableRow, source: Source): Cell[] {
  return row.children.flatMap((node) => {
    const range = source.range(node);
    return range === null ? [] : cell(node, range, source);
  });
}

function cell(node: TableCell, range: Range, source: Source): Cell {
  const content = contentOf(range, source.text);
  return {
    text: flatten(node.children),
    span: source.span(content),
    code: inlineCodes(node.children, source),
  };
}

/** mdast counts the pipe before a cell to it, and the pipe behind the row's last. */
function contentOf(range: Range, text: string): Range {
  let start = text[range.start] === '|' ? range.start + 1 : range.start;
  let limit = range.end;
  const last = trimEnd(start, limit, text) - 1;
  if (last >= start && text[last] === '|' && !isEscaped(last, start, text)) limit = last;
  const end = trimEnd(start, limit, text);
  if (end === start) {
    // What is written into an empty cell keeps a blank between itself and the pipe, if there is one.
    const at = Math.min(start + 1, limit);
    return { start: at, end: at };
  }
  while (isBlank(text[start])) start++;
  return { start, end };
}

function trimEnd(start: number, end: number, text: string): number {
  let trimmed = end;
  while (trimmed > start && isBlank(text[trimmed - 1])) trimmed--;
  return trimmed;
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

/** An odd number of backslashes stands before it. */
function isEscaped(at: number, from: number, text: string): boolean {
  let backslashes = 0;
  while (at - 1 - backslashes >= from && text[at - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}
