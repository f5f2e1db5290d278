import { holds } from './comparison.ts';
import type { Comparison } from './comparison.ts';
import { UNITS } from './units.ts';

/** A number with what it counts: `200ms`, `99.9%`, `3`. */
export interface Quantity {
  readonly value: number;
  /** As it was written; empty without one. */
  readonly unit: string;
  /** As it was written, for people. */
  readonly shown: string;
}

export interface PlacedQuantity extends Quantity {
  readonly start: number;
  readonly end: number;
}

const NUMBER = '[-+]?[0-9]{1,20}(?:,[0-9]{3}){0,6}(?:\\.[0-9]{1,20})?';
/** Sticky. A unit stands at the number, behind one blank, or in brackets (`12.3 [ms]`). */
const AT = new RegExp(
  `(${NUMBER})(?: ?\\[([A-Za-zµμ/%]{1,10})\\]| ?([%‰]|[A-Za-zµμ]{1,10}(?:/[A-Za-z]{1,4})?(?![A-Za-z0-9])| ?(?:毫秒|微秒|秒|分钟|分鐘|小时|小時|天|周|週|星期|万|萬|亿|億|个|個|条|條|行|次|台|项|項|人|字节|位元組)))?`,
  'uy',
);

export function unitOf(
  unit: string,
): { readonly dimension: string; readonly low: number; readonly high: number } | null {
  return UNITS.get(unit) ?? UNITS.get(unit.toLowerCase()) ?? null;
}

/** The quantity that begins at a place; null when no number does. */
export function quantityAt(text: string, at: number): PlacedQuantity | null {
  AT.lastIndex = at;
  const match = AT.exec(text);
  if (match === null) return null;
  const written = (match[2] ?? match[3] ?? '').trim();
  const known = written === '' || unitOf(written) !== null;
  const number = match[1] ?? '';
  // `3 hosts.txt`: a word behind the number that is no unit is none of it.
  const length = known ? match[0].length : number.length;
  if (!known && !/^ /.test(text.slice(at + number.length))) return null;
  const value = Number(number.replaceAll(',', ''));
  return {
    value,
    unit: known ? written : '',
    shown: text.slice(at, at + length).trim(),
    start: at,
    end: at + length,
  };
}

/** True when a number cannot begin here: it would be cut out of a word, a date, a version or a longer number. */
function isInside(text: string, at: number): boolean {
  const [before, beyond] = [text.charAt(at - 1), text.charAt(at - 2)];
  if (/[\p{L}\p{N}_.]/u.test(before) && !/\p{Script=Han}/u.test(before)) return true;
  return (
    /[-:/,@#]/.test(before) && /[\p{L}\p{N}]/u.test(beyond) && !(before === ':' && /\p{L}/u.test(beyond))
  );
}

/** True when something follows that makes the number a part of a longer thing: `10.0.0.1`, `03:12`, `2026-11`, `v2-rc1`, `3/3`. */
function goesOn(text: string, end: number, unit: string): boolean {
  if (unit !== '' && !/[A-Za-z]$/.test(unit)) return false;
  return /^(?:[A-Za-z_0-9]|[.:/-][0-9A-Za-z])/.test(text.slice(end, end + 2));
}

/** Bounded: an output with more numbers than this has several of any kind. */
const ENOUGH = 2000;

/** Quantities that stand on their own in a text, in its order. Linear in its length. */
export function quantitiesIn(text: string): readonly PlacedQuantity[] {
  const found: PlacedQuantity[] = [];
  const digit = /[0-9]/g;
  for (let match = digit.exec(text); match !== null; match = digit.exec(text)) {
    const signed =
      /[-+]/.test(text.charAt(match.index - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(match.index - 2));
    const at = signed ? match.index - 1 : match.index;
    const quantity = isInside(text, at) ? null : quantityAt(text, at);
    if (quantity !== null && !goesOn(text, quantity.end, quantity.unit)) {
      found.push(quantity);
      if (found.length >= ENOUGH) break;
      digit.lastIndex = quantity.end;
    } else {
      // The rest of the word goes with it.
      const rest = /[0-9A-Za-z_.,:/-]*/y;
      rest.lastIndex = match.index;
      rest.test(text);
      digit.lastIndex = Math.max(rest.lastIndex, match.index + 1);
    }
  }
  return found;
}

/** Words of counting say no more than the bare number. */
function dimensionOf({ unit }: Quantity): string {
  return unit === '' ? 'count' : (unitOf(unit)?.dimension ?? unit);
}

export function isSameDimension(a: Quantity, b: Quantity): boolean {
  return dimensionOf(a) === dimensionOf(b);
}

/**
 * How `actual` stands to `wanted`; null when units do not fit, or when a `KB` of 1000 and one of 1024 make a difference.
 */
export function compare(actual: Quantity, comparison: Comparison, wanted: Quantity): boolean | null {
  if (!isSameDimension(actual, wanted)) return null;
  const [mine, other] = [unitOf(actual.unit), unitOf(wanted.unit)];
  if (actual.unit === wanted.unit) return holds(actual.value, comparison, wanted.value);
  const [a, b] = [mine ?? { low: 1, high: 1 }, other ?? { low: 1, high: 1 }];
  const verdicts = new Set(
    [a.low, a.high].flatMap((x) =>
      [b.low, b.high].map((y) => holds(actual.value * x, comparison, wanted.value * y)),
    ),
  );
  return verdicts.size === 1 ? verdicts.has(true) : null;
}
