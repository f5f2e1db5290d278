import type { Block } from '../../parse/types.ts';
import { brief } from '../findings.ts';
import { descendants } from '../outline.ts';
import type { Rule } from './types.ts';

const LOOKS_LIKE_BOX = /^\s*(?:[[［【(（]\s*[xX√✓✔vV]?\s*[\]］】)）]|[□☐☑✅☒])/;

/** `- [x]已确认`, `- ［ ］ …`, `- [√] …`, `- □ …`: meant as a checkpoint, and none (§6). */
export const notATaskItem: Rule = ({ sections, findings }) => {
  for (const { role, node } of sections.executed) {
    if (role !== 'prechecks' && role !== 'steps' && role !== 'postchecks') continue;
    for (const each of descendants([node])) visit(each.blocks, 0);
  }
  function visit(blocks: readonly Block[], depth: number): void {
    if (depth > 40) return;
    for (const block of blocks) {
      if (block.kind === 'quote') visit(block.blocks, depth + 1);
      if (block.kind !== 'list') continue;
      for (const item of block.items) {
        const [head] = item.blocks;
        if (item.box === null && head?.kind === 'paragraph' && LOOKS_LIKE_BOX.test(head.text)) {
          findings.report('not-a-task-item', head.span.start, { text: brief(head.text) });
        }
        visit(item.blocks, depth + 1);
      }
    }
  }
};
