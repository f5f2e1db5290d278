import type { Block, Section } from '../../parse/types.ts';
import { brief } from '../findings.ts';
import type { Rule } from './types.ts';

/** `##回滚步骤`: without a blank it is no heading, and what stands under it joins the section before (§1). */
export const notAHeading: Rule = ({ document, findings }) => {
  for (const section of document.sections) visitSection(section);

  function visitSection(section: Section): void {
    for (const block of section.blocks) visit(block);
    for (const child of section.children) visitSection(child);
  }
  function visit(block: Block): void {
    if (block.kind !== 'paragraph') return;
    block.text.split('\n').forEach((line, index) => {
      if (/^\S{0,2}#{1,6}[^\s#!]|^\S{1,2}#{2,6}\s|^＃{1,6}|^#{7,}\s/.test(line) && !/^#\d+\b|^C#|^F#/.test(line)) {
        const { line: first } = block.span.start;
        findings.report('not-a-heading', { line: first + index, column: 1 }, { text: brief(line) });
      }
    });
  }
};
