import { readMatrix } from '../decision/matrix.ts';
import type { Block, Table } from '../parse/types.ts';
import type { DecisionGuide, Matrix, Trigger } from '../plan/decision.ts';
import { isOutcomeColumn, readForce } from '../vocabulary/triggers.ts';
import { descendants } from './outline.ts';
import type { Sections } from './sections.ts';

/** What the trigger sections say: conditions of 强制/建议 lists, and the decision table (language.md §1, §7). */
export function readDecisionGuide({ executed }: Sections): DecisionGuide | null {
  const triggers: Trigger[] = [];
  let matrix: Matrix | null = null;
  for (const { role, node } of executed) {
    if (role !== 'triggers') continue;
    for (const each of descendants([node])) {
      let force = readForce(each.text);
      for (const block of each.blocks) {
        if (block.kind === 'table') matrix ??= matrixOf(block);
        // `**强制回滚**：满足任意一条` above a list says what the list is.
        if (block.kind === 'paragraph') force = readForce(block.text) ?? force;
        if (block.kind === 'list' && force !== null) triggers.push(...listed(block, force, triggers.length));
      }
    }
  }
  return triggers.length === 0 && matrix === null ? null : { triggers, matrix };
}

function listed(
  { items }: Extract<Block, { readonly kind: 'list' }>,
  force: Trigger['force'],
  before: number,
): readonly Trigger[] {
  return items.flatMap(({ blocks, span }, index) => {
    const [first] = blocks;
    if (first?.kind !== 'paragraph') return [];
    const text = first.text.replace(/\s*\n\s*/g, ' ').trim();
    return [{ number: before + index + 1, force, text, line: span.start.line }];
  });
}

/** A table whose last column is a decision. */
function matrixOf({ header, rows, span }: Table): Matrix | null {
  const last = header.at(-1);
  if (last === undefined || !isOutcomeColumn(last.text)) return null;
  return readMatrix({
    line: span.start.line,
    header: header.map(({ text }) => text),
    rows: rows.map((cells, index) => ({
      line: cells[0]?.span.start.line ?? span.start.line + 2 + index,
      cells: cells.map(({ text }) => text),
    })),
  });
}
