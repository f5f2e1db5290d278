import type { Entry } from './index.ts';

/** The last line of a run that did not come to its end. */
export const goOn = {
  'go-on': { zh: '接着执行', en: 'go on with' },
} satisfies Record<string, Entry>;
