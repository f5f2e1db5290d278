import type { Block, Fence, Section } from '../../parse/types.ts';
import { readRole } from '../../vocabulary/roles.ts';
import { swallowedLine } from '../fences.ts';
import type { Rule } from './types.ts';

/**
 * A fence without its closing line, wherever it stands: what follows it is read as its text, so that prose would become
 * commands, or commands would vanish into output.
 */
export const fenceShape: Rule = ({ document, findings }) => {
  for (const section of document.sections) visitSection(section);

  function visitSection(section: Section): void {
    visit(section.blocks, 0);
    for (const child of section.children) visitSection(child);
  }
  function visit(blocks: readonly Block[], depth: number): void {
    if (depth > 40) return;
    for (const block of blocks) {
      if (block.kind === 'fence') report(block);
      else if (block.kind === 'quote') visit(block.blocks, depth + 1);
      else if (block.kind === 'list') for (const item of block.items) visit(item.blocks, depth + 1);
    }
  }
  function report(fence: Fence): void {
    if (!fence.fenced) return;
    const line = swallowedLine(fence, document) ?? swallowedHeading(fence);
    if (line !== null) findings.report('fence-swallows', fence.span.start, { line });
    else if (!fence.closed) findings.report('fence-unclosed', fence.span.start);
  }
};

/** A section's heading in what is said to be mere text: the fence's mark stands in the wrong place. Markdown may be shown. */
function swallowedHeading(fence: Fence): number | null {
  if (fence.lang !== null && fence.lang !== 'text' && fence.lang !== 'output' && fence.lang !== 'log')
    return null;
  const index = fence.value
    .split('\n')
    .findIndex((line) => /^#{2,6} /.test(line) && readRole(line.replace(/^#+ /, '')) !== null);
  return index < 0 ? null : (fence.lineStarts[index]?.line ?? fence.span.start.line);
}
