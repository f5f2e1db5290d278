import type { Block, Fence, List } from '../parse/types.ts';
import { fenceKind } from './fence-kind.ts';
import { columnsOf } from './table-columns.ts';

/** A fence that holds commands, wherever it stands. */
export function isRunnable(block: Block): boolean {
  return block.kind === 'fence' && RUNNABLE.has(fenceKind(block));
}

export function isRunnableFence(block: Block): block is Fence {
  return block.kind === 'fence' && isRunnable(block);
}

const RUNNABLE: ReadonlySet<string> = new Set(['script', 'zsh', 'console', 'by-hand']);

/** A `- [ ]` stands in the list, however deep. */
export function holdsBoxes(list: List): boolean {
  return list.items.some(
    (item) => item.box !== null || item.blocks.some((block) => block.kind === 'list' && holdsBoxes(block)),
  );
}

/** The blocks hold something that would be run, asked or shown. */
export function holdsWork(blocks: readonly Block[]): boolean {
  return blocks.some(
    (block) =>
      block.kind === 'fence' ||
      (block.kind === 'table' && columnsOf(block) !== null) ||
      (block.kind === 'list' &&
        (block.ordered || holdsBoxes(block) || block.items.some((item) => holdsWork(item.blocks)))) ||
      (block.kind === 'quote' && holdsWork(block.blocks)),
  );
}
