import { coverageOf, type Region } from '../../decision/coverage.ts';
import type { Matrix } from '../../plan/decision.ts';
import type { Rule, RuleInput } from './types.ts';

/** A decision table that leaves cases out, or whose rows disagree, or with a row that is too short (§7). */
export const decisionTable: Rule = ({ plan, findings }) => {
  const matrix = plan.decision?.matrix ?? null;
  if (matrix === null) return;
  for (const { line, outcome } of matrix.rows)
    if (outcome === '') findings.report('decision-empty', { line, column: 1 }, { name: matrix.outcome });
  report(matrix, findings);
};

const MOST_NAMED = 5;

function report(matrix: Matrix, findings: RuleInput['findings']): void {
  const place = { line: matrix.line, column: 1 };
  const { gaps, overlaps, tooLarge } = coverageOf(matrix);
  if (tooLarge) findings.report('decision-too-large', place);
  for (const region of gaps.slice(0, MOST_NAMED))
    findings.report('decision-gap', place, { region: words(region, matrix) });
  for (const { region, rows } of overlaps.slice(0, MOST_NAMED))
    findings.report('decision-overlap', place, { region: words(region, matrix), rows: rows.join(', ') });
}

/** `严重程度 高 + 持续时间 ≤ 15分钟`; what does not matter is left out. */
function words(region: Region, { columns }: Matrix): string {
  const said = region.flatMap((value, index) =>
    value === null ? [] : [`${columns[index]?.name ?? ''} ${value}`],
  );
  return said.length === 0 ? '*' : said.join(' + ');
}
