import { DOCUMENT_START } from '../sections.ts';
import { namesOtherOperation } from '../../vocabulary/roles.ts';
import type { Rule } from './types.ts';

/** A document without a program, or with one that holds nothing to do (§1). */
export const noSteps: Rule = ({ plan, sections, findings }) => {
  const program = sections.executed.find(({ role }) => role === 'steps');
  if (program === undefined) {
    const other = namesOtherOperation(plan.title);
    findings.report(other ? 'other-operation' : 'no-steps', DOCUMENT_START, { title: plan.title });
  } else if (!findings.hasErrors() && !plan.phases.some((phase) => phase.role === 'steps'))
    findings.report('nothing-to-do', program.node.place);
};
