import { say } from '../../catalogue/index.ts';
import { deliveryReason } from '../../catalogue/notice-reasons.ts';
import { notices } from '../../catalogue/notices.ts';
import type { Section } from './types.ts';

/** Whom the run told what, and what did not get through (language.md §7). */
export const notifications: Section = {
  id: 'notifications',
  title: notices['section'],
  place: 'behind',
  blocks: ({ state }, { locale, mask }) => {
    if (state.notified.length === 0) return [];
    const items = state.notified.map(({ occasion, channel, state: fate, attempts, reason }) => [
      say(notices[`occasion-${occasion}`], locale),
      channel,
      say(notices[`fate-${fate}`], locale),
      attempts > 1 ? say(notices['attempts'], locale, { attempts }) : '',
      mask(deliveryReason(reason ?? '', locale)),
    ]);
    return [{ kind: 'list', items }];
  },
};
