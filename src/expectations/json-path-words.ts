/** Paths into JSON as an author writes them: `$.data[0].status`, `$["a b"]`, `$.pods[*].ready`, `$.pods.length` (language.md §3). */

import { onFirstUse } from './first-use.ts';

/** A key, an index, or `*` for every element. */
export type Segment = { readonly key: string } | { readonly index: number } | { readonly every: true };

export interface JsonPath {
  readonly segments: readonly Segment[];
  readonly length: boolean;
  /** As the author wrote it. */
  readonly text: string;
  readonly rest: string;
}

const DOT = onFirstUse(() => /\.([\p{L}_$][\p{L}\p{N}_$-]*)/uy);
const INDEX = /\[(-?[0-9]{1,9})\]/y;
const QUOTED = /\[\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\s*\]/y;
const EVERY = /\[\*\]|\.\*/y;
const LENGTH = onFirstUse(() => /\.length(?:\(\))?(?![\p{L}\p{N}_$.[-])/uy);

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function segmentAt(text: string, at: number): { readonly segment: Segment; readonly end: number } | null {
  const every = sticky(EVERY, text, at);
  if (every !== null) return { segment: { every: true }, end: EVERY.lastIndex };
  const dot = sticky(DOT(), text, at);
  if (dot !== null) return { segment: { key: dot[1] ?? '' }, end: DOT().lastIndex };
  const index = sticky(INDEX, text, at);
  if (index !== null) return { segment: { index: Number(index[1]) }, end: INDEX.lastIndex };
  const quoted = sticky(QUOTED, text, at);
  if (quoted !== null)
    return {
      segment: { key: (quoted[1] ?? quoted[2] ?? '').replace(/\\(.)/g, '$1') },
      end: QUOTED.lastIndex,
    };
  return null;
}

/** Reads the path that words begin with. `fault` is where it goes wrong: the text from there. */
export function readJsonPath(words: string): JsonPath | { readonly fault: string } {
  const segments: Segment[] = [];
  let at = 1;
  for (;;) {
    if (sticky(LENGTH(), words, at) !== null) {
      const end = LENGTH().lastIndex;
      return { segments, length: true, text: words.slice(0, end), rest: words.slice(end).trim() };
    }
    const found = segmentAt(words, at);
    if (found === null) break;
    segments.push(found.segment);
    at = found.end;
  }
  const next = words.charAt(at);
  if (next === '.' || next === '[' || next === '(' || segments.length === 0)
    return { fault: words.slice(at, at + 30) };
  return { segments, length: false, text: words.slice(0, at), rest: words.slice(at).trim() };
}
