import type { Entry } from './index.ts';

/** What a wrong call is told beside what is wrong, and the exit statuses of each verb (language.md §8). */
export const usageTexts = {
  'for-example': { zh: '例如 {example}', en: 'For example {example}' },
  'a-file': {
    zh: '{path} 是文件；要写明拿它做什么：',
    en: '{path} is a file; say what is to be done with it:',
  },
  'too-many': {
    zh: '{verb} 只要 {expected} 个参数，写了 {got} 个（路径里有空格就加引号）',
    en: 'too many arguments: {verb} takes {expected} and got {got} (a path with blanks in it is to be quoted)',
  },
  seconds: { zh: '要大于 0 的秒数，例如 60', en: 'it is to be a number of seconds above 0, such as 60' },
  'of-run': {
    zh: '0 完成并已验证 · 1 回滚失败 · 2 文档或用法有误，什么都没有执行 · 3 等人处理，可以 resume · 4 操作者停止，可以 resume · 129/130/143 终端关闭、Ctrl-C、被终止，可以 resume',
    en: '0 done and verified · 1 the rollback failed · 2 the document or the call is wrong, nothing ran · 3 waiting for a person, can be resumed · 4 stopped by the operator, can be resumed · 129/130/143 the terminal was closed, Ctrl-C, terminated: can be resumed',
  },
  'of-attach': {
    zh: '与所旁观的执行相同 · 2 找不到执行 · 3 它停下了，没有结束 · 130 不再旁观（Ctrl-C），执行不受影响',
    en: 'that of the run · 2 there is no such run · 3 it has halted without an end · 130 left by Ctrl-C; the run goes on',
  },
  'of-check': {
    zh: '0 没有错误 · 2 有错误（--strict：或警告），或文件读不了',
    en: '0 no errors · 2 errors (--strict: or warnings), or a file that cannot be read',
  },
  'of-plan': {
    zh: '0 已显示或写出 · 2 文档或用法有误',
    en: '0 shown or written · 2 the document or the call is wrong',
  },
  'of-decide': {
    zh: '0 已判断（结论看输出） · 2 文档或用法有误 · 3 没有人在终端前回答 · 4 没有答完',
    en: '0 decided (the output says what) · 2 the document or the call is wrong · 3 nobody is there to answer · 4 left before the end',
  },
  'of-verify': {
    zh: '0 没有发现改动 · 1 有改动 · 2 找不到执行',
    en: '0 nothing was changed · 1 something was · 2 there is no such run',
  },
  'of-notify': {
    zh: '0 全部发出 · 1 有没发出的 · 2 找不到执行或配置有误',
    en: '0 all were sent · 1 some were not · 2 there is no such run, or the configuration is wrong',
  },
  'of-file': {
    zh: '0 已输出 · 2 用法有误，或写不了',
    en: '0 written · 2 the call is wrong, or the file cannot be written',
  },
} satisfies Record<string, Entry>;
