import type { Entry } from './index.ts';

/** Words of an account of a failure. */
export const failures = {
  'told-above': {
    zh: '失败在 {id}（第 {line} 行），经过见上',
    en: 'Failed at {id} (line {line}), as told above',
  },
  wanted: { zh: '预期的文字', en: 'expected text' },
} satisfies Record<string, Entry>;
