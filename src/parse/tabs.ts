import type { Entry } from './blocks.ts';
import type { Lines } from './lines.ts';
import type { Block } from './types.ts';

/** `=== "Docker"` over what is indented by four: a tab of Python-Markdown, which to CommonMark is words over indented code. */
const TAB = /^={3}(?:([!+]) | )(?=["'][^\n]*["'][ \t]*$)/;

/** Most documents hold no tabs, and need not be looked through. */
const HINT = /^[ \t]*={3}[!+]? ["']/m;

/**
 * The text with each tab's mark made that of an item, of the same length, so that every offset holds: a row of tabs is then
 * a list, and what stands in a tab is read as what stands in an item. The same text where there are none.
 */
export function tabsAsItems(lines: Lines, entries: readonly Entry[]): string {
  const { text } = lines;
  if (!HINT.test(text)) return text;
  const written: string[] = [];
  let from = 0;
  for (const offset of marks(lines, entries)) {
    const end = lines.endOf(lines.lineAt(offset));
    const mark = text.slice(offset, end).replace(TAB, (_, sign: string | undefined) => `+   ${sign ?? ''}`);
    written.push(text.slice(from, offset), mark);
    from = end;
  }
  return written.join('') + text.slice(from);
}

/** Whether an item of a list is a tab; `text`: the document's, as its author wrote it. */
export function isTab(text: string, offset: number): boolean {
  return text.startsWith('===', offset);
}

function marks(lines: Lines, entries: readonly (Entry | Block)[]): readonly number[] {
  return entries.flatMap((entry) => {
    if (!('kind' in entry)) return [];
    if (entry.kind === 'list') return entry.items.flatMap(({ blocks }) => marks(lines, blocks));
    if (entry.kind !== 'paragraph') return [];
    const { line, column, offset } = entry.span.start;
    return TAB.test(lines.text.slice(offset, lines.endOf(line))) && holdsMore(lines, line, column - 1 + 4)
      ? [offset]
      : [];
  });
}

/** The first line below that is not blank is indented by as much. */
function holdsMore(lines: Lines, line: number, indent: number): boolean {
  for (let number = line + 1; number <= lines.count; number += 1) {
    const below = lines.text.slice(lines.startOf(number), lines.endOf(number));
    if (below.trim() !== '') return (/^ */.exec(below)?.[0].length ?? 0) >= indent || /^\t/.test(below);
  }
  return false;
}
