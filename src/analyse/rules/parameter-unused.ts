import { DEPLOYED_AT } from '../../plan/sections.ts';
import { DOCUMENT_START } from '../sections.ts';
import type { Rule } from './types.ts';

/** A parameter declared in front matter that no command uses is mostly a misspelling. */
export const parameterUnused: Rule = ({ plan, findings }) => {
  for (const { name, places } of plan.parameters) {
    // The window counts from it, and no command uses it.
    if (DEPLOYED_AT.includes(name)) continue;
    if (places.length === 0) findings.report('parameter-unused', DOCUMENT_START, { name });
  }
};
