import type { Entry } from './index.ts';

/** A question about output that was printed before the run was taken up again. */
export const outputAgain = {
  lead: { zh: '{id} 先前的输出：', en: 'what {id} has printed:' },
  'lines-before': {
    zh: '前面还有 {n} 行，在执行记录里',
    en: '{n} lines before these; the run directory has them',
  },
} satisfies Record<string, Entry>;
