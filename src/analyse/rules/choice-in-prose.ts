import type { Block } from '../../parse/types.ts';
import type { Choice, Place } from '../../plan/types.ts';
import { readAlternative, readExclusive } from '../../vocabulary/exclusive.ts';
import { brief } from '../findings.ts';
import { descendants } from '../outline.ts';
import { isRunnable } from '../work.ts';
import type { Rule } from './types.ts';

/** Words say that only one of several ways is to be gone, and it was not to be told which commands these are (§4): all of them would run. */
export const choiceInProse: Rule = ({ plan, sections, findings, told }) => {
  for (const { role, node } of sections.executed) {
    if (role !== 'steps' && role !== 'prechecks' && role !== 'postchecks') continue;
    for (const { text, place, blocks } of [node, ...descendants(node.children)]) {
      const words = readExclusive(text) === null ? [] : [{ text, place }];
      for (const each of [...words, ...wordsIn(blocks), ...commentsIn(blocks, plan.choices)]) {
        if (!told.has(each.place.line))
          findings.report('choice-in-prose', each.place, { text: brief(each.text) });
      }
    }
  }
};

interface Words {
  readonly text: string;
  readonly place: Place;
}

/** Comments of fences in which nothing was found to choose. */
function commentsIn(blocks: readonly Block[], choices: readonly Choice[]): readonly Words[] {
  return blocks.flatMap((block) => {
    if (!isRunnable(block) || block.kind !== 'fence') return [];
    const { start, end } = block.span;
    if (choices.some(({ line }) => line >= start.line && line <= end.line)) return [];
    return block.value.split('\n').flatMap((text, index) => {
      const comment = /^\s*#+\s*(.*)$/.exec(text)?.[1] ?? '';
      const place = { line: start.line + 1 + index, column: 1 };
      return readExclusive(comment) === null ? [] : [{ text: comment, place }];
    });
  });
}

function wordsIn(blocks: readonly Block[]): readonly Words[] {
  return blocks.flatMap((block, index) => {
    if (block.kind === 'paragraph') {
      const over = blocks[index + 1]?.kind ?? '';
      const joined = index > 0 && readAlternative(block.text) !== null && /^(?:fence|list)$/.test(over);
      return readExclusive(block.text) !== null || joined
        ? [{ text: block.text, place: block.span.start }]
        : [];
    }
    if (block.kind === 'quote') return wordsIn(block.blocks);
    return block.kind === 'list' ? block.items.flatMap((item) => wordsIn(item.blocks)) : [];
  });
}
