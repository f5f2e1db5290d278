import type { Section } from '../../parse/types.ts';
import { losesNumber } from '../../vocabulary/headings.ts';
import { brief } from '../findings.ts';
import type { Rule } from './types.ts';

/** `第步: 回退` is neither a step nor prose: without its number it could even be taken for a program of its own (§1). */
export const numberLost: Rule = ({ document, findings }) => {
  const visit = ({ heading, children }: Section): void => {
    if (heading !== null && losesNumber(heading.text))
      findings.report('number-lost', heading.span.start, { text: brief(heading.text) });
    children.forEach(visit);
  };
  document.sections.forEach(visit);
};
