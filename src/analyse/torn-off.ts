/** How far back a continued command is looked for, in characters: each command of a long fence looks back no further. */
const REACH = 4000;

/**
 * The last line of a continued command that something was pasted into: `cp a \`, a line of output, and the indented
 * target. bash takes the pasted words for the target and the target for a command of its own (law 1).
 * `start`: where the command starts in the fence's text.
 */
export function isTornOff(text: string, start: number): boolean {
  if (!/[ \t]/.test(text.charAt(start - 1))) return false;
  const lines = text.slice(Math.max(0, start - REACH), start).split('\n');
  const indentation = lines.pop() ?? '';
  const pasted = lines.pop() ?? '';
  if (indentation.trim() !== '' || pasted.trim() === '') return false;
  let head: string | null = null;
  while (lines.at(-1)?.endsWith('\\') === true) head = lines.pop() ?? null;
  return head !== null && [head, pasted].every((line) => widthOfIndent(line) < indentation.length);
}

function widthOfIndent(line: string): number {
  return line.length - line.trimStart().length;
}
