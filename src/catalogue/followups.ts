import type { Entry } from './index.ts';

/** What is to be done after a rollback (language.md §7). */
export const followUpTexts = {
  section: { zh: '后续事项', en: 'Follow-ups' },
  id: { zh: '编号', en: 'Number' },
  group: { zh: '分组', en: 'Group' },
  text: { zh: '事项', en: 'To do' },
  due: { zh: '截止', en: 'Due' },
} satisfies Record<string, Entry>;
