import type { Action, Plan } from '../../plan/types.ts';
import type { Rule } from './types.ts';

/** An alternative that leaves its step without any verification (§4). */
export const choiceUnverified: Rule = ({ plan, findings }) => {
  for (const choice of plan.choices) {
    const steps = stepsWith(plan, choice.id);
    if (steps.length !== 1) continue;
    const actions = steps[0] ?? [];
    if (!actions.some(verifies)) continue;
    for (const option of choice.options) {
      const standing = actions.filter(
        ({ choice: ref }) => ref === null || ref.id !== choice.id || ref.option === option,
      );
      if (!standing.some(verifies)) {
        findings.report('choice-unverified', { line: choice.line, column: 1 }, { id: choice.id, option });
      }
    }
  }
};

function stepsWith(plan: Pick<Plan, 'phases'>, id: string): readonly (readonly Action[])[] {
  return plan.phases.flatMap((phase) =>
    phase.steps
      .filter((step) => step.actions.some((action) => action.choice?.id === id))
      .map((step) => step.actions),
  );
}

function verifies(action: Action): boolean {
  return (
    action.kind === 'checkpoint' ||
    (action.kind === 'command' && (action.verifies || action.expectations.length > 0))
  );
}
