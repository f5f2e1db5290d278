import { descendants, type OutlineNode } from './outline.ts';
import { holdsWork } from './work.ts';

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
