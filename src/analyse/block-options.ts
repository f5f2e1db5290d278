import type { Block, Paragraph } from '../parse/types.ts';
import { namesExample } from '../vocabulary/file-words.ts';
import { bansWhatFollows, saysForbidden } from '../vocabulary/forbidden.ts';
import { conditionOfHeading, isPremise, onlyIf } from '../vocabulary/conditions.ts';
import { exclusiveIn, exclusiveOver, type ExclusiveOver } from './exclusive-parts.ts';
import type { OutlineNode } from './outline.ts';

/** How the blocks under a heading or an item are read. */
export interface BlockOptions {
  /** Ordered items without a fence are work for a person (steps and checks), or mere words (on demand). */
  readonly itemsAreWork: boolean;
  /** Everything under a heading or an item that forbids: nothing runs. */
  readonly forbidden: boolean;
  /** `如果…` over the blocks, in a heading or an item: the commands are for that case alone. */
  readonly condition: string | null;
  /** Nothing of the program stands before: `如果出现问题：` tells why there is a rollback, and is no case of it. */
  readonly opening: boolean;
  /** `（二选一）` over a single fence: of its parts only one is to be run. */
  readonly exclusive: ExclusiveOver | null;
  /** Everything under a heading of examples: a person does the like. */
  readonly example: boolean;
  /** The words right over the first of the blocks: those of the item that holds them. */
  readonly lead: Paragraph | null;
}

export const TOP: BlockOptions = {
  itemsAreWork: true,
  forbidden: false,
  condition: null,
  opening: false,
  exclusive: null,
  example: false,
  lead: null,
};

/** What a heading and its words say of the blocks under it, beside what those over it say. `alternative`: it names one of several ways. */
export function optionsUnder(
  { text, place, blocks }: Pick<OutlineNode, 'text' | 'place' | 'blocks'>,
  alternative: boolean,
  over: BlockOptions,
): BlockOptions {
  const own = alternative ? null : conditionOfHeading(text);
  const premise = over.opening && own !== null && isPremise(own);
  return {
    itemsAreWork: true,
    forbidden: over.forbidden || saysForbidden(text),
    condition: (premise ? null : own) ?? onlyAmong(blocks) ?? over.condition,
    opening: over.opening,
    exclusive: exclusiveOver(text, place, blocks),
    example: over.example || namesExample(text),
    lead: null,
  };
}

/** `> 仅在确认无需保留数据时使用。`, before or behind the commands. */
function onlyAmong(blocks: readonly Block[]): string | null {
  for (const block of blocks) {
    const found =
      block.kind === 'paragraph'
        ? onlyIf(block.text)
        : block.kind === 'quote'
          ? onlyAmong(block.blocks)
          : null;
    if (found !== null) return found;
  }
  return null;
}

/** What words right over some of the blocks say of these alone. */
export function withWords(
  over: BlockOptions,
  condition: string | null,
  exclusive: ExclusiveOver | null,
): BlockOptions {
  return { ...over, condition: condition ?? over.condition, exclusive: exclusive ?? over.exclusive };
}

/** What an item's words say of the other blocks in it. */
export function inItem(words: Paragraph | null, over: BlockOptions): BlockOptions {
  const forbidden = over.forbidden || (words !== null && bansWhatFollows(words.text));
  return { ...over, forbidden, lead: words };
}

/** The same where its words may name a case, or several ways, too. */
export function underItem(
  words: Paragraph,
  condition: string | null,
  blocks: readonly Block[],
  over: BlockOptions,
): BlockOptions {
  return inItem(words, withWords(over, condition, exclusiveIn(words, blocks)));
}
