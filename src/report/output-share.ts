/** How much of its outputs a report may hold: the more there are, the less of each. */
import type { StreamRange } from '../journal/events.ts';
import type { ActionFacts } from './facts.ts';

export type Stream = 'stdout' | 'stderr';

/** Bytes for all outputs of a report together. What went wrong has an allowance of its own on top. */
const TOTAL = 800_000;
const MOST = 8_000;
const LEAST = 200;

/** Bytes that each output may take so that all of them stay below the total. */
export function shareOf(facts: readonly ActionFacts[]): number {
  const streams = facts.reduce((sum, fact) => sum + rangesOf(fact).length, 0);
  return Math.min(MOST, Math.max(LEAST, Math.floor(TOTAL / Math.max(1, streams))));
}

/** stderr first: it says why. Empty streams are left out. */
export function rangesOf({
  state,
  why,
}: ActionFacts): { readonly stream: Stream; readonly range: StreamRange }[] {
  if (state === null || why !== null) return [];
  return (['stderr', 'stdout'] as const).flatMap((stream) => {
    const range = state[stream];
    return range === null || range.bytes === 0 ? [] : [{ stream, range }];
  });
}
