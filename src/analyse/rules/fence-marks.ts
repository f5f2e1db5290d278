import type { Block, Fence, Point, Section } from '../../parse/types.ts';
import type { Rule } from './types.ts';

/**
 * Marks may be lost or doubled so that those left still pair up: what was inside then stands outside, sections vanish
 * into fences, and another part of the document becomes the program (law 1). Each sign here is one that no author
 * leaves on purpose: of the 541 fences of real documents none bears any.
 */
export const fenceMarks: Rule = ({ document, findings }) => {
  for (const section of document.sections) visitSection(section);

  function visitSection({ blocks, children }: Section): void {
    visit(blocks, 0);
    for (const child of children) visitSection(child);
  }
  function visit(blocks: readonly Block[], depth: number): void {
    if (depth > 40) return;
    for (const block of blocks) {
      if (block.kind === 'fence') visitFence(block);
      else if (block.kind === 'list') for (const item of block.items) visit(item.blocks, depth + 1);
    }
  }
  function visitFence(fence: Fence): void {
    if (!fence.fenced || !fence.closed) return;
    const { start, end } = fence.span;
    // A list item's mark is as wide as the blanks that stand for it further down.
    const open = lineBefore(document.text, start).replace(/[^\t]/g, ' ');
    const close = /^[ \t]*/.exec(lineBefore(document.text, end))?.[0] ?? '';
    // One blank too many or too few is a slip of the hand.
    if (Math.abs(widthOf(open) - widthOf(close)) > 1) {
      const values = { open: start.column, close: close.length + 1, line: end.line };
      findings.report('fence-askew', start, values);
    } else if (end.line - start.line === 1) findings.report('fence-empty', start);
    else if (/^[ \t]*\n/.test(fence.value)) swallowedGap(fence);
    else {
      swallowedHeading(fence);
      swallowedFences(fence);
    }
  }

  /** The gap between two fences begins with a blank line and holds what stands between fences. */
  function swallowedGap(fence: Fence): void {
    if (fence.lang !== null && SHOWS_SIGNS.test(fence.lang)) return;
    const index = fence.value.split('\n').findIndex((line) => STRUCTURE.test(line));
    const line = fence.lineStarts[index]?.line;
    if (line !== undefined) findings.report('fence-swallows', fence.span.start, { line });
  }

  /** A pair of other marks slipped in around a whole fence, and the heading of another section went in with it. */
  function swallowedFences(fence: Fence): void {
    if (fence.lang !== null && SHOWS_SIGNS.test(fence.lang)) return;
    const line = fence.lineStarts[headingBehindMark(fence.value.split('\n'))]?.line;
    if (line !== undefined) findings.report('fence-swallows', fence.span.start, { line });
  }

  /** Two marks are lost, and with them the heading between two scripts became a comment of one. */
  function swallowedHeading(fence: Fence): void {
    if (fence.lang === null || !/^(?:bash|sh|shell|zsh)$/.test(fence.lang)) return;
    const lines = fence.value.split('\n');
    const index = lines.findIndex((line, at) => HEADING.test(line) && at > 0 && lines[at - 1]?.trim() === '');
    const line = fence.lineStarts[index]?.line;
    if (line !== undefined) findings.report('fence-swallows', fence.span.start, { line });
  }
};

/** What stands before a place in its line. */
function lineBefore(text: string, { offset, column }: Point): string {
  return text.slice(offset - column + 1, offset);
}

function headingBehindMark(lines: readonly string[]): number {
  const mark = lines.findIndex((line) => FENCE_MARK.test(line));
  return mark < 0 ? -1 : lines.findIndex((line, at) => at > mark && HEADING.test(line));
}

/** `#### 8.0 之前 ####` is how some draw a comment. */
const HEADING = /^#{2,4} (?!.*#\s*$)\S/;

const FENCE_MARK = /^ {0,3}(?:`{3,}|~{3,})/;

/** Where `## …` is a comment, and where Markdown is shown. */
const SHOWS_SIGNS = /^(?:bash|sh|shell|zsh|markdown|md)$/;

/** What no output begins a line with and documents do: headings, strong list items, boxes, rules, rows of tables. */
const STRUCTURE = /^ {0,3}(?:#{1,6} \S|(?:\d+[.)]|[-*+]) (?:\*\*|\[[ xX]\] )|\*\*\S|-{3,}$|\|[^|]+\|)/;

function widthOf(blanks: string): number {
  let width = 0;
  for (const blank of blanks) width += blank === '\t' ? 4 - (width % 4) : 1;
  return width;
}
