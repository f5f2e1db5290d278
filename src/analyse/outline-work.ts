import type { List, ListItem, Paragraph } from '../parse/types.ts';
import type { PhaseRole } from '../plan/types.ts';
import { onlyPeopleDo } from '../vocabulary/orders.ts';
import { isPlainWork } from './manual-items.ts';
import { descendants, type OutlineNode } from './outline.ts';
import { isActionTable } from './table-columns.ts';
import { holdsWork, isRunnable } from './work.ts';

const NOT_PROGRAM: ReadonlySet<string> = new Set([
  'triggers',
  'data',
  'notifications',
  'troubleshooting',
  'followups',
  'contacts',
  'reminders',
  'overview',
]);

/** A heading of a section that may stand inside the program and is no part of it. */
export function isNoProgram({ role }: OutlineNode): boolean {
  return role !== null && NOT_PROGRAM.has(role);
}

/** The same, and a scenario among the steps: it is gone through when it is needed (§1). */
export function isOnDemand(node: OutlineNode, role: PhaseRole): boolean {
  return isNoProgram(node) || (node.heading.form === 'scenario' && role === 'steps');
}

/** A section whose own heading is a phase or a step of the program. */
export function isStepItself({ heading: { form }, role }: OutlineNode): boolean {
  return form === 'phase' || form === 'step' || (form === 'numbered' && role === null);
}

/** `### 2. 移除挂载` over words, among the steps: its number says that it is to be done like the others. */
export function isWordStep({ heading, blocks, children }: OutlineNode, role: PhaseRole): boolean {
  if (role !== 'steps' || heading.form !== 'numbered' || children.length > 0) return false;
  return blocks.some(({ kind }) => kind === 'paragraph' || kind === 'list');
}

/** What stands right under the heading is to be done; over steps a table of actions is but an overview of them. */
export function holdsLooseWork({ blocks, children }: OutlineNode): boolean {
  return (
    holdsWork(blocks) ||
    blocks.some((block) => block.kind === 'list' && isPlainWork(block, true)) ||
    (children.length === 0 && blocks.some(isActionTable))
  );
}

/** Words over steps that ask for what no step does, `开始前先通知业务方`; others only say what the steps do. */
export function askedOverSteps({ blocks, children }: OutlineNode, role: PhaseRole): readonly Paragraph[] {
  if (children.length === 0 || role !== 'steps') return [];
  return blocks.filter((block): block is Paragraph => block.kind === 'paragraph' && onlyPeopleDo(block.text));
}

/** An alternative's name: its heading without number and brackets. */
export function optionLabel(node: OutlineNode): string {
  return node.heading.title.replace(/\s*[(（【[].*$/, '').trim() || (node.heading.number ?? node.text);
}

/** A phase heading stands somewhere below it. */
export function holdsPhases(node: OutlineNode): boolean {
  for (const child of descendants(node.children)) if (child.heading.form === 'phase') return true;
  return false;
}

/** Headings below it are steps, or headings that hold work of their own. */
export function holdsSteps(node: OutlineNode): boolean {
  if (node.heading.form === 'numbered' && node.heading.number?.includes('.') === true) return false;
  for (const child of descendants(node.children)) {
    if (child.heading.form === 'step' || child.heading.form === 'phase') return true;
    if (child.heading.form !== 'option' && holdsWork(child.blocks)) return true;
  }
  return false;
}

/** Ordered items that hold fences are steps (§1), where no step heading stands over them. */
export function stepItems(node: OutlineNode): readonly ListItem[] | null {
  const lists = node.blocks.filter((block): block is List => block.kind === 'list' && block.ordered);
  const items = lists.flatMap((list) => list.items);
  return items.some((item) => item.blocks.some(isRunnable)) ? items : null;
}

/** An ordered item read as a step of the heading that it stands under. */
export function itemNode(item: ListItem, under: OutlineNode): OutlineNode {
  const [head] = item.blocks;
  const text = head?.kind === 'paragraph' ? (head.text.split('\n', 1)[0] ?? '') : under.heading.title;
  const heading = { form: 'plain' as const, number: null, title: text.replace(/[:：]\s*$/, '') };
  return { ...under, heading, text, place: item.span.start, blocks: item.blocks, children: [] };
}
