import type { Matrix, MatrixColumn } from '../plan/decision.ts';
import { conditionOf, isAny, readRange, readWords } from './condition.ts';

export interface MatrixCells {
  readonly line: number;
  readonly header: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** Reads a table as a decision table, its last column as what is decided; null where it is none. */
export function readMatrix({ line, header, rows }: MatrixCells): Matrix | null {
  const width = header.length - 1;
  if (width < 1 || rows.length === 0) return null;
  const columns = header.slice(0, width).map((name, index) =>
    columnOf(
      name,
      rows.map(({ cells }) => cells[index] ?? ''),
    ),
  );
  return {
    line,
    columns,
    outcome: header[width] ?? '',
    rows: rows.map((row) => ({
      line: row.line,
      conditions: columns.map(({ kind }, index) => conditionOf(row.cells[index] ?? '', kind)),
      outcome: (row.cells[width] ?? '').trim(),
    })),
  };
}

/** Numbers where every cell that says something speaks of one dimension; words otherwise. */
function columnOf(name: string, cells: readonly string[]): MatrixColumn {
  const said = cells.filter((cell) => !isAny(cell));
  const ranges = said.map(readRange);
  const dimensions = new Set(ranges.map((range) => range?.dimension ?? null));
  const numeric = said.length > 0 && dimensions.size === 1 && !dimensions.has(null);
  if (numeric) return { name, kind: 'number', words: [], unit: unitIn(said) };
  return { name, kind: 'words', words: [...new Set(said.flatMap(readWords))], unit: '' };
}

/** The unit as the first cell with one writes it. */
function unitIn(cells: readonly string[]): string {
  for (const cell of cells) {
    const unit = /[0-9]\s*([%‰]|[\p{L}µμ]+?)\s*(?:[以之]?[内下上])?$/u.exec(cell.trim())?.[1];
    if (unit !== undefined) return unit;
  }
  return '';
}
