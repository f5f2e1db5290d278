import { followUpTexts } from '../../catalogue/followups.ts';
import { say } from '../../catalogue/index.ts';
import { dueOf } from '../due.ts';
import type { Section } from './types.ts';

/** 回滚后操作 with the times at which each is due (language.md §7). */
export const followups: Section = {
  id: 'followups',
  title: followUpTexts.section,
  place: 'behind',
  blocks: ({ plan, state }, { locale, clock, mask }) => {
    if (plan.followups.length === 0 || state.endedAt === null) return [];
    const rows = plan.followups.map((followUp) => {
      const due = dueOf(followUp, state.endedAt);
      return [
        [followUp.id],
        [mask(followUp.group)],
        [mask(followUp.text)],
        [due === null ? '' : clock.full(due.toISOString())],
      ];
    });
    const columns = ['id', 'group', 'text', 'due'] as const;
    return [{ kind: 'table', header: columns.map((each) => say(followUpTexts[each], locale)), rows }];
  },
};
