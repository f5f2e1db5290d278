import type { Context } from './context.ts';
import type { OutlineNode } from './outline.ts';

/** Opens a choice among headings (language.md §4) and says so; the answer is its id. */
export function openSeries(
  container: string,
  labels: readonly string[],
  series: readonly OutlineNode[],
  { choices, findings }: Context,
): string {
  const place = series[0]?.place ?? { line: 1, column: 1 };
  const titles = series.map(({ text }) => text);
  const id = choices.open(container, labels, place, titles);
  findings.report('choice', place, { id, count: labels.length, options: labels.join(' / ') });
  return id;
}
