import type { Json } from '../plan/types.ts';
import { parseJson } from './json-values.ts';

/** JSON values found in an output. `unread`: there are brackets, but nothing that can be read as JSON. */
export interface FoundJson {
  readonly values: readonly Json[];
  readonly unread: boolean;
}

function objectOrArray(text: string): Json | undefined {
  const trimmed = text.trim();
  if (!/^[{[]/.test(trimmed) || !/[}\]]$/.test(trimmed)) return undefined;
  return parseJson(trimmed);
}

/** What stands before and behind a value on its line: a label or a remark apart from it, never a part of larger JSON. */
const LABEL = /(?:^|[\s=>:])$/;
const KEY = /"\s*:\s*$/;
const APART = /^(?:\s|$)/;

function isBalanced(text: string): boolean {
  const count = (mark: string): number => text.split(mark).length;
  return count('{') === count('}') && count('[') === count(']');
}

function within(line: string): Json | undefined {
  const [start, end] = [line.indexOf('{'), line.lastIndexOf('}') + 1];
  if (start < 0 || end <= start) return undefined;
  const [before, behind] = [line.slice(0, start), line.slice(end)];
  if (!LABEL.test(before) || KEY.test(before) || !APART.test(behind)) return undefined;
  return isBalanced(before) && isBalanced(behind) ? objectOrArray(line.slice(start, end)) : undefined;
}

/** A line of larger JSON that could not be read: what can be read beside it may be only a part. */
const FRAGMENT = /^(?:[{}\],"]|\[(?!\s*[A-Za-z0-9]))/;

/** Lines that are JSON, or hold one value with text around it (`response: {…}`). Each line is parsed at most twice. */
function inLines(text: string): readonly Json[] {
  const whole: Json[] = [];
  const inner: Json[] = [];
  for (const line of text.split('\n')) {
    const value = objectOrArray(line);
    if (value !== undefined) {
      whole.push(value);
      continue;
    }
    const part = within(line);
    if (part !== undefined) inner.push(part);
    else if (FRAGMENT.test(line.trim())) return [];
  }
  return whole.length > 0 ? whole : inner;
}

/** One value over several lines, with log lines before or behind it. */
function overLines(text: string): Json | undefined {
  const openings = [
    { start: text.search(/^[ \t]*\{/m), end: text.lastIndexOf('}') },
    { start: text.search(/^[ \t]*\[/m), end: text.lastIndexOf(']') },
  ];
  const outermostFirst = openings
    .filter(({ start, end }) => start >= 0 && end > start && APART.test(text.slice(end + 1)))
    .sort((a, b) => a.start - b.start);
  for (const { start, end } of outermostFirst) {
    const value = objectOrArray(text.slice(start, end + 1));
    if (value !== undefined && !holdsFragment(text.slice(0, start)) && !holdsFragment(text.slice(end + 1)))
      return value;
  }
  return undefined;
}

function holdsFragment(text: string): boolean {
  return text.split('\n').some((line) => FRAGMENT.test(line.trim()));
}

/** Takes normalised output. Linear in its length. */
export function findJson(output: string): FoundJson {
  if (!/[{[]/.test(output)) return { values: [], unread: false };
  const everything = objectOrArray(output) ?? overLines(output);
  if (everything !== undefined) return { values: [everything], unread: false };
  const values = inLines(output);
  return { values, unread: values.length === 0 };
}
