import type { Entry } from './index.ts';

/** What is said of a time that cannot be. */
export const clockTexts = {
  'set-back': { zh: '不详（时钟被往回拨过）', en: 'unknown (the clock was set back)' },
} satisfies Record<string, Entry>;
