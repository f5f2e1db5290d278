/**
 * Text that others wrote (output, answers, values), made harmless for the places it is put into.
 * It is hostile: it may look like Markdown, HTML, a mark, or turn the direction of writing.
 */
import { stripVTControlCharacters } from 'node:util';

const BACKSPACE_OR_OTHER_CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;
/** Characters without a glyph of their own; the joiner of emoji is let through. */
const INVISIBLE = /(?!\u200d)[\p{Cf}\u2028\u2029]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;

/** Most texts are nothing but these, and there are very many texts. */
const PLAIN_ALREADY = /^[\n\t\x20-\x7e\u00a1-\u00ac\u2018-\u201d\u3000-\u9fff\uff01-\uff5e]*$/;

/** Terminal codes and control characters gone, invisible characters shown as escapes. Lines end with LF. */
export function plain(text: string): string {
  if (PLAIN_ALREADY.test(text)) return text;
  return stripVTControlCharacters(text)
    .replace(/\r\n?/g, '\n')
    .replace(BACKSPACE_OR_OTHER_CONTROL, '')
    .replace(INVISIBLE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
    .replace(LONE_SURROGATE, '\ufffd');
}

/** At most so many code points, with an ellipsis for the rest. */
function shorten(text: string, limit: number): string {
  const points = Array.from(text.length > limit * 2 ? text.slice(0, limit * 2) : text);
  return points.length <= limit && points.join('') === text
    ? text
    : `${points.slice(0, limit - 1).join('')}…`;
}

function oneLine(text: string, limit: number): string {
  return shorten(plain(text).replace(/\s+/g, ' ').trim(), limit);
}

/** As words in a line or a table cell: nothing in it is Markdown or HTML. */
export function words(text: string, limit = 300): string {
  return (
    oneLine(text, limit)
      .replace(/[\\*_{}[\]<>~$]/g, '\\$&')
      .replace(/&/g, '&amp;')
      // A backslash would not keep these from ending the author's own inline code or cell.
      .replace(/`/g, '&#96;')
      .replace(/\|/g, '&#124;')
  );
}

/** As inline code behind words of the author's, among which a back-quote without its partner may stand. */
export function codeBehindWords(text: string, limit = 120): string {
  const line = words(text, limit);
  return line === '' ? '' : `<code>${line}</code>`;
}

/** As inline code, in a line or a table cell. */
export function code(text: string, limit = 120): string {
  const line = oneLine(text, limit);
  // In a cell a bar would end it, and how `\|` is read differs between renderers.
  if (line === '' || line.includes('|')) return words(line);
  const longest = Math.max(0, ...Array.from(line.matchAll(/`+/g), (run) => run[0].length));
  const quotes = '`'.repeat(longest + 1);
  const padded = line.startsWith('`') || line.endsWith('`') ? ` ${line} ` : line;
  return `${quotes}${padded}${quotes}`;
}

/** As lines inside `<pre>`: no line is empty, since an empty line would end the HTML block. */
export function preformatted(lines: readonly string[]): string[] {
  return lines.map((line) =>
    line.trim() === '' ? '&#32;' : line.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'),
  );
}

/** The last lines of an output, each cut to a sensible length. */
export function lastLines(output: string, count: number, limit = 400): string[] {
  const lines = plain(output).replace(/\n+$/, '').split('\n');
  return lines.slice(-count).map((line) => shorten(line, limit));
}
