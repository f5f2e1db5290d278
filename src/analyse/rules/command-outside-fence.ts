import type { Block, Paragraph, Section } from '../../parse/types.ts';
import { isCommonProgram } from '../../vocabulary/tools.ts';
import { brief } from '../findings.ts';
import { descendants } from '../outline.ts';
import type { Rule } from './types.ts';

/**
 * A script that stands in the open has lost both marks of its fence: its comments have become headings, which end the
 * sections around them (law 1). Within the program a command in a paragraph is said, too: nobody would run it.
 */
export const commandOutsideFence: Rule = ({ document, sections, findings }) => {
  for (const section of document.sections) visitSection(section);
  for (const { role, node } of sections.executed) {
    if (role !== 'prechecks' && role !== 'steps' && role !== 'postchecks') continue;
    for (const each of descendants([node])) for (const block of each.blocks) commandIn(block, isCommand);
  }

  function visitSection({ heading, blocks, children }: Section): void {
    for (const block of blocks)
      if (document.text.startsWith('#!/', block.span.start.offset)) commandIn(block, () => true);
    const [first] = blocks;
    // `# 停止服务` right over a command was a comment.
    if (heading?.level === 1 && first?.span.start.line === heading.span.end.line + 1)
      commandIn(first, (line) => isCommonProgram(programOf(line)));
    for (const child of children) visitSection(child);
  }
  function commandIn(block: Block | undefined, isFound: (line: string) => boolean): void {
    if (block?.kind !== 'paragraph') return;
    const lines = linesOf(block, document.text);
    const index = lines.findIndex((line) => isFound(line.trim()));
    if (index < 0) return;
    const { start } = block.span;
    const place = index === 0 ? start : { line: start.line + index, column: 1 };
    findings.report('command-outside-fence', place, { text: brief(lines[index] ?? '') });
  }
};

/** As the author wrote them: a command in back-quotes is one that is only mentioned. */
function linesOf({ span }: Paragraph, text: string): readonly string[] {
  return text.slice(span.start.offset, span.end.offset).split(/\r\n?|\n/);
}

const programOf = (line: string): string => line.replace(/^sudo\s+/, '').split(/\s/, 1)[0] ?? '';

/** A known program that goes on with an option, an operator or a path, and no sentence. */
function isCommand(line: string): boolean {
  return (
    isCommonProgram(programOf(line)) &&
    !/[\u3000-\u9fff\uff00-\uffef]|[.:;,?!]$/.test(line) &&
    /\s(?:--?[A-Za-z]|[.~]?\/\S|[|&<>]{1,2}\s)/.test(line)
  );
}
