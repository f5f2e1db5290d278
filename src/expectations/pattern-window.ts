import { alternatives, anyCharacter, NOTHING, sequence } from './pattern-pieces.ts';
import type { Part, Piece, Repeated } from './pattern-pieces.ts';

/** How telling a character is, an end of a line, and one of a few characters or a blank. A piece that tells less is in most lines. */
const [CHARACTER, LINE_END, FEW] = [1, 0.4, 0.3];

/**
 * A look for JavaScript's own engine, which is many times faster than RE2 here: it finds a place in every line that the pattern
 * matches, and in others. It has no repetition without end and few ways through it, so that it cannot run away. Its flags are
 * `g`, `m` and `u`: it may look at many lines at once. Null: nothing telling is known of the pattern.
 */
export function patternWindow(source: string, flags: string): RegExp | null {
  const reader = new Reader(source, flags.includes('i'));
  try {
    const { best } = reader.pattern();
    if (best === null || best.score < FEW) return null;
    return new RegExp(best.source, `gmu${flags.includes('i') ? 'i' : ''}`);
  } catch (cause) {
    if (cause instanceof NotRead) return null;
    throw cause;
  }
}

/** A form of which this file knows nothing: the pattern is left to RE2 alone. */
class NotRead extends Error {}

const CONTROLS: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f', v: '\v', a: '\x07' };
/** RE2's blanks are fewer than JavaScript's. */
const CLASSES: Readonly<Record<string, string>> = {
  d: '[0-9]',
  D: '[^0-9]',
  w: '[0-9A-Za-z_]',
  W: '[^0-9A-Za-z_]',
  s: '[\\t\\n\\f\\r ]',
  S: '[^\\t\\n\\f\\r ]',
};

class Reader {
  readonly #source: string;
  readonly #anyCase: boolean;
  #at = 0;

  constructor(source: string, anyCase: boolean) {
    this.#source = source;
    this.#anyCase = anyCase;
  }

  pattern(): Part {
    const part = this.#alternation();
    if (this.#at < this.#source.length) throw new NotRead();
    return part;
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    const sticky = new RegExp(pattern.source, 'yu');
    sticky.lastIndex = this.#at;
    const match = sticky.exec(this.#source);
    if (match !== null) this.#at += match[0].length;
    return match;
  }

  #alternation(): Part {
    const branches = [this.#concatenation()];
    while (this.#take(/\|/) !== null) branches.push(this.#concatenation());
    return alternatives(branches);
  }

  #concatenation(): Part {
    const elements: Repeated[] = [];
    while (this.#at < this.#source.length && !/[|)]/.test(this.#source[this.#at] ?? '')) {
      const part = this.#atom();
      elements.push({ part, ...this.#repetition() });
    }
    return sequence(elements);
  }

  #repetition(): { readonly least: number; readonly most: number } {
    const match = this.#take(/(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/);
    if (match === null) return { least: 1, most: 1 };
    // RE2 takes `a**` as well.
    if (/[*+?]/.test(this.#source[this.#at] ?? '')) throw new NotRead();
    const [, sign, from, comma, to] = match;
    if (sign !== undefined) return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Infinity };
    const least = Number(from);
    return { least, most: comma === undefined ? least : to === '' ? Infinity : Number(to) };
  }

  #atom(): Part {
    if (this.#take(/\((?:\?(?::|P?<[A-Za-z_]\w*>))?(?!\?)/) !== null) {
      const part = this.#alternation();
      if (this.#take(/\)/) === null) throw new NotRead();
      return part;
    }
    const character = this.#take(/[^\\[(]/)?.[0];
    if (character !== undefined) return part(this.#single(character));
    if (this.#take(/\[/) !== null) return part(this.#class());
    if (this.#take(/\\/) !== null) return part(this.#escape());
    throw new NotRead();
  }

  #single(character: string): Piece {
    if (character === '.') return anyCharacter();
    if (character === '^' || character === '$') return { ...NOTHING, source: character, score: LINE_END };
    return this.#literal(character);
  }

  #literal(character: string): Piece {
    const code = character.codePointAt(0) ?? 0;
    // The two engines may fold letters of other alphabets by other tables.
    if (this.#anyCase && code > 0x7f) return anyCharacter();
    return {
      source: /[A-Za-z0-9 ]/.test(character) ? character : escaped(code),
      score: character === ' ' ? FEW : CHARACTER,
      paths: 1,
      length: 1,
    };
  }

  #escape(): Piece {
    // What is asserted about a place may be left out: then the piece says too much, which it may.
    if (this.#take(/[bBAz]/) !== null) return NOTHING;
    const known = this.#take(/[dDwWsS]/)?.[0];
    if (known !== undefined) return this.#known(known);
    if (this.#take(/[pP](?:\{[^}]*\}|[A-Za-z])/) !== null) return anyCharacter();
    return this.#literal(this.#escaped());
  }

  #known(letter: string): Piece {
    // With `i`, JavaScript also takes letters into `\W` and its like that fold to others.
    if (this.#anyCase && letter !== 'd') return anyCharacter();
    const few = letter === 'd' || letter === 's';
    return { source: CLASSES[letter] ?? '[^]', score: few ? FEW : 0, paths: 1, length: 1 };
  }

  /** The character behind a backslash. */
  #escaped(): string {
    const hex = this.#take(/x([0-9A-Fa-f]{2})|[xu]\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})/);
    if (hex !== null) {
      const code = parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '', 16);
      if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw new NotRead();
      return String.fromCodePoint(code);
    }
    const control = this.#take(/[tnrfva]/)?.[0];
    if (control !== undefined) return CONTROLS[control] ?? '';
    const sign = this.#take(/[^A-Za-z0-9]/)?.[0];
    if (sign === undefined) throw new NotRead();
    return sign;
  }

  /** `[…]`. One that holds more than characters and ranges stands for any character. */
  #class(): Piece {
    const negated = this.#take(/\^/) !== null;
    let [inside, plain, first] = ['', true, true];
    while (first || this.#take(/\]/) === null) {
      first = false;
      if (this.#take(/\[:\^?[a-z]+:\]|\\[dDwWsS]|\\[pP](?:\{[^}]*\}|[A-Za-z])/) !== null) {
        plain = false;
        continue;
      }
      const [from, to] = [
        this.#classCharacter(),
        this.#take(/-(?!\])/) === null ? null : this.#classCharacter(),
      ];
      inside += to === null ? escaped(from) : `${escaped(from)}-${escaped(to)}`;
      if (this.#anyCase && (from > 0x7f || (to ?? 0) > 0x7f)) plain = false;
    }
    if (!plain || (negated && this.#anyCase)) return anyCharacter();
    return { source: `[${negated ? '^' : ''}${inside}]`, score: negated ? 0 : FEW, paths: 1, length: 1 };
  }

  #classCharacter(): number {
    if (this.#take(/\\/) !== null) return this.#escaped().codePointAt(0) ?? 0;
    const character = this.#take(/[^]/)?.[0];
    if (character === undefined) throw new NotRead();
    return character.codePointAt(0) ?? 0;
  }
}

function part(piece: Piece): Part {
  return { whole: piece, best: piece };
}

function escaped(code: number): string {
  return `\\u{${code.toString(16)}}`;
}
