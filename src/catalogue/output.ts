import type { Entry } from './index.ts';

/** What is said of output that is too long or too fast to be shown or kept as a whole. */
export const output = {
  'passed-over': {
    zh: '……（{bytes} 字节来得太快，没有在此显示；见运行目录）',
    en: '… ({bytes} bytes came too fast to be shown here; see the run directory)',
  },
  omitted: {
    zh: '{stream} 共 {bytes} 字节，只保留了开头和结尾：中间 {omitted} 字节没有保存',
    en: '{stream}: {bytes} bytes, of which the beginning and the end are kept; {omitted} bytes between them are not',
  },
} satisfies Record<string, Entry>;
