import type { ListItem } from 'mdast';

import type { Source } from './source.ts';

/**
 * The offset of the character between a task list item's brackets: as the pipeline recorded it, and for other people's
 * trees from the source. Null where neither tells.
 */
export function boxOffset(node: ListItem, source: Source): number | null {
  const recorded = node.data?.boxOffset;
  return recorded === undefined ? derivedBoxOffset(node, source) : recorded + source.shift;
}

/**
 * The box opens the item's first paragraph. mdast moves the paragraph's start behind `[ ]` and one blank when text
 * follows, and leaves it before the box when anything else does.
 */
function derivedBoxOffset(node: ListItem, source: Source): number | null {
  const paragraph = node.children.find((child) => child.type === 'paragraph');
  const range = paragraph === undefined ? null : source.range(paragraph);
  if (range === null) return null;
  const { text } = source;
  const before = text.slice(source.range(node)?.start ?? range.start, range.start);
  const box = /\[(?:[ \txX]|[\r\n][\s>]*)\]\s$/.exec(before);
  if (box !== null) return range.start - box[0].length + 1;
  return /^\[[ \txX\r\n]/.test(text.slice(range.start, range.start + 2)) ? range.start + 1 : null;
}
