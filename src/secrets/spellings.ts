import type { Element, Pattern } from './pattern.ts';

/** Shorter ones are hidden only as words, and not looked for in encodings: everything would hold them. */
const SHORT = 4;
/** A line of a secret of several lines (a private key) is one by itself from here on. */
const LINE = 8;

/**
 * The ways in which a secret is looked for (language.md §5): as it is; as JSON, URLs, HTML, YAML, SQL and shells escape
 * it, character by character and in any mixture; in base64 (also inside of something longer, URL-safe, wrapped) and in
 * hexadecimal digits. No other encoding is.
 */
export function patternsOf(secret: string): readonly Pattern[] {
  const lines = secret.includes('\n')
    ? secret.split(/\r?\n/).filter((line) => line.trim().length >= LINE)
    : [];
  const values = new Set([secret, secret.trim(), ...lines].filter((value) => value !== ''));
  return [...values].flatMap((value) => {
    const bytes = Buffer.from(value);
    const plain: Pattern = {
      elements: Array.from(value, spellingsOf),
      between: 'colour',
      bounded: bytes.length < SHORT,
    };
    if (bytes.length < SHORT) return [plain];
    return [plain, ...[0, 1, 2].map((before) => base64(bytes, before)), hexadecimal(bytes)];
  });
}

const JSON_LETTERS: Readonly<Record<string, string>> = {
  '\n': 'n',
  '\t': 't',
  '\r': 'r',
  '\b': 'b',
  '\f': 'f',
};

const ENTITIES: Readonly<Record<string, readonly string[]>> = {
  '&': ['&amp;', '&#38;', '&#x26;'],
  '<': ['&lt;', '&#60;', '&#x3C;', '&#x3c;'],
  '>': ['&gt;', '&#62;', '&#x3E;', '&#x3e;'],
  '"': ['&quot;', '&#34;', '&#x22;'],
  "'": ['&#39;', '&#x27;', '&apos;'],
};

/** All spellings of one character. */
function spellingsOf(character: string): Element {
  const bytes = [...Buffer.from(character)];
  const hex = (byte: number): string => byte.toString(16).padStart(2, '0');
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  const spelled = [
    character,
    bytes.map((byte) => `%${hex(byte)}`).join(''),
    bytes.map((byte) => `%${hex(byte).toUpperCase()}`).join(''),
    units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join(''),
    units.map((unit) => `\\u${unit.toString(16).padStart(4, '0').toUpperCase()}`).join(''),
    ...(ENTITIES[character] ?? []),
  ];
  if (!/^[A-Za-z0-9]$/.test(character)) {
    spelled.push(
      bytes.map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join(''),
      bytes.map((byte) => `\\x${hex(byte)}`).join(''),
    );
  }
  // JSON, shells and programming languages put a backslash before it; what holds such a text in turn, three or two.
  if (/^[!-/:-@[-`{-~ ]$/.test(character)) spelled.push(`\\${character}`, `\\\\\\${character}`);
  const letter = JSON_LETTERS[character];
  if (letter !== undefined) spelled.push(`\\${letter}`, `\\\\${letter}`);
  if (character === '\\') spelled.push('\\\\\\\\');
  if (character === ' ') spelled.push('+');
  if (character === '\n') spelled.push('\r\n', '%0D%0A', '\\r\\n');
  if (character === "'") spelled.push("''", "'\\''", `'"'"'`);
  if (character === '"') spelled.push('""');
  return [...new Set(spelled)].map((text) => Buffer.from(text));
}

const ALPHABET = Array.from(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  (digit): Element => {
    const others: Readonly<Record<string, readonly string[]>> = {
      '+': ['-', '%2B', '%2b', '\\u002b'],
      '/': ['_', '%2F', '%2f', '\\/'],
    };
    return [digit, ...(others[digit] ?? [])].map((text) => Buffer.from(text));
  },
);

/** The base64 digits that the bytes reach into when `before` others stand before them: each with every value that fits. */
function base64(bytes: Uint8Array, before: number): Pattern {
  const start = before * 8;
  const end = start + bytes.length * 8;
  const bit = (at: number): number | null =>
    at < start || at >= end ? null : ((bytes[(at - start) >> 3] ?? 0) >> (7 - ((at - start) & 7))) & 1;
  const elements: Element[] = [];
  for (let digit = Math.floor(start / 6); digit * 6 < end; digit += 1) {
    const wanted = [0, 1, 2, 3, 4, 5].map((at) => bit(digit * 6 + at));
    const fits = (value: number): boolean =>
      wanted.every((each, at) => each === null || each === ((value >> (5 - at)) & 1));
    elements.push(ALPHABET.flatMap((spellings, value) => (fits(value) ? spellings : [])));
  }
  return { elements, between: 'wrap', bounded: false };
}

function hexadecimal(bytes: Uint8Array): Pattern {
  const elements = Array.from(bytes, (byte): Element => {
    const digits = byte.toString(16).padStart(2, '0');
    return [...new Set([digits, digits.toUpperCase()])].map((text) => Buffer.from(text));
  });
  return { elements, between: 'wrap', bounded: false };
}
