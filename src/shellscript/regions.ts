/** Looks up stretches of a text among others. */

import type { Context, Region } from './survey.ts';

/** The context of each of `ranges` (in the text's order, disjoint): that of the innermost region around it, or null. */
export function contextsOf(
  ranges: readonly { readonly start: number; readonly end: number }[],
  regions: readonly Region[],
): (Context | null)[] {
  const contexts: (Context | null)[] = ranges.map(() => null);
  for (const region of regions) {
    for (let index = firstFrom(ranges, region.start); index < ranges.length; index += 1) {
      const range = ranges[index];
      if (range === undefined || range.end > region.end) break;
      contexts[index] = region.context;
    }
  }
  return contexts;
}

/** The index of the first range that starts at `offset` or behind it. */
export function firstFrom(ranges: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
