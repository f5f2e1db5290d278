import type { Condition, Matrix, MatrixColumn } from '../plan/decision.ts';
import { fold } from '../vocabulary/fold.ts';
import { baseQuantity, isWithin } from './condition.ts';

/**
 * Proves a decision table complete, or names what it leaves out and where its rows disagree (language.md §7). Every
 * column falls into finitely many parts that all rows treat alike: a word each, or a number between two bounds. Words
 * that no row names do not count: the table's own are taken for all there are.
 */

/** A box of facts: for each column what it holds, in the table's words; null: whatever it is. */
export type Region = readonly (string | null)[];

export interface Coverage {
  /** No row fits. */
  readonly gaps: readonly Region[];
  /** Rows that fit and say different things. */
  readonly overlaps: readonly { readonly region: Region; readonly rows: readonly number[] }[];
  /** The table is too large to be proved. */
  readonly tooLarge: boolean;
}

/** Combinations that are looked at. Beyond it a table is nothing that a person reads. */
const MOST = 50_000;

type Part = { readonly kind: 'word'; readonly word: string } | NumberPart;

interface NumberPart {
  readonly kind: 'number';
  /** A value inside it stands for all of it. */
  readonly sample: number;
  readonly from: number | null;
  readonly to: number | null;
  /** A single value: `from` and `to` are it. */
  readonly point: boolean;
}

export function coverageOf(matrix: Matrix): Coverage {
  const parts = matrix.columns.map((column, index) =>
    partsOf(
      column,
      matrix.rows.flatMap(({ conditions }) => conditions[index] ?? []),
    ),
  );
  const count = parts.reduce((product, each) => product * each.length, 1);
  if (count > MOST) return { gaps: [], overlaps: [], tooLarge: true };
  const gaps = new Set<string>();
  const overlaps = new Map<string, { readonly rows: readonly number[]; readonly cells: Set<string> }>();
  for (const at of combinations(parts.map(({ length }) => length))) {
    const facts = at.map((part, index) => parts[index]?.[part]);
    const fitting = matrix.rows.filter(({ conditions }) =>
      conditions.every((condition, index) => covers(condition, facts[index])),
    );
    if (fitting.length === 0) gaps.add(at.join());
    else if (new Set(fitting.map(({ outcome }) => fold(outcome).trim())).size > 1) {
      const rows = fitting.map(({ line }) => line);
      const known = overlaps.get(rows.join()) ?? { rows, cells: new Set() };
      known.cells.add(at.join());
      overlaps.set(rows.join(), known);
    }
  }
  const describe = (cells: ReadonlySet<string>): readonly Region[] =>
    boxes(
      cells,
      parts.map(({ length }) => length),
    ).map((box) => wordsOf(box, parts, matrix.columns));
  return {
    gaps: describe(gaps),
    overlaps: [...overlaps.values()].map(({ rows, cells }) => ({ rows, region: describe(cells)[0] ?? [] })),
    tooLarge: false,
  };
}

function partsOf(column: MatrixColumn, conditions: readonly Condition[]): readonly Part[] {
  if (column.kind === 'words') {
    const named = column.words.map((word): Part => ({ kind: 'word', word }));
    return named.length > 0 ? named : [{ kind: 'word', word: '' }];
  }
  const bounds = new Set<number>();
  for (const condition of conditions) {
    if (condition.kind !== 'range') continue;
    for (const { from, to } of condition.ranges)
      for (const end of [from, to]) if (end !== null) bounds.add(end);
  }
  const sorted = [...bounds].sort((a, b) => a - b);
  const parts: NumberPart[] = [];
  let before: number | null = null;
  for (const bound of sorted) {
    // Nothing lies below nought that a rollback's table means: durations, rates, counts.
    const open = before !== null || bound > 0;
    if (open) parts.push(between(before, bound));
    parts.push({ kind: 'number', sample: bound, from: bound, to: bound, point: true });
    before = bound;
  }
  parts.push(between(before, null));
  return parts;
}

