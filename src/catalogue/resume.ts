import type { Entry } from './index.ts';

/** What a resume says in the journal and the report. */
export const resume = {
  'never-began': {
    zh: 'bash 还没有开始执行它，也不会再执行',
    en: 'bash had not begun it, and cannot any more',
  },
  'left-running': {
    zh: '终端已断开；命令继续在后台执行，用 mdrollback resume 接上',
    en: 'the terminal went away; the command goes on without it, and mdrollback resume finds it',
  },
  'no-session': {
    zh: '没有可用的 bash，没有继续执行：{detail}',
    en: 'there is no bash to run commands in, and the run did not go on: {detail}',
  },
  'timed-out-before': { zh: '超时，已中止', en: 'stopped at its time limit' },
  'verified-by': { zh: '本步骤的验证 {ids} 成立', en: "the step's own verification {ids} holds" },
  'marked-retryable': { zh: '文档标明可重试', en: 'its author marked it as one that may be run again' },
  'changes-nothing': { zh: '它只读，不改变任何东西', en: 'it only reads and changes nothing' },
  'in-doubt': {
    zh: '命令开始过，不知道有没有做完：{detail}',
    en: 'it was started, and nobody knows whether it was done: {detail}',
  },
  'stopped-in-doubt': {
    zh: '{id} 是否做完还没有定论，{by} 选择先停下',
    en: 'whether {id} was done is still open; {by} chose to stop',
  },
} satisfies Record<string, Entry>;
