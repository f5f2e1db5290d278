import type { ListItem } from '../parse/types.ts';
import type { FollowUp } from '../plan/followups.ts';
import { readDue, type Due } from '../vocabulary/followups.ts';
import { descendants } from './outline.ts';
import type { Sections } from './sections.ts';

/** The to-dos of 回滚后操作, with the times that they name or their heading names for them (language.md §7). */
export function readFollowUps({ executed }: Sections): readonly FollowUp[] {
  const found: FollowUp[] = [];
  for (const { role, node } of executed) {
    if (role !== 'followups') continue;
    for (const each of descendants([node])) {
      let group = each.heading.title;
      let due = readDue(each.text);
      for (const block of each.blocks) {
        // `**24小时内**` over a list heads it.
        if (block.kind === 'paragraph' && block.strong) {
          group = block.text
            .replace(/\*\*|__/g, '')
            .replace(/[:：]\s*$/, '')
            .trim();
          due = readDue(block.text);
        }
        if (block.kind !== 'list') continue;
        for (const item of block.items) found.push(...followUp(item, group, due, found.length + 1));
      }
    }
  }
  return found;
}

function followUp(item: ListItem, group: string, inherited: Due | null, number: number): FollowUp[] {
  const [first] = item.blocks;
  if (first?.kind !== 'paragraph') return [];
  const text = first.text.replace(/\s*\n\s*/g, ' ').trim();
  if (text === '') return [];
  const due = readDue(text) ?? inherited;
  const dueSeconds = due?.seconds ?? null;
  return [
    { id: `f${number}`, text, group, dueSeconds, dueUntil: due?.until ?? null, line: item.span.start.line },
  ];
}
