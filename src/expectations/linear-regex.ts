import { createRequire } from 'node:module';
import type * as Engine from 're2js';
import { patternWindow } from './pattern-window.ts';

/** A regular expression that is matched in time linear in the text, whatever it is (language.md §3). */
export interface LinearRegex {
  /** How many groups capture. */
  readonly groups: number;
  /** The first match in a line: its first group, or the whole without groups, and where that begins. */
  find(line: string): { readonly captured: string; readonly start: number } | null;
  /** False: none of these lines matches. */
  mayMatch(lines: string): boolean;
  /** The lines that match, in their order. */
  matching(lines: string): Iterable<string>;
}

export type CompiledRegex =
  { readonly ok: true; readonly regex: LinearRegex } | { readonly ok: false; readonly problem: string };

let engine: typeof Engine | undefined;

/** RE2 for JavaScript takes longer to load than a whole document to read, and few documents hold a pattern. */
function loadEngine(): typeof Engine {
  engine ??= createRequire(import.meta.url)('re2js') as typeof Engine;
  return engine;
}

/** Where no window is known, RE2's automaton may look at many lines at once, unless the pattern says what a line's ends are to it. */
const OWN_ENDS = /\(\?[^:P<]|\\[Az]/;

class Compiled implements LinearRegex {
  readonly #pattern: Engine.RE2JS;
  readonly #source: string;
  readonly #flags: string;
  #window: RegExp | null | undefined;
  #overLines: Engine.RE2JS | null | undefined;

  constructor(source: string, flags: string) {
    [this.#source, this.#flags] = [source, flags];
    this.#pattern = this.#compile(0);
  }

  #compile(more: number): Engine.RE2JS {
    const { RE2JS } = loadEngine();
    const options =
      (this.#flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) |
      (this.#flags.includes('s') ? RE2JS.DOTALL : 0);
    return RE2JS.compile(RE2JS.translateRegExp(this.#source), options | more);
  }

  get groups(): number {
    return this.#pattern.groupCount();
  }

  find(line: string): { readonly captured: string; readonly start: number } | null {
    if (this.#place(line, 0) === null) return null;
    const matcher = this.#pattern.matcher(line);
    if (!matcher.find()) return null;
    const group = this.groups > 0 ? 1 : 0;
    return { captured: matcher.group(group) ?? '', start: matcher.start(group) };
  }

  mayMatch(lines: string): boolean {
    if (this.#place(lines, 0) === null) return false;
    if (this.#window !== null) return true;
    if (this.#overLines === undefined)
      this.#overLines = OWN_ENDS.test(this.#source) ? null : this.#compile(loadEngine().RE2JS.MULTILINE);
    return this.#overLines?.test(lines) ?? true;
  }

  *matching(lines: string): Iterable<string> {
    if (!this.mayMatch(lines)) return;
    for (let at: number | null = 0; (at = this.#place(lines, at)) !== null;) {
      const start = at === 0 ? 0 : lines.lastIndexOf('\n', at - 1) + 1;
      const feed = lines.indexOf('\n', at);
      const line = lines.slice(start, feed < 0 ? lines.length : feed);
      // The automaton that only says yes or no is faster than the search for groups.
      if (this.#pattern.test(line)) yield line;
      if (feed < 0) return;
      at = feed + 1;
    }
  }

  /** Where from `from` on a match may begin; null: nowhere. Without a window, anywhere. */
  #place(text: string, from: number): number | null {
    if (this.#window === undefined) this.#window = patternWindow(this.#source, this.#flags);
    if (this.#window === null) return from;
    this.#window.lastIndex = from;
    return this.#window.exec(text)?.index ?? null;
  }
}

/** Compiles a pattern in the syntax of RE2: neither look-around nor back-references. Flags: `i`, `s`; `g`, `m` and `u` say nothing here. */
export function compileRegex(source: string, flags: string): CompiledRegex {
  try {
    return { ok: true, regex: new Compiled(source, flags) };
  } catch (cause) {
    return {
      ok: false,
      problem: cause instanceof Error ? cause.message.replace(/^error parsing regexp: /, '') : String(cause),
    };
  }
}
