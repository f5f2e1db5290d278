import type { Entry } from './index.ts';

/** Words of `mdrollback attach`. */
export const attachTexts = {
  lead: {
    zh: '只看不动；按 Ctrl-C 离开，执行照常进行',
    en: 'looking on only; Ctrl-C leaves, and the run goes on',
  },
  resumed: { zh: '由 {operator} 接着执行（{at}）', en: 'taken up again by {operator} ({at})' },
  question: { zh: '等人回答：{what}', en: 'waits for an answer: {what}' },
  withheld: {
    zh: '有保密参数：输出要等命令结束、遮盖之后才显示',
    en: 'there are secret parameters: what a command prints is shown when it has ended and is masked',
  },
  over: { zh: '{run} 已经结束', en: '{run} has ended' },
  left: { zh: '不再旁观；{run} 照常进行', en: 'no longer looking on; {run} goes on' },
  gone: {
    zh: '执行 {run} 的进程已经不在了，它还没有结束；接着执行：mdrollback resume {run}',
    en: 'the process that drove {run} is gone, and the run has not ended; go on with mdrollback resume {run}',
  },
  'gone-in': {
    zh: '最后发出的是 {id}，它的结局没有记录，可能还在执行；resume 会先查清',
    en: '{id} was sent last and its end is not on record: it may still run; resume finds out first',
  },
} satisfies Record<string, Entry>;
