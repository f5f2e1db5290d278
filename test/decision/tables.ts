import { readMatrix } from '../../src/decision/matrix.ts';
import type { Matrix } from '../../src/plan/decision.ts';

/** A decision table as an author draws it; the first line is the header. */
export function matrixOf(...lines: readonly string[]): Matrix {
  const [header = [], ...rows] = lines.map((line) => line.split('|').map((cell) => cell.trim()));
  const matrix = readMatrix({
    line: 1,
    header,
    rows: rows.map((cells, index) => ({ line: index + 2, cells })),
  });
  if (matrix === null) throw new Error('no decision table');
  return matrix;
}
