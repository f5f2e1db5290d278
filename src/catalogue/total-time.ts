import type { Entry } from './index.ts';

/** How a run stands to what its document says that the whole takes (回滚耗时). */
export const totalTime = {
  'so-far': {
    zh: '到此共用 {elapsed}，全程预计 {estimate}',
    en: '{elapsed} so far, the whole is estimated at {estimate}',
  },
  'so-far-over': {
    zh: '到此共用 {elapsed}，已超过全程预计的 {estimate}',
    en: '{elapsed} so far, over the {estimate} that the whole is estimated at',
  },
} satisfies Record<string, Entry>;
