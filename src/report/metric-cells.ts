import { metricFacts, statusWords, valueWords } from './metric-rows.ts';
import type { Addition } from './marks.ts';
import type { RunFacts, Wording } from './run-facts.ts';
import { words } from './text.ts';

/** Values and verdicts behind what stands in the open cells of the author's tables (language.md §7, law 5). */
export function metricAdditions(run: RunFacts, wording: Wording): readonly Addition[] {
  return metricFacts(run).flatMap((fact) => {
    const { before, after, status } = fact.metric.cells;
    const filled = [
      [before, valueWords(fact.before, wording)],
      [after, valueWords(fact.after, wording)],
      [status, statusWords(fact, wording)],
    ] as const;
    return filled.flatMap(([cell, text]): Addition[] =>
      cell === null || text === null
        ? []
        : [{ offset: cell.offset, before: ' ', body: words(text, 120), after: ' ', tick: null }],
    );
  });
}
