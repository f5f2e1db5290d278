/** Where the summary goes: below the document's title, or else before its first line. */
import { endingAt, lineAt, nextLine, ownEnding } from './lines.ts';
import type { Line } from './lines.ts';
import type { Addition } from './marks.ts';

const FRONT_MATTER =
  /^\ufeff?---[ \t]*(?:\r\n|\n|\r)(?:[\s\S]*?(?:\r\n|\n|\r))??(?:---|\.\.\.)[ \t]*(?=[\r\n]|$)/;
const TITLE = /^ {0,3}#{1,6}(?:[ \t]|$)/;
const ONE_LINE_COMMENT = /^<!--(?:(?!-->).)*-->[ \t]*$/;

/** The title may stand behind blank lines and one-line comments (a linter's settings), and nothing else. */
function titleLine(source: string, from: number): Line | null {
  for (let line: Line | null = lineAt(source, from); line !== null; line = nextLine(source, line)) {
    const text = source.slice(Math.max(line.start, from), line.end);
    if (TITLE.test(text)) return line;
    if (text.trim() !== '' && !ONE_LINE_COMMENT.test(text)) return null;
  }
  return null;
}

/** The lines as an addition in their place. Front matter and a byte order mark stay first. */
export function placeSummary(source: string, lines: readonly string[]): Addition {
  const frontMatter = FRONT_MATTER.exec(source)?.[0].length ?? 0;
  const start = frontMatter > 0 ? frontMatter : source.startsWith('\ufeff') ? 1 : 0;
  const body = start + endingAt(source, start).length;
  const title = titleLine(source, frontMatter > 0 ? body : start);
  const offset = title?.end ?? start;
  const ending = ownEnding(source, offset);
  const text = `${lines.map((line) => ending + line).join('')}${ending}${ending}`;
  // In the middle of the document a blank line separates; at its very beginning there is nothing to separate from.
  const inside = offset > (source.startsWith('\ufeff') ? 1 : 0);
  const blank = ending + ending;
  return { offset, before: inside ? blank : '', body: text, after: inside ? '' : blank, tick: null };
}
