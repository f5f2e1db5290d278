/** Which values stay data in the text of a program of another language, at the place where they stand (language.md §0.6). */

import type { Language } from '../program-texts.ts';

const NUMBER = /^-?\d+(?:\.\d+)?$/;
const QUOTES: Readonly<Record<Language, string>> = {
  sql: '\'"`',
  python: '\'"',
  perl: '\'"`',
  ruby: '\'"`',
  javascript: '\'"`',
  php: '\'"',
  awk: '"',
  sed: '',
  jq: '"',
};

/** `before`: the program up to the place, without bash's own quoting; null where it is not known. */
export function staysData(language: Language, before: string | null, value: string): boolean {
  // No character of these ends a literal or begins anything.
  if (!/^[\p{L}\p{N}_.:/@%+,=-]*$/u.test(value)) return false;
  if (before === null) return /^[\p{L}\p{N}_.]*$/u.test(value) || NUMBER.test(value);
  const delimiter = delimiterAround(language, before);
  if (delimiter !== null) return !value.includes(delimiter) && !(language === 'perl' && value.includes('@'));
  if (language === 'sed') return /^\d+$/.test(value);
  const quote = openQuote(before, QUOTES[language]);
  if (quote !== null) return !(language === 'perl' && value.includes('@'));
  if (language === 'sql') return !value.includes('--') && !value.includes('=');
  return NUMBER.test(value) || (language === 'jq' && before.endsWith('.') && /^[A-Za-z_]\w*$/.test(value));
}

/** What ends the pattern or the replacement that the place stands in: `s|…|here|`, `/here/`. */
function delimiterAround(language: Language, before: string): string | null {
  if (language !== 'sed' && language !== 'perl' && language !== 'awk') return null;
  if (language !== 'awk') {
    const [, delimiter] =
      /(?:^|[;{}\s\d,$/!])[sy]([^\w\s\\;])(?:(?!\1).)*(?:\1(?:(?!\1).)*)?$/s.exec(before) ?? [];
    if (delimiter !== undefined) return delimiter;
  }
  return /(?:^|[;{}(,~!&|\s])\/[^/]*$/.test(before) ? '/' : null;
}

/** The quote that is open at the end of the text. */
function openQuote(text: string, quotes: string): string | null {
  let open: string | null = null;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (open !== null && character === '\\') at += 1;
    else if (open === null ? quotes.includes(character) : character === open)
      open = open === null ? character : null;
  }
  return open;
}

/** The text of a word as bash hands it on, as far as the word goes. */
export function withoutQuoting(text: string): string {
  let plain = '';
  let open = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (open === "'" ? character === "'" : open === '"' ? character === '"' : false) open = '';
    else if (open === '' && (character === "'" || character === '"')) open = character;
    else if (character === '\\' && open !== "'" && (open === '' || '"$`\\\n'.includes(next))) {
      plain += next;
      at += 1;
    } else plain += character;
  }
  return plain;
}
