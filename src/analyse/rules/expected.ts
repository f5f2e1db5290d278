import type { Action, Expectation, Plan } from '../../plan/types.ts';

/** An action with what is expected of it. */
export interface Expected {
  readonly action: Exclude<Action, { kind: 'manual' }>;
  readonly text: string;
  readonly expectations: readonly Expectation[];
}

type Reading = Pick<Plan, 'phases' | 'onDemand'>;

/** Actions of the program in their order. */
export function actionsOf({ phases }: Reading): readonly Action[] {
  return phases.flatMap((phase) => phase.steps.flatMap((step) => step.actions));
}

/** Commands and checkpoints that have expectations, in their order. */
export function expectedOf(actions: readonly Action[]): readonly Expected[] {
  return actions.flatMap((action): Expected[] => {
    if (action.kind === 'manual') return [];
    if (action.kind === 'command') return [{ action, text: action.text, expectations: action.expectations }];
    if (action.check === null) return [];
    return [{ action, text: action.check.text, expectations: action.check.expectations }];
  });
}
