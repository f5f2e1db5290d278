import type { Block } from '../parse/types.ts';
import type { ChoiceRef } from '../plan/types.ts';
import type { Context } from './context.ts';
import { seriesOfBlocks, type PartSeries } from './fence-series.ts';

/**
 * For blocks of which each becomes steps of its own: the alternative that a block stands in (language.md §4), of a
 * choice that is opened with the first of them; `outer` for any other block.
 */
export function alternativesOf(
  blocks: readonly Block[],
  container: string,
  outer: ChoiceRef | null,
  { choices, findings }: Context,
): (block: Block) => ChoiceRef | null {
  const found = seriesOfBlocks(blocks);
  const ids = new Map<PartSeries, string>();
  return (block) => {
    const series = found.find(({ options }) => options.some((parts) => parts.includes(block)));
    if (series === undefined) return outer;
    const { labels, options, titles } = series;
    let id = ids.get(series);
    if (id === undefined) {
      const place = block.span.start;
      id = choices.open(container, labels, place, titles);
      ids.set(series, id);
      findings.report('choice', place, { id, count: labels.length, options: labels.join(' / ') });
    }
    const option = labels[options.findIndex((parts) => parts.includes(block))] ?? '';
    return outer === null ? { id, option } : { id, option, within: outer };
  };
}
