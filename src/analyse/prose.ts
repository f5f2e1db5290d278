import type { Block } from '../parse/types.ts';
import { givesOrders } from '../vocabulary/orders.ts';
import { namesOtherOperation } from '../vocabulary/roles.ts';
import type { Context } from './context.ts';
import { fenceKind, type FenceKind } from './fence-kind.ts';
import { leaveLines } from './fences.ts';
import { onDemandRole } from './on-demand-sections.ts';
import { descendants, type Outline, type OutlineNode } from './outline.ts';
import type { Sections } from './sections.ts';
import { holdsWork } from './work.ts';

/** What stands inside the program and is not run is said, heading by heading: nothing vanishes from between two steps. */
export function leaveSkipped(skipped: readonly OutlineNode[], context: Context): void {
  for (const node of skipped) {
    const holds = [...descendants([node])].some(({ blocks }) => holdsWork(blocks));
    if (holds) context.findings.report('inner-section', node.place, { title: node.text });
    if (onDemandRole(node) === null) leaveNode(node, context);
  }
}

/** Every fence that looks like work and stands where nothing runs is listed, and one note for each section says so. */
export function leaveProse(tree: Outline, sections: Sections, context: Context): void {
  const [program] = sections.executed.filter(({ role }) => role === 'steps');
  const executed = new Set(sections.executed.map(({ node }) => node.place.line));
  leaveBlocks(tree.lead, context);
  for (const node of sections.outranked) {
    if (leaveNode(node, context, executed) > 0 && program !== undefined) {
      context.findings.report('other-steps', node.place, { title: node.text, program: program.node.text });
    }
  }
  for (const node of sections.prose) {
    if (leaveNode(node, context) === 0) continue;
    if (program !== undefined && isBesideIt(node, program.node))
      context.findings.report('other-steps', node.place, { title: node.text, program: program.node.text });
    else context.findings.report('prose-section', node.place, { title: node.text });
  }
  for (const { role, node } of sections.executed) {
    if (
      role !== 'prechecks' &&
      role !== 'steps' &&
      role !== 'postchecks' &&
      role !== 'troubleshooting' &&
      role !== 'data'
    ) {
      leaveNode(node, context);
    }
  }
}

/** `3. 触发同步` beside the program `2. 回滚`, both with a number: it may well be the next step. */
function isBesideIt({ heading, role, text }: OutlineNode, program: OutlineNode): boolean {
  return (
    role === null &&
    heading.form === 'numbered' &&
    program.heading.form === 'numbered' &&
    heading.number?.includes('.') === program.heading.number?.includes('.') &&
    givesOrders(heading.title) &&
    !namesOtherOperation(text)
  );
}

/** `executed`: the lines of the headings inside it that are sections of the run; what runs is not said not to. */
function leaveNode(node: OutlineNode, context: Context, executed: ReadonlySet<number> = new Set()): number {
  return node.children
    .filter(({ place }) => !executed.has(place.line))
    .reduce((count, child) => count + leaveNode(child, context, executed), leaveBlocks(node.blocks, context));
}

const LEFT_AS: Partial<Record<FenceKind, 'config' | 'no-language' | 'example'>> = {
  config: 'config',
  untagged: 'no-language',
  output: 'example',
};

/** How many fences and checkpoints there are that nobody runs or asks of. */
function leaveBlocks(blocks: readonly Block[], context: Context, depth = 0): number {
  if (depth > 40) return 0;
  return blocks.reduce((count, block) => {
    if (block.kind === 'fence') {
      const kind = fenceKind(block);
      leaveLines(block, LEFT_AS[kind] ?? 'prose-section', context);
      return count + (kind === 'script' || kind === 'console' || kind === 'zsh' ? 1 : 0);
    }
    if (block.kind === 'quote') return count + leaveBlocks(block.blocks, context, depth + 1);
    if (block.kind !== 'list') return count;
    return block.items.reduce(
      (sum, item) => sum + (item.box === null ? 0 : 1) + leaveBlocks(item.blocks, context, depth + 1),
      count,
    );
  }, 0);
}
