import type { Block } from '../../parse/types.ts';
import type { Place } from '../../plan/types.ts';
import { descendants } from '../outline.ts';
import type { Rule, RuleInput } from './types.ts';

const PLACEHOLDER =
  /\[(?:填写|姓名|电话|时间|值|名称|待填|your|name|time|phone|date)[^\]]*\]|X{2,}(?![\w])|_{4,}|<(?:your|填写)[^>]*>/giu;

/** Contacts and reminders that nobody filled in; a notification's `[…]` are filled at the run and stay (§5, §7). */
export const placeholderInProse: Rule = ({ sections, plan, findings }) => {
  if (/<[\w-]+>|X{3,}/.test(plan.title))
    findings.report('placeholder-in-prose', { line: 1, column: 1 }, { text: plan.title });
  for (const { role, node } of sections.executed) {
    if (role !== 'contacts') continue;
    for (const each of descendants([node])) for (const block of each.blocks) visit(block, findings);
  }
};

function visit(block: Block, findings: RuleInput['findings']): void {
  switch (block.kind) {
    case 'paragraph':
      report(block.text, block.span.start, findings);
      return;
    case 'list':
      for (const item of block.items) for (const inner of item.blocks) visit(inner, findings);
      return;
    case 'table':
      for (const row of block.rows) for (const cell of row) report(cell.text, cell.span.start, findings);
      return;
    case 'quote':
    case 'fence':
    case 'html':
    case 'rule':
  }
}

function report(text: string, place: Place, findings: RuleInput['findings']): void {
  for (const match of text.matchAll(PLACEHOLDER))
    findings.report('placeholder-in-prose', place, { text: match[0] });
}
