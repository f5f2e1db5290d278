import { saysForbidden } from '../vocabulary/comments.ts';
import { conditionOfHeading } from '../vocabulary/conditions.ts';

/** How the blocks under a heading or an item are read. */
export interface BlockOptions {
  /** Ordered items without a fence are work for a person (steps and checks), or mere words (on demand). */
  readonly itemsAreWork: boolean;
  /** Everything under a heading that forbids: nothing runs. */
  readonly forbidden: boolean;
  /** `如果…` over the blocks, in a heading or an item: the commands are for that case alone. */
  readonly condition: string | null;
}

export const TOP: BlockOptions = { itemsAreWork: true, forbidden: false, condition: null };

/** What a heading says of the blocks under it, beside what those over it say. `alternative`: it names one of several ways. */
export function optionsUnder(heading: string, alternative: boolean, over: BlockOptions): BlockOptions {
  return {
    itemsAreWork: true,
    forbidden: over.forbidden || saysForbidden(heading),
    condition: (alternative ? null : conditionOfHeading(heading)) ?? over.condition,
  };
}
