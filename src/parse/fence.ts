import type { Code } from 'mdast';

import type { Lines } from './lines.ts';
import type { Range, Source } from './source.ts';
import type { Fence } from './types.ts';

export function fence(node: Code, range: Range, source: Source): Fence {
  const { lines } = source;
  const span = source.span(range);
  const fenced = /^[`~]{3}/.test(source.text.slice(range.start, range.end));
  const valueLines = node.value.split(/\r\n|[\r\n]/);
  const firstLine = fenced ? span.start.line + 1 : span.start.line;
  const lineOffsets =
    node.value === '' && span.end.line - span.start.line < 2
      ? [lines.endOf(span.start.line)]
      : valueLines.map((value, index) => lineOffset(value, firstLine + index, lines));
  // A closing line stands behind all lines of the value; what looks like one inside the value is none.
  const lastValueLine = node.value === '' ? span.start.line : firstLine + valueLines.length - 1;
  const lastLine = lines.text.slice(lines.startOf(span.end.line), range.end);
  const closed = fenced && span.end.line > lastValueLine && /^[ \t>]*(?:`{3,}|~{3,})[ \t]*$/.test(lastLine);
  return {
    kind: 'fence',
    span,
    ...infoOf(node),
    value: node.value.replace(/\r\n?/g, '\n'),
    get lineStarts() {
      return lineOffsets.map((offset) => lines.pointAt(offset));
    },
    closed,
    fenced,
  };
}

/** `bash{timeout=60s}` is the language `bash`, too. */
function infoOf(node: Code): Pick<Fence, 'lang' | 'meta'> {
  const [, word = '', glued = ''] = /^([^{]*)([^]*)$/.exec(node.lang ?? '') ?? [];
  const lang = word.trim().toLowerCase();
  const meta = `${glued} ${node.meta ?? ''}`.trim();
  return { lang: lang === '' ? null : lang, meta: meta === '' ? null : meta };
}

/**
 * Where a line of a code block starts in the source. Containers take indentation and marks off a line's front and
 * nothing off its end, so the line is a suffix of the source's line; only a tab that is part indentation and part
 * content shows up in the value as blanks, which the source does not have.
 */
function lineOffset(value: string, line: number, lines: Lines): number {
  const end = lines.endOf(line);
  // micromark reads NUL as U+FFFD.
  const whole = lines.text.slice(lines.startOf(line), end).replaceAll('\0', '\uFFFD');
  let content = value;
  while (!whole.endsWith(content) && content.startsWith(' ')) content = content.slice(1);
  return end - (whole.endsWith(content) ? content.length : 0);
}
