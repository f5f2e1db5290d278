import { referredNames } from '../../expectations/index.ts';
import { DEPLOYED_AT } from '../../plan/sections.ts';
import { DOCUMENT_START } from '../sections.ts';
import { actionsOf, expectedOf } from './expected.ts';
import type { Rule } from './types.ts';

/** A parameter declared in front matter that no command and no expectation uses is mostly a misspelling. */
export const parameterUnused: Rule = ({ plan, findings }) => {
  const expected = new Set(
    expectedOf(actionsOf(plan)).flatMap(({ expectations }) => expectations.flatMap(referredNames)),
  );
  for (const { name, places } of plan.parameters) {
    // The window counts from it, and no command uses it.
    if (DEPLOYED_AT.includes(name)) continue;
    if (places.length === 0 && !expected.has(name))
      findings.report('parameter-unused', DOCUMENT_START, { name });
  }
};
