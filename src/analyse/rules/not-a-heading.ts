import type { Block, Section } from '../../parse/types.ts';
import { namesOtherOperation, readRole } from '../../vocabulary/roles.ts';
import { brief } from '../findings.ts';
import { descendants } from '../outline.ts';
import type { Rule } from './types.ts';

/**
 * No blank behind the signs (a full-width one is none), something before them, full-width signs, too many.
 * `1# 主机` and `C# …` are words. `\## 标题` is none for its backslash, which does not show here.
 */
const MISSPELT = /^\S{0,2}#{1,6}[^ \t#!\n]|^[^\s\d#CF]{1,2}#{1,6}[ \t]|^＃{1,6}|^#{7,}\s|^#{2,6}[ \t]/;

/** `##回滚步骤`: without a blank it is no heading, and what stands under it joins the section before (§1). */
export const notAHeading: Rule = ({ document, sections, findings }) => {
  for (const section of document.sections) visitSection(section);
  for (const { role, node } of sections.executed) {
    if (role !== 'prechecks' && role !== 'steps' && role !== 'postchecks') continue;
    for (const each of descendants([node])) for (const block of each.blocks) nested(block, 0, true);
  }

  /**
   * Indented under a list item or quoted, a heading starts no section any more: what follows belongs to the section before.
   * Within the program every one counts, elsewhere those that would have been a section of it.
   */
  function nested(block: Block, depth: number, inProgram: boolean): void {
    if (depth > 40) return;
    const inner =
      block.kind === 'list'
        ? block.items.flatMap((item) => item.blocks)
        : block.kind === 'quote'
          ? block.blocks
          : [];
    for (const each of inner) nested(each, depth + 1, inProgram);
    // Four blanks before a heading make code of it.
    if (block.kind === 'fence' && !block.fenced && /^\s*#{2,6}[ \t]/m.test(block.value)) {
      findings.report('nested-heading', block.span.start, { text: brief(block.value.trim()) });
    }
    if (block.kind !== 'paragraph' || depth === 0) return;
    const { offset } = block.span.start;
    if (!/^#{1,6}\s/.test(document.text.slice(offset, offset + 8))) return;
    if (inProgram || readRole(block.text) !== null || namesOtherOperation(block.text))
      findings.report('nested-heading', block.span.start, { text: brief(block.text) });
  }

  function visitSection(section: Section): void {
    const { heading } = section;
    // A line end may have slipped in behind the signs.
    if (heading !== null && heading.text.trim() === '') findings.report('heading-empty', heading.span.start);
    for (const block of section.blocks) {
      visit(block);
      nested(block, 0, false);
    }
    for (const child of section.children) visitSection(child);
  }
  function visit(block: Block): void {
    if (block.kind !== 'paragraph' || !/[#＃]/.test(block.text)) return;
    block.text.split('\n').forEach((line, index) => {
      if (MISSPELT.test(line) && !/^#\d+\b|^C#|^F#/.test(line)) {
        const { line: first } = block.span.start;
        findings.report('not-a-heading', { line: first + index, column: 1 }, { text: brief(line) });
      }
    });
  }
};
