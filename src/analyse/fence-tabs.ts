import { isTab } from '../parse/tabs.ts';
import type { Block, Fence, ListItem } from '../parse/types.ts';
import { closesTab } from '../vocabulary/tabs.ts';
import { isRunnableFence } from './work.ts';

/** `bash [npm]` and `bash [yarn]` side by side: tabs, of which a reader opens one (language.md §4). */
export function labelledFences(blocks: readonly Block[]): readonly (readonly Fence[])[] {
  const found: Fence[][] = [];
  blocks.forEach((block, index) => {
    const before = blocks[index - 1];
    if (before === undefined || !isRunnableFence(block) || !isRunnableFence(before)) return;
    if (labelOfTab(block) === null || labelOfTab(before) === null) return;
    const open = found.find((fences) => fences.at(-1) === before);
    if (open === undefined) found.push([before, block]);
    else open.push(block);
  });
  return found;
}

export function labelOfTab({ meta }: Fence): string | null {
  return /(?:^|\s)\[([^\]]+)\]/.exec(meta ?? '')?.[1] ?? null;
}

/** `=== "Docker"` and `=== "Helm"` among the items of a list, with their names. */
export function tabItems(
  items: readonly ListItem[],
  source: string,
): readonly { readonly item: ListItem; readonly title: string; readonly name: string }[] {
  const tabs = items.filter(({ span }) => isTab(source, span.start.offset));
  return tabs.map((item) => {
    const [head] = item.blocks;
    const title = head?.kind === 'paragraph' ? head.text : '';
    return { item, title, name: title.replace(/^[!+]?["']|["']$/g, '').trim() };
  });
}

/** `</TabItem>`: what follows stands in no tab. */
export function isClosing(block: Block): boolean {
  return (
    (block.kind === 'html' && closesTab(block.value)) || (block.kind === 'paragraph' && closesTab(block.text))
  );
}
