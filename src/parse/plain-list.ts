import type { List, ListItem } from 'mdast';

import { plainText, positionOf } from './plain-text.ts';

/** An item's first line: mark, box, and what starts no block inside the item. */
const ITEM = /([-+*]|\d{1,9}([.)])) (?:\[([ xX])\] )?(?![-+*#>~ \t]|\d+[.)])[^\r\n]+/y;
const LINE_END = /\r\n|\r|\n/y;
/** What ends a list: a heading, and behind empty lines all that is neither part of an item nor another one. */
const ENDING = /#{1,6} |(?:\r\n|\r|\n)+(?![ \t\r\n]|[-+*](?:[ \t\r\n]|$)|\d{1,9}[.)])|$/y;

/** The list that starts at an offset, if each of its items is one line of plain text and it cannot go on behind them. */
export function plainList(source: string, start: number): List | null {
  const children: ListItem[] = [];
  let mark: string | null = null;
  let end = start;
  let next = start;
  for (let match = matchAt(ITEM, source, next); match !== null; match = matchAt(ITEM, source, next)) {
    const [line, bullet = '', delimiter, box] = match;
    mark ??= delimiter ?? bullet;
    end = next + line.length;
    const item = mark === (delimiter ?? bullet) ? plainItem(source, next, end, bullet.length + 1, box) : null;
    if (item === null) return null;
    children.push(item);
    next = end + (matchAt(LINE_END, source, end)?.[0].length ?? 0);
  }
  if (mark === null || matchAt(ENDING, source, next) === null) return null;
  const ordered = mark === '.' || mark === ')';
  return {
    type: 'list',
    ordered,
    start: ordered ? 1 : null,
    spread: false,
    children,
    position: positionOf(start, end),
  };
}

function plainItem(
  source: string,
  start: number,
  end: number,
  indentation: number,
  box: string | undefined,
): ListItem | null {
  const inside = start + indentation;
  const from = box === undefined ? inside : inside + '[ ] '.length;
  const children = plainText(source, from, end);
  if (children === null) return null;
  return {
    type: 'listItem',
    spread: false,
    checked: box === undefined ? null : box !== ' ',
    ...(box === undefined ? {} : { data: { boxOffset: inside + 1 } }),
    children: [
      {
        type: 'paragraph',
        children,
        // As mdast has it: the box is part of a paragraph that does not begin with text.
        position: positionOf(children[0]?.type === 'text' ? from : inside, end),
      },
    ],
    position: positionOf(start, end),
  };
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}
