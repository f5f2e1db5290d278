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

/** A title with what an operator must see beside it; what the author's own words say already is not said twice. */
export function withMarks(title: string, marks: readonly string[]): string {
  const left = marks.map((mark) => {
    const [, sign = '', words = ''] = /^(⚠️ )?(.*)$/u.exec(mark) ?? [];
    return title.includes(words) ? sign.trim() : mark;
  });
  const shown = left.filter((mark) => mark !== '' && !title.includes(mark));
  return shown.length === 0 ? title : `${title}  (${shown.join(' · ')})`;
}
