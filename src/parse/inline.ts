import type { InlineCode as CodeNode, Nodes, PhrasingContent } from 'mdast';

import type { Source } from './source.ts';
import type { InlineCode } from './types.ts';

/** The code spans below some nodes, in the document's order. */
export function inlineCodes(nodes: readonly Nodes[], source: Source): InlineCode[] {
  return nodes.flatMap((node) => {
    if (node.type === 'inlineCode') return inlineCode(node, source);
    return 'children' in node ? inlineCodes(node.children, source) : [];
  });
}

function inlineCode(node: CodeNode, source: Source): InlineCode[] {
  const range = source.range(node);
  if (range === null) return [];
  const raw = source.text.slice(range.start, range.end);
  const quotes = /^`*/.exec(raw)?.[0].length ?? 0;
  const inner = raw.slice(quotes, raw.length - quotes);
  // CommonMark takes one blank or line end off both sides, unless there is nothing else.
  const padded = /^(\r\n|[ \r\n])(?=[^]*[^ \r\n])[^]*?(\r\n|[ \r\n])$/.exec(inner);
  const start = range.start + quotes + (padded?.[1]?.length ?? 0);
  const end = range.end - quotes - (padded?.[2]?.length ?? 0);
  return [{ text: node.value.replace(/\r\n?/g, '\n'), span: source.lines.span(start, end) }];
}

/** Punctuation and blanks alone. Most texts hold a letter, and classes of Unicode are dear to make. */
function isClosingMarks(text: string): boolean {
  return !/[A-Za-z0-9\u4e00-\u9fff]/.test(text) && /^[\p{P}\p{S}\s]*$/u.test(text);
}

/** Emphasis that CommonMark does not see, such as `**注意：**` between letters. Few texts begin with stars: only those are worth the pattern. */
function isLiteralStrong(text: string): boolean {
  return text.trimStart().startsWith('**') && /^\s*\*\*(?:(?!\*\*)[^])+\*\*[\p{P}\p{S}\s]*$/u.test(text);
}

/** Whether a paragraph is one strong run and at most punctuation behind it, as authors write headings. */
export function isStrongRun(children: readonly PhrasingContent[]): boolean {
  const [first, ...rest] = children;
  if (first === undefined) return false;
  if (first.type === 'strong') {
    return rest.every((node) => node.type === 'text' && isClosingMarks(node.value));
  }
  // ***both***
  if (first.type === 'emphasis' && rest.length === 0) return isStrongRun(first.children);
  if (first.type !== 'text' || children.at(-1)?.type !== 'text') return false;
  return isLiteralStrong(children.map((node) => (node.type === 'text' ? node.value : 'x')).join(''));
}
