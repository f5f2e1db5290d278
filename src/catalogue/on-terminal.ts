import type { Entry } from './index.ts';

/** Of commands, and of what a person does, on the operator's own terminal. */
export const onTerminal = {
  'judged-by-a-person': {
    zh: '输出直接显示在终端上，由看到的人判断',
    en: 'it was shown on the terminal itself, and whoever saw it judges',
  },
  'answers-manual-shell': {
    zh: 'y 做完了 / n 没做成 / na 不适用 / s 打开一个 shell 来做；备注写在冒号后面，如 y: 备注',
    en: 'y done / n could not / na not applicable / s a shell to do it in; a note goes behind a colon, as in y: note',
  },
  'begin-in-full': {
    zh: '“{given}”不算：要开始就输入完整的 yes，不开始就输入 n',
    en: '“{given}” does not count: type yes in full to begin, or n to leave it',
  },
} satisfies Record<string, Entry>;
