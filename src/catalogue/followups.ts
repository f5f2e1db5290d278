import type { Entry } from './index.ts';

/** What is to be done after a rollback (language.md §7). */
export const followUpTexts = {
  section: { zh: '后续事项', en: 'Follow-ups' },
  id: { zh: '编号', en: 'Number' },
  group: { zh: '分组', en: 'Group' },
  text: { zh: '事项', en: 'To do' },
  due: { zh: '截止', en: 'Due' },
  'verb-description': {
    zh: '列出一次执行之后要做的事和截止时间，也可以写成日历文件',
    en: 'list what is to be done after a run and when it is due, also as a calendar file',
  },
  'opt-output': {
    zh: '写到这个文件；结尾是 .ics 或 .json 时按它的格式',
    en: 'write to this file; an ending of .ics or .json says the format',
  },
  left: { zh: '还有 {time}', en: '{time} left' },
  over: { zh: '已超过 {time}', en: '{time} ago' },
  'no-time': { zh: '没有写时间', en: 'no time is named' },
  'not-yet': {
    zh: '执行还没有结束：截止时间从结束时算起',
    en: 'the run has not ended: times count from its end',
  },
  'not-ended': {
    zh: '执行 {run} 还没有结束，没有截止时间可以写进日历',
    en: 'run {run} has not ended: there is no due time for a calendar yet',
  },
  'not-in-calendar': {
    zh: '{n} 项没有写时间，不在日历里：{ids}',
    en: '{n} name no time and are not in the calendar: {ids}',
  },
  none: { zh: '执行 {run} 的文档没有后续事项', en: 'the document of run {run} has no follow-ups' },
  'none-of-section': {
    zh: '执行 {run} 只是单独执行的一节（{section}），没有后续事项；请写那次回滚',
    en: 'run {run} was of one section ({section}) and has no follow-ups; name the rollback',
  },
  description: {
    zh: '{title}\n{group} · {id}，文档第 {line} 行\n执行：{run}',
    en: '{title}\n{group} · {id}, line {line} of the document\nRun: {run}',
  },
} satisfies Record<string, Entry>;
