import { comparisonOf, COMPARISON, type Comparison } from '../expectations/comparison.ts';
import { quantityAt, unitOf, type Quantity } from '../expectations/quantity.ts';
import type { Condition, Range } from '../plan/decision.ts';
import { fold } from '../vocabulary/fold.ts';

/** A cell of a decision table (language.md §7): `> 5分钟`, `5-15 分钟`, `≥ 30%`, `全部`, `部分/少量`, `任意`. */

const ANY = /^(?:任意|任何|不限|均可|所有情况|无论|any|either|\*|[-–—/]+|n\/?a)?$/i;
const SPAN = /^([^\s~–—至到-]+(?:\s*[^\s~–—至到-]+)?)\s*(?:~|-|–|—|至|到)\s*(.+)$/u;
const COMPARED = new RegExp(`^(${COMPARISON})\\s*(.+)$`, 'iu');
const BOUNDED = /^(.+?)\s*(?:及|或)?([以之]?[内下上]|以后|之后)$/u;

/** Without the blanks and the marks that authors set around words. */
function words(cell: string): string {
  return fold(cell)
    .replace(/\*\*|__|`/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

export function isAny(cell: string): boolean {
  return ANY.test(words(cell));
}

/** A quantity in its base unit, with the dimension; null when that is not all the text says. */
export function baseQuantity(text: string): { readonly value: number; readonly dimension: string } | null {
  const trimmed = words(text);
  const quantity = quantityAt(trimmed, 0);
  if (quantity === null || quantity.end !== trimmed.length) return null;
  return based(quantity);
}

function based({ value, unit }: Quantity): { readonly value: number; readonly dimension: string } {
  const known = unit === '' ? null : unitOf(unit);
  return known === null
    ? { value, dimension: '' }
    : { value: value * known.high, dimension: known.dimension };
}

/** The ranges of a number that a cell admits; null: it speaks of no number. */
export function readRange(
  cell: string,
): { readonly ranges: readonly Range[]; readonly dimension: string } | null {
  const text = words(cell);
  return span(text) ?? compared(text) ?? bounded(text) ?? exact(text);
}

function span(text: string): ReturnType<typeof readRange> {
  const match = SPAN.exec(text);
  const to = match === null ? null : quantityWhole(match[2] ?? '');
  const from = match === null ? null : quantityWhole(match[1] ?? '');
  if (from === null || to === null) return null;
  // `5-15 分钟`: the unit behind stands for both.
  const low = based(from.unit === '' ? { ...from, unit: to.unit } : from);
  const high = based(to);
  if (low.dimension !== high.dimension || low.value > high.value) return null;
  const range = { from: low.value, fromIncluded: true, to: high.value, toIncluded: true };
  return { ranges: [range], dimension: high.dimension };
}

function quantityWhole(text: string): Quantity | null {
  const trimmed = text.trim();
  const quantity = quantityAt(trimmed, 0);
  return quantity?.end === trimmed.length ? quantity : null;
}

function compared(text: string): ReturnType<typeof readRange> {
  const match = COMPARED.exec(text);
  const comparison = match === null ? null : comparisonOf(match[1] ?? '');
  const quantity = match === null ? null : quantityWhole(match[2] ?? '');
  if (comparison === null || quantity === null) return null;
  const { value, dimension } = based(quantity);
  return { ranges: rangesOf(comparison, value), dimension };
}

function bounded(text: string): ReturnType<typeof readRange> {
  const match = BOUNDED.exec(text);
  const quantity = match === null ? null : quantityWhole(match[1] ?? '');
  if (match === null || quantity === null) return null;
  const { value, dimension } = based(quantity);
  const below = /[内下]$/.test(match[2] ?? '');
  return { ranges: rangesOf(below ? '≤' : '≥', value), dimension };
}

function exact(text: string): ReturnType<typeof readRange> {
  const quantity = quantityWhole(text);
  if (quantity === null) return null;
  const { value, dimension } = based(quantity);
  return { ranges: rangesOf('=', value), dimension };
}

function rangesOf(comparison: Comparison, value: number): readonly Range[] {
  const below = (toIncluded: boolean): Range => ({ from: null, fromIncluded: false, to: value, toIncluded });
  const above = (fromIncluded: boolean): Range => ({
    from: value,
    fromIncluded,
    to: null,
    toIncluded: false,
  });
  switch (comparison) {
    case '<':
      return [below(false)];
    case '≤':
      return [below(true)];
    case '>':
      return [above(false)];
    case '≥':
      return [above(true)];
    case '=':
      return [{ from: value, fromIncluded: true, to: value, toIncluded: true }];
    case '≠':
      return [below(false), above(false)];
  }
}

/** The words that a cell admits, of which any fits: `部分/少量`, `高或中`. */
export function readWords(cell: string): readonly string[] {
  return words(cell)
    .split(/\s*[/、,;|]\s*|\s*(?:或者?|和)\s*|\s+or\s+/u)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** The condition of a cell in a column of one kind. */
export function conditionOf(cell: string, kind: 'words' | 'number'): Condition {
  const text = words(cell);
  if (isAny(cell)) return { kind: 'any', text };
  const range = kind === 'number' ? readRange(cell) : null;
  return range === null ? { kind: 'words', words: readWords(cell), text } : { kind: 'range', ...range, text };
}

export function isWithin(value: number, { from, fromIncluded, to, toIncluded }: Range): boolean {
  const above = from === null || value > from || (fromIncluded && value === from);
  const below = to === null || value < to || (toIncluded && value === to);
  return above && below;
}
