import type { Expectation } from '../plan/types.ts';
import type { LinearRegex } from './linear-regex.ts';
import { normaliseText, terminalText } from './normalise.ts';
import { kindNamed } from './registry.ts';
import type { Sifted, Sought } from './types.ts';

/** Characters that are kept of one stream for one expectation: lines beyond them may be missed. */
const KEPT_CHARACTERS = 256 * 1024;

/** The lines of one stream that one expectation needs. */
class Lines {
  readonly #sought: Sought;
  #kept = '';
  complete = true;

  constructor(sought: Sought) {
    this.#sought = sought;
  }

  /** `normalised` and `folded` are whole lines; `folded` is the same in lower case. */
  look(raw: string, normalised: string, folded: () => string): void {
    // What was missed once stays missed.
    if (!this.complete) return;
    if ('pattern' in this.#sought) this.#match(raw, normalised, this.#sought.pattern);
    else this.#search(normalised, this.#sought.anyCase ? folded() : normalised, this.#sought.needles);
  }

  #search(normalised: string, text: string, needles: readonly string[]): void {
    for (const [start, end] of linesWith(text, needles))
      this.#keep(normalised.length === text.length ? normalised.slice(start, end) : text.slice(start, end));
  }

  /** A pattern may match a line as it came on the terminal or as it is compared; mostly they are the same. */
  #match(raw: string, normalised: string, pattern: LinearRegex): void {
    if (raw === normalised) {
      for (const line of pattern.matching(normalised)) {
        this.#keep(line);
        if (!this.complete) return;
      }
      return;
    }
    const shown = terminalText(raw);
    if (!pattern.mayMatch(normalised) && !pattern.mayMatch(shown)) return;
    for (const line of shown.split('\n')) {
      const compared = normaliseText(line);
      if (pattern.find(line) !== null || (compared !== line && pattern.find(compared) !== null))
        this.#keep(line);
    }
  }

  #keep(line: string): void {
    if (this.#kept.length + line.length > KEPT_CHARACTERS) this.complete = false;
    else this.#kept += `${line}\n`;
  }

  get text(): string {
    return this.#kept;
  }
}

/** Places of the lines in which a needle stands, in their order, each once. */
function linesWith(text: string, needles: readonly string[]): readonly (readonly [number, number])[] {
  const found = new Map<number, number>();
  for (const needle of needles) {
    for (let at = text.indexOf(needle); at >= 0;) {
      const start = text.lastIndexOf('\n', at - 1) + 1;
      const end = text.indexOf('\n', at);
      found.set(at === 0 ? 0 : start, end < 0 ? text.length : end);
      at = end < 0 ? -1 : text.indexOf(needle, end + 1);
    }
  }
  return [...found].sort(([a], [b]) => a - b);
}

interface Side {
  readonly stdout: Lines;
  readonly stderr: Lines;
}

/**
 * Takes out of an output of any length the lines that its expectations need, so that it is judged in bounded memory: a literal
 * that stands in none of the lines that hold it is nowhere. What a kind cannot judge by single lines is left as it was.
 */
export class Sieve {
  readonly #sides: readonly (Side | null)[];

  constructor(expectations: readonly Pick<Expectation, 'kind' | 'spec'>[]) {
    this.#sides = expectations.map(({ kind, spec }) => {
      const sought = kindNamed(kind)?.sought?.(spec) ?? null;
      return sought === null ? null : { stdout: new Lines(sought), stderr: new Lines(sought) };
    });
  }

  /** False: no expectation here can be judged by single lines, and reading the output is of no use. */
  get isOfUse(): boolean {
    return this.#sides.some((side) => side !== null);
  }

  /** Takes the next whole lines of a stream. */
  look(stream: 'stdout' | 'stderr', text: string): void {
    const normalised = normaliseText(text);
    let lower: string | undefined;
    const folded = (): string => (lower ??= normalised.toLowerCase());
    for (const side of this.#sides) side?.[stream].look(text, normalised, folded);
  }

  /** For each expectation what it needs; null where the output itself must do. */
  finish(): readonly (Sifted | null)[] {
    return this.#sides.map((side) =>
      side === null
        ? null
        : {
            stdout: side.stdout.text,
            stderr: side.stderr.text,
            truncated: !(side.stdout.complete && side.stderr.complete),
          },
    );
  }
}
