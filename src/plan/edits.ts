import { actionIdentity } from './digest.ts';
import type { Action, Plan } from './types.ts';

/**
 * What an edited document changes of what a run has already touched: the ids of those actions, in the document's order.
 * Everything up to the last touched action must be what it was; behind it anything may differ. Pure.
 */
export function editedBehind(before: Plan, after: Plan, touched: ReadonlySet<string>): readonly string[] {
  const [old, fresh] = [placed(before), placed(after)];
  const last = old.findLastIndex(({ action }) => touched.has(action.id));
  const changed = new Set<string>();
  for (const [index, { action, key }] of old.slice(0, last + 1).entries()) {
    if (fresh[index]?.key !== key) changed.add(action.id);
  }
  return [...changed];
}

function placed(plan: Plan): readonly { readonly action: Action; readonly key: string }[] {
  return plan.phases.flatMap((phase) =>
    phase.steps.flatMap((step) =>
      step.actions.map((action) => ({
        action,
        key: JSON.stringify([phase.id, step.id, step.host, step.optional, actionIdentity(action)]),
      })),
    ),
  );
}
