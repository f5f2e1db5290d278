import { createRequire } from 'node:module';
import type * as Engine from 're2js';

/** A regular expression that is matched in time linear in the text, whatever it is (language.md §3). */
export interface LinearRegex {
  /** How many groups capture. */
  readonly groups: number;
  /** A text that is in everything it matches; null where none is known. */
  readonly needed: string | null;
  /** The first match in a text: its first group, or the whole without groups, and where that begins. */
  find(text: string): { readonly captured: string; readonly start: number } | null;
}

export type CompiledRegex =
  { readonly ok: true; readonly regex: LinearRegex } | { readonly ok: false; readonly problem: string };

let engine: typeof Engine | undefined;

/** RE2 for JavaScript takes longer to load than a whole document to read, and few documents hold a pattern. */
function loadEngine(): typeof Engine {
  engine ??= createRequire(import.meta.url)('re2js') as typeof Engine;
  return engine;
}

/**
 * Text that is in everything the pattern matches; null where that is not easily told. Most lines need no more than this look.
 * Only what stands before a first group is looked at, and nothing in a pattern with alternatives.
 */
function requiredText(source: string, flags: string): string | null {
  const before = source.split('(', 1)[0] ?? '';
  if (flags.includes('i') || source.includes('|') || before.endsWith('\\')) return null;
  if (/\\[xupPQCkc0-9]/.test(before)) return null;
  const pieces = before
    // What may be absent goes with its quantifier.
    .replace(/(?:\\[\s\S]|\[(?:[^\]\\]|\\[\s\S])*\]|[\s\S])(?:[*?]|\{[^}]*\})/g, '\0')
    .replaceAll('\\/', '/')
    .split(/\0|\\[\s\S]|\[(?:[^\]\\]|\\[\s\S])*\]|[.^$+*?()[\]{}|\\]/);
  const longest = pieces.reduce((best, piece) => (piece.length > best.length ? piece : best), '');
  return longest.length >= 3 ? longest : null;
}

/** Compiles a pattern in the syntax of RE2: neither look-around nor back-references. Flags: `i`, `s`; `g`, `m` and `u` say nothing here. */
export function compileRegex(source: string, flags: string): CompiledRegex {
  const { RE2JS } = loadEngine();
  const options =
    (flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) | (flags.includes('s') ? RE2JS.DOTALL : 0);
  try {
    const pattern = RE2JS.compile(RE2JS.translateRegExp(source), options);
    const groups = pattern.groupCount();
    const needed = requiredText(source, flags);
    const find: LinearRegex['find'] = (text) => {
      if (needed !== null && !text.includes(needed)) return null;
      const matcher = pattern.matcher(text);
      if (!matcher.find()) return null;
      const group = groups > 0 ? 1 : 0;
      return { captured: matcher.group(group) ?? '', start: matcher.start(group) };
    };
    return { ok: true, regex: { groups, needed, find } };
  } catch (cause) {
    return {
      ok: false,
      problem: cause instanceof Error ? cause.message.replace(/^error parsing regexp: /, '') : String(cause),
    };
  }
}
