/** HTML in which a text is a text: what is not made by `html` itself is escaped, wherever it comes from. */
import { plain } from '../text.ts';

/** Markup that stands as it is. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Content = Markup | string | number | null | readonly Content[];

/**
 * A template whose values are escaped, also within double-quoted attributes. A list's members follow each other,
 * null is nothing.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const around = compact(parts);
  let text = around[0] ?? '';
  for (const [index, value] of values.entries()) text += render(value) + (around[index + 1] ?? '');
  return new Markup(text);
}

const COMPACT = new WeakMap<TemplateStringsArray, readonly string[]>();

/** The source's indentation is no content: each line break with the blanks around it is one line end. */
function compact(parts: TemplateStringsArray): readonly string[] {
  const known = COMPACT.get(parts);
  if (known !== undefined) return known;
  const made = parts.map((part) => part.replace(/\s*\n\s*/g, '\n'));
  COMPACT.set(parts, made);
  return made;
}

function render(content: Content): string {
  if (content === null) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'string') return escape(content);
  return typeof content === 'number' ? String(content) : content.map(render).join('');
}

/** Terminal codes and control characters gone, invisible characters shown, `&<>"'` as references: for HTML and XML. */
export function escape(text: string): string {
  return plain(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
    .replace(NO_CHARACTER, '\ufffd');
}

/** Neither HTML nor XML knows these. */
const NO_CHARACTER = /\p{Noncharacter_Code_Point}/gu;

/** Contents with something between them. */
export function separated(contents: readonly Content[], separator: string): Content[] {
  return contents
    .filter((content) => content !== null && content !== '')
    .flatMap((content, index) => (index === 0 ? [content] : [separator, content]));
}

/** So many lines have to be scrolled, and a keyboard scrolls only what it can reach. */
const MANY_LINES = 20;

/** Text in which every blank and line end counts. The parser swallows a first line end: it gets one to swallow. */
export function preformatted(text: string, kind: 'cmd' | 'log' = 'log'): Markup {
  const of = kind === 'log' ? null : html` class="${kind}"`;
  const reached = text.split('\n', MANY_LINES).length < MANY_LINES ? null : html` tabindex="0"`;
  return html`<pre${of}${reached}>${`\n${text}`}</pre>`;
}

/** A table whose caption is read out, and not shown: the words over it say the same. */
export function table(caption: Content, header: Content, rows: readonly Content[]): Markup {
  return html`<table>
    <caption class="hidden">
      ${caption}
    </caption>
    <thead>
      <tr>
        ${header}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}
