import type { Measurement } from '../journal/measurement.ts';
import { metricFacts, statusWords, valueWords } from './metric-rows.ts';
import type { Addition } from './marks.ts';
import type { RunFacts, Wording } from './run-facts.ts';
import { words } from './text.ts';

/** Values and verdicts behind what stands in the open cells of the author's tables (language.md §7, law 5). */
export function metricAdditions(run: RunFacts, wording: Wording): readonly Addition[] {
  return metricFacts(run).flatMap((fact) => {
    const { before, after, status } = fact.metric.cells;
    const filled = [
      [before, valueWords(withoutReason(fact.before), wording)],
      [after, valueWords(withoutReason(fact.after), wording)],
      [status, statusWords(fact, wording)],
    ] as const;
    return filled.flatMap(([cell, text]): Addition[] =>
      cell === null || text === null
        ? []
        : [{ offset: cell.offset, before: ' ', body: words(text, 120), after: ' ', tick: null }],
    );
  });
}

/** A cell has room for a value; why there is none stands in the summary's table. */
function withoutReason(measured: Measurement | null): Measurement | null {
  return measured === null ? null : { ...measured, reason: null };
}
