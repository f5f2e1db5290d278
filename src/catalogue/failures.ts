import type { Entry } from './index.ts';

/** Words of an account of a failure. */
export const failures = {
  wanted: { zh: '预期的文字', en: 'expected text' },
} satisfies Record<string, Entry>;
