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

/** Lines that are JSON, or hold one value with text around it (`response: {…}`). Each line is parsed at most twice. */
function inLines(text: string): readonly Json[] {
  const whole: Json[] = [];
  const within: Json[] = [];
  for (const line of text.split('\n')) {
    const value = objectOrArray(line);
    if (value !== undefined) whole.push(value);
    else if (whole.length === 0) {
      const inner = objectOrArray(line.slice(line.indexOf('{'), line.lastIndexOf('}') + 1));
      if (inner !== undefined) within.push(inner);
    }
  }
  return whole.length > 0 ? whole : within;
}

/** One value over several lines, with log lines before or behind it. */
function overLines(text: string): Json | undefined {
  const openings = [
    { start: text.search(/^[ \t]*\{/m), end: text.lastIndexOf('}') },
    { start: text.search(/^[ \t]*\[/m), end: text.lastIndexOf(']') },
  ];
  const outermostFirst = openings
    .filter(({ start, end }) => start >= 0 && end > start)
    .sort((a, b) => a.start - b.start);
  for (const { start, end } of outermostFirst) {
    const value = objectOrArray(text.slice(start, end + 1));
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Takes normalised output. Linear in its length. */
export function findJson(output: string): FoundJson {
  if (!/[{[]/.test(output)) return { values: [], unread: false };
  const everything = objectOrArray(output) ?? overLines(output);
  if (everything !== undefined) return { values: [everything], unread: false };
  const values = inLines(output);
  return { values, unread: values.length === 0 };
}
