import type { Json } from '../plan/types.ts';
import { normaliseText } from './normalise.ts';
import { excerpt } from './visible-output.ts';

/** Deeper than any answer of a service; keeps every walk over a value within the stack. */
const DEEPEST = 200;

/** The value, or undefined: JSON has no such value. */
export function parseJson(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return value;
  } catch {
    return undefined;
  }
}

/**
 * The place, from 0, of the first character that does not fit; the text's length where it breaks off.
 * `JSON.parse` names the place of only some errors. But a beginning of JSON breaks off at its own end, and that can be bisected.
 */
export function brokenAt(text: string): number {
  let [good, bad] = [0, text.length + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isBeginning(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function isBeginning(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (!(error instanceof SyntaxError)) return false;
    const place = /at position (\d+)/.exec(error.message)?.[1];
    return /end of JSON input|Unterminated string/.test(error.message) || place === String(text.length);
  }
}

export function isTooDeep(value: Json, depth = 0): boolean {
  if (depth > DEEPEST) return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((one: Json) => isTooDeep(one, depth + 1));
}

/** A number that a double does not hold exactly: two different ones would compare as the same. */
export function holdsInexactNumber(value: Json): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((one: Json) => holdsInexactNumber(one));
}

/** Compact JSON, cut to `limit` characters. A value from an output may be nested too deeply to be written again. */
export function showJson(value: Json, limit: number): string {
  try {
    return excerpt(JSON.stringify(value), limit);
  } catch {
    return '…';
  }
}

export interface Difference {
  /** `$.data[0].status` */
  readonly path: string;
  readonly expected: Json;
  /** undefined: there is no such key. */
  readonly actual: Json | undefined;
}

function isSameText(expected: Json, actual: Json): boolean {
  return (
    typeof expected === 'string' &&
    typeof actual === 'string' &&
    normaliseText(expected) === normaliseText(actual)
  );
}

function valueAt(given: Readonly<Record<string, Json>>, key: string): Json | undefined {
  const name = [key, normaliseText(key)].find((one) => Object.hasOwn(given, one));
  return name === undefined ? undefined : given[name];
}

/** `"timestamp": "..."`: some value, which the author could not know. */
function isAnything(value: Json): boolean {
  return value === '...' || value === '…';
}

/** Whether `...` stands somewhere for a value. */
export function leavesOpen(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return isAnything(value);
  return Object.values(value as Readonly<Record<string, Json>>).some(leavesOpen);
}

/**
 * The first place where `actual` lacks something of `expected`; null when it has everything (language.md §3).
 * Extra keys are fine; types are strict; arrays have the same length and order; an empty object or array means empty.
 */
export function firstDifference(expected: Json, actual: Json | undefined, path = '$'): Difference | null {
  const differs = { path, expected, actual };
  if (actual === undefined) return differs;
  if (typeof expected !== 'object' || expected === null) {
    if (isAnything(expected)) return actual === null || actual === '' ? differs : null;
    return expected === actual || isSameText(expected, actual) ? null : differs;
  }
  if (typeof actual !== 'object' || actual === null || Array.isArray(expected) !== Array.isArray(actual))
    return differs;
  const wanted = Object.entries(expected as Readonly<Record<string, Json>>);
  const given = actual as Readonly<Record<string, Json>>;
  const mustMatchSize = Array.isArray(expected) || wanted.length === 0;
  if (mustMatchSize && Object.keys(given).length !== wanted.length) return differs;
  for (const [key, value] of wanted) {
    const inner = Array.isArray(expected) ? `${path}[${key}]` : `${path}.${key}`;
    const difference = firstDifference(value, valueAt(given, key), inner);
    if (difference !== null) return difference;
  }
  return null;
}
