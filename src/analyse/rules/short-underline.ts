import type { Section } from '../../parse/types.ts';
import { brief } from '../findings.ts';
import type { Rule } from './types.ts';

/** Under its text, behind the marks of a quote, stand one or two signs. */
const SHORT_UNDERLINE = /(?:\r\n|\r|\n)[ \t>]*(?:-{1,2}|={1,2})[ \t]*$/;

/**
 * A stray `-` under a paragraph makes a heading of it (CommonMark's setext headings), and what follows another section,
 * perhaps one that runs (§1). Who means a heading underlines it with three signs at least, or writes `##`.
 */
export const shortUnderline: Rule = ({ document, findings }) => {
  const visit = ({ heading, children }: Section): void => {
    if (heading !== null) {
      const written = document.text.slice(heading.span.start.offset, heading.span.end.offset);
      if (SHORT_UNDERLINE.test(written))
        findings.report('short-underline', heading.span.start, { text: brief(heading.text) });
    }
    children.forEach(visit);
  };
  document.sections.forEach(visit);
};
