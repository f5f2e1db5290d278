import { stripVTControlCharacters } from 'node:util';

/** C0 controls but tab and line feed, DEL, and the characters that take no room on screen: what a reader cannot see must not split or join words. */
const INVISIBLE = new RegExp(
  '[\\u0000-\\u0008\\u000e-\\u001f\\u007f\\u00ad\\u200b-\\u200d\\u2060\\ufeff]',
  'g',
);

/** Text as a terminal shows it: ANSI stripped, CRLF folded, what takes no room left out. Blanks stay as they are. */
export function terminalText(text: string): string {
  if (!/[^\x20-\x7e\n\t]/.test(text)) return text;
  return stripVTControlCharacters(text)
    .replace(/\r+\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(INVISIBLE, '');
}

/**
 * Text as it is compared (language.md §3): ANSI stripped, CRLF folded, NFKC, runs of blanks folded.
 *
 * A lone CR (a progress bar) ends a line too. Line feeds stay, so that "within one line" can be judged.
 * Linear in the length of the text; never throws.
 */
export function normaliseText(text: string): string {
  // Printable ASCII with single spaces, by far the most frequent, is normal already.
  if (!/[^\x20-\x7e\n]| {2}/.test(text)) return text;
  return (
    terminalText(text)
      .normalize('NFKC')
      // Single plain spaces, by far the most frequent, are left alone.
      .replace(/[^\S\n]{2,}|[^\S\n ]/g, ' ')
  );
}

/** Normalised lines without the blanks around them; blank lines are kept. */
export function normaliseLines(text: string): readonly string[] {
  return normaliseText(text)
    .split('\n')
    .map((line) => line.trim());
}
