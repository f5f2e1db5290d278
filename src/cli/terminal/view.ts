import { say, type Locale } from '../../catalogue/index.ts';
import { planView } from '../../catalogue/plan-view.ts';
import type { ChoiceRef, Plan } from '../../plan/types.ts';
import type { Paper } from './paper.ts';
import type { Screen } from './screen.ts';

/** What drawing a plan needs everywhere. */
export interface View {
  readonly plan: Plan;
  readonly locale: Locale;
  readonly screen: Screen;
  readonly paper: Paper;
}

/** To which option of a choice something belongs, and whether it is out. */
export function optionMark(
  { plan, locale }: View,
  { choice }: { readonly choice: ChoiceRef | null },
): string[] {
  if (choice === null) return [];
  const chosen = plan.choices.find(({ id }) => id === choice.id)?.chosen ?? null;
  return chosen === null || chosen === choice.option
    ? [say(planView['option-of'], locale, { id: choice.id, option: choice.option })]
    : [say(planView['not-chosen'], locale, { id: choice.id, chosen })];
}
