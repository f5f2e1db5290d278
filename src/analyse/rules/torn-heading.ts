import type { Section } from '../../parse/types.ts';
import { tornProgramName } from '../../vocabulary/roles.ts';
import { brief } from '../findings.ts';
import type { Rule } from './types.ts';

/** `## 回滚方` names no section, and the headings under it would each be taken for a program of its own (§1). */
export const tornHeading: Rule = ({ document, findings }) => {
  const visit = ({ heading, children }: Section): void => {
    const meant = heading === null ? null : (markedTwice(heading.text) ?? tornProgramName(heading.text));
    if (heading !== null && meant !== null)
      findings.report('torn-heading', heading.span.start, { text: brief(heading.text), meant });
    children.forEach(visit);
  };
  document.sections.forEach(visit);
};

/** `# # 回滚方案`: a blank between the marks makes another level of it, and a part of the name of the rest. */
function markedTwice(text: string): string | null {
  return /^#{1,5}\s+(.*)$/.exec(text)?.[1] ?? null;
}
