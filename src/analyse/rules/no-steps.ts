import { DOCUMENT_START } from '../sections.ts';
import { namesOtherOperation } from '../../vocabulary/roles.ts';
import type { Rule } from './types.ts';

/** A document without a program, or with one that holds nothing to do (§1). */
export const noSteps: Rule = ({ plan, sections, findings }) => {
  const program = sections.executed.find(({ role }) => role === 'steps');
  const place = program?.node.place ?? DOCUMENT_START;
  if (program !== undefined && (findings.hasErrors() || plan.phases.some(({ role }) => role === 'steps')))
    return;
  const asked = plan.onDemand.find(({ actions }) => actions.length > 0);
  if (program === undefined && namesOtherOperation(plan.title))
    findings.report('other-operation', place, { title: plan.title });
  else if (asked !== undefined)
    findings.report('only-on-demand', place, { section: asked.title, id: asked.id });
  else findings.report(program === undefined ? 'no-steps' : 'nothing-to-do', place, { title: plan.title });
};
