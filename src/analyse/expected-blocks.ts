import { parseScript } from '../shellscript/index.ts';
import { headsBlock } from '../vocabulary/comments.ts';

/** Output that an author wrote into a fence behind `# 预期输出` (language.md §2.1). It never reaches bash. */
export interface ExpectedBlock {
  readonly kind: 'expected-block' | 'example-block';
  /** The offset of the comment that heads it, in the fence's text. */
  readonly commentStart: number;
  /** Line index in the fence's text of the first line of output. */
  readonly firstLine: number;
  readonly lines: readonly string[];
}

/**
 * Takes expected blocks out of a fence's text before bash reads it. A heading comment inside a heredoc, a string or a
 * compound command is data: the text up to it must be complete bash, with the comment at its top level.
 * The text that comes back has the same length and line ends, with the output's characters blanked.
 */
export function takeExpectedBlocks(text: string): {
  readonly text: string;
  readonly blocks: readonly ExpectedBlock[];
} {
  const lines = text.split('\n');
  const blocks: ExpectedBlock[] = [];
  let offset = 0;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const kind = /^[#＃]/.test(line) ? headsBlock(line.replace(/^[#＃]+\s*/, '')) : null;
    // Comments that follow at once are the block themselves; they are read with the comments.
    const next = lines[index + 1];
    if (kind !== null && next !== undefined && !/^\s*[#＃]/.test(next) && isTopLevel(lines, index)) {
      let end = index + 1;
      while (end < lines.length && !/^[#＃]/.test(lines[end] ?? '')) end += 1;
      blocks.push({ kind, commentStart: offset, firstLine: index + 1, lines: lines.slice(index + 1, end) });
      for (let blank = index + 1; blank < end; blank += 1) {
        const length = (lines[blank] ?? '').length;
        offset += (lines[blank - 1] ?? '').length + 1;
        lines[blank] = ' '.repeat(length);
      }
      index = end - 1;
    }
    offset += (lines[index] ?? '').length + 1;
  }
  return { text: lines.join('\n'), blocks };
}

function isTopLevel(lines: readonly string[], index: number): boolean {
  const before = lines.slice(0, index + 1).join('\n');
  const script = parseScript(before);
  const start = before.length - (lines[index] ?? '').length;
  return (
    script.errors.length === 0 &&
    script.groups.some((group) => group.items.some((item) => item.kind === 'comment' && item.start === start))
  );
}
