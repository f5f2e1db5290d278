/** Comments, read from what the commands leave: unbash's tree has none. */

import { lineCounter } from './lines.ts';
import type { Source } from './source.ts';
import type { Comment } from './types.ts';
import type { Unit } from './units.ts';

/** The comments between the top-level commands, in the text's order. */
export function commentsIn({ text, masked, units }: Source): Comment[] {
  const comments: Comment[] = [];
  const lines = lineCounter(text);
  let from = 0;
  let previous: Unit | undefined;
  for (const unit of [...units, undefined]) {
    const to = unit?.start ?? text.length;
    for (const [start, end] of commentRanges(masked, from, to)) {
      comments.push({
        kind: 'comment',
        start,
        end,
        line: lines(start),
        text: text
          .slice(start, end)
          .replace(/^[#＃\s]+/, '')
          .trimEnd(),
        trailing: previous !== undefined && !masked.slice(previous.end, start).includes('\n'),
        columnZero: start === 0 || text[start - 1] === '\n',
        fullWidth: text[start] === '＃',
      });
    }
    if (unit !== undefined) {
      from = unit.end;
      previous = unit;
    }
  }
  return comments;
}

/** No word stands between two commands, so that every `#` there begins a comment. */
function* commentRanges(masked: string, from: number, to: number): Iterable<[number, number]> {
  for (let start = masked.indexOf('#', from); start !== -1 && start < to;) {
    const lineEnd = masked.indexOf('\n', start);
    const end = lineEnd === -1 || lineEnd > to ? to : lineEnd;
    yield [start, end];
    start = masked.indexOf('#', end);
  }
}
