import type { Block } from '../parse/types.ts';
import { holdsBoxes } from './blocks.ts';
import { descendants, type OutlineNode } from './outline.ts';

/** Sections that stand inside the program and are no part of it. */
export const NOT_PROGRAM: ReadonlySet<string> = new Set([
  'triggers',
  'data',
  'notifications',
  'troubleshooting',
  'followups',
  'contacts',
  'reminders',
  'overview',
]);

/** An alternative's name: its heading without number and brackets. */
export function optionLabel(node: OutlineNode): string {
  return node.heading.title.replace(/\s*[(（【[].*$/, '').trim() || (node.heading.number ?? node.text);
}

/** The blocks hold something that would be run, asked or shown. */
export function holdsWork(blocks: readonly Block[]): boolean {
  return blocks.some(
    (block) =>
      block.kind === 'fence' ||
      (block.kind === 'list' &&
        (block.ordered || holdsBoxes(block) || block.items.some((item) => holdsWork(item.blocks)))) ||
      (block.kind === 'quote' && holdsWork(block.blocks)),
  );
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

/** Names that `--use` can tell apart: the second of one name gets a number behind it. */
export function distinct(labels: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return labels.map((label) => {
    let name = label;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${label} ${count}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
