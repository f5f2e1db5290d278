import stringWidth from 'fast-string-width';

/** Columns on a terminal; CJK and most emoji take two. */
export function width(text: string): number {
  let columns = 0;
  for (let index = 0; index < text.length; index++) {
    const own = plainWidth(text.charCodeAt(index));
    // The library's patterns take milliseconds to compile; most programs never need them.
    if (own === null) return stringWidth(text);
    columns += own;
  }
  return columns;
}

/** Whether a text is at most so wide. Nothing but a tab is wider than two columns for each of its units. */
function fits(text: string, columns: number): boolean {
  if (columns === Number.POSITIVE_INFINITY) return true;
  return (2 * text.length <= columns && !text.includes('\t')) || width(text) <= columns;
}

/** Of characters whose width depends on nothing around them; null for any other. */
function plainWidth(code: number): 1 | 2 | null {
  if (code >= 0x20 && code < 0x7f) return 1;
  if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0xff01 && code <= 0xff60)) return 2;
  if (code >= 0x3001 && code <= 0x3011) return 2;
  return NARROW_SIGNS.has(code) ? 1 : null;
}

const NARROW_SIGNS = new Set(Array.from('·—…“”‘’│↳→☐☑✓✗•–␛', (sign) => sign.charCodeAt(0)));

/** Control characters by their codes: Unicode's name for them takes ten times as long. */
const CONTROLS = String.raw`\u0000-\u001f\u007f-\u009f`;
const HIDDEN = new RegExp(`[${CONTROLS}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]`, 'g');

/**
 * Makes what would not show, or would show something else than is there, visible: control characters (a document could
 * hide a command behind terminal escapes) and marks that turn the direction of writing. Line feeds and tabs stay.
 */
export function visible(text: string): string {
  return text.replace(HIDDEN, (character) => {
    if (character === '\n' || character === '\t') return character;
    const code = character.codePointAt(0) ?? 0;
    // The joiner inside emoji is what it looks like.
    if (code === 0x200d) return character;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    return code === 0x7f ? '\u2421' : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}

const CJK = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef“”‘’…—·]`;
/** What may not begin a line, and what may not end one. */
const CLOSING = String.raw`[，。、；：！？）】」』》〉”’…—·％,.;:!?)\]}]`;
const OPENING = String.raw`[（【「『《〈“‘(\[{]`;
/** A blank run, a CJK character with the punctuation that clings to it, or a word. */
let unit: RegExp | null = null;
const unitPattern = (): RegExp =>
  (unit ??= new RegExp(
    `\\s+|${OPENING}*(?!${OPENING})${CJK}${CLOSING}*|${OPENING}*(?:(?!${CJK})\\S)+${CLOSING}*|${OPENING}+`,
    'gu',
  ));

/** Lines of at most `columns` columns. Chinese breaks between characters, other text between words, a longer word anywhere. */
export function wrap(text: string, columns: number): string[] {
  return text
    .split('\n')
    .flatMap((line) => (fits(line, columns) ? [line.trimEnd()] : wrapLine(line, columns)));
}

function wrapLine(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(unitPattern()) ?? []) {
    if (width(line + word.trimEnd()) <= columns) {
      line += word;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = word.trimStart();
    while (width(line) > columns) {
      const head = cut(line, columns);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/** The longest beginning that fits, one character at least. */
function cut(text: string, columns: number): string {
  let head = '';
  for (const character of text) {
    if (head !== '' && width(head + character) > columns) break;
    head += character;
  }
  return head;
}

/** One line of at most `columns` columns, with `…` for what was left out. */
export function truncate(text: string, columns: number): string {
  const line = text.replace(/\s*\n\s*/g, ' ⏎ ');
  return width(line) <= columns ? line : `${cut(line, Math.max(1, columns - 1)).trimEnd()}…`;
}

export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - width(text))) + text;
}