function between(from: number | null, to: number | null): NumberPart {
  const low = from ?? Math.min(0, (to ?? 0) - 1);
  const sample = to === null ? low + 1 : (low + to) / 2;
  return { kind: 'number', sample, from, to, point: false };
}

function covers(condition: Condition, part: Part | undefined): boolean {
  if (part === undefined) return false;
  switch (condition.kind) {
    case 'any':
      return true;
    case 'words':
      return part.kind === 'word' && condition.words.includes(part.word);
    case 'range':
      return part.kind === 'number' && condition.ranges.some((range) => isWithin(part.sample, range));
  }
}

function* combinations(sizes: readonly number[]): Generator<readonly number[]> {
  const at = sizes.map(() => 0);
  for (;;) {
    yield [...at];
    let column = sizes.length - 1;
    while (column >= 0 && (at[column] ?? 0) + 1 === sizes[column]) at[column--] = 0;
    if (column < 0) return;
    at[column] = (at[column] ?? 0) + 1;
  }
}

/** A box: from and to, inclusive, in each column. */
type Box = readonly (readonly [number, number])[];

/** Puts single combinations together into boxes that are as large as they can be, so that few sentences name them all. */
function boxes(cells: ReadonlySet<string>, sizes: readonly number[]): readonly Box[] {
  const left = new Set(cells);
  const found: Box[] = [];
  for (const cell of cells) {
    if (!left.has(cell)) continue;
    let box: Box = cell.split(',').map((at): readonly [number, number] => [Number(at), Number(at)]);
    for (let column = sizes.length - 1; column >= 0; column--) box = grown(box, column, sizes, cells);
    for (const inner of inside(box)) left.delete(inner);
    found.push(box);
  }
  return found;
}

/** The box as wide in one column as all its combinations are in the set. */
function grown(box: Box, column: number, sizes: readonly number[], cells: ReadonlySet<string>): Box {
  let [low, high] = box[column] ?? [0, 0];
  const holds = (at: number): boolean =>
    [...inside(box.map((side, index) => (index === column ? ([at, at] as const) : side)))].every((cell) =>
      cells.has(cell),
    );
  while (low > 0 && holds(low - 1)) low--;
  while (high + 1 < (sizes[column] ?? 0) && holds(high + 1)) high++;
  return box.map((side, index) => (index === column ? [low, high] : side));
}

function* inside(box: Box): Generator<string> {
  for (const at of combinations(box.map(([low, high]) => high - low + 1)))
    yield at.map((offset, index) => (box[index]?.[0] ?? 0) + offset).join();
}

function wordsOf(box: Box, parts: readonly (readonly Part[])[], columns: readonly MatrixColumn[]): Region {
  return box.map(([low, high], index) => {
    const own = parts[index] ?? [];
    if (low === 0 && high === own.length - 1) return null;
    const part = own.slice(low, high + 1);
    const [first] = part;
    if (first?.kind === 'word') return part.map((each) => (each.kind === 'word' ? each.word : '')).join('/');
    return rangeWords(part, columns[index]?.unit ?? '');
  });
}

function rangeWords(parts: readonly Part[], unit: string): string {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first?.kind !== 'number' || last?.kind !== 'number') return '';
  if (first === last && first.point) return `= ${shown(first.sample, unit)}`;
  const low = first.from === null ? '' : `${first.point ? '≥' : '>'} ${shown(first.from, unit)}`;
  const high = last.to === null ? '' : `${last.point ? '≤' : '<'} ${shown(last.to, unit)}`;
  return [low, high].filter((side) => side !== '').join(' ');
}

/** A number of the base unit, as the column writes its numbers. */
function shown(value: number, unit: string): string {
  const factor = baseQuantity(`1${unit}`)?.value ?? 1;
  const blank = /^[A-Za-z]{3}/.test(unit) ? ' ' : '';
  return `${Number((value / factor).toPrecision(12))}${blank}${unit}`;
}
