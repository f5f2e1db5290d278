import type { Entry } from './index.ts';

/** Scenarios, and whom to call. */
export const diagnoseTexts = {
  'scenarios-lead': { zh: '故障场景，最像的在前：', en: 'Scenarios, the best fit first:' },
  'scenario-fits': { zh: '相同的词：{words}', en: 'words in common: {words}' },
  'scenario-tail': {
    zh: '输入序号查看；直接回车回到菜单',
    en: 'Type a number to look at it, or press Enter to go back',
  },
  symptom: { zh: '现象', en: 'symptom' },
  resolution: { zh: '解决方案', en: 'what helps' },
  'action-tail': {
    zh: '输入序号执行这条排查命令；直接回车回去',
    en: 'Type a number to run that command, or press Enter to go back',
  },
  'read-only': { zh: '只读', en: 'changes nothing' },
  'not-read-only': { zh: '会先询问', en: 'asks first' },
  'by-hand': { zh: '由人来做', en: 'for a person to do' },
  'no-commands': { zh: '这个场景没有可执行的命令', en: 'there is no command to run in this scenario' },
  'not-diagnosed': { zh: '{id} 不能执行：{reason}', en: '{id} cannot be run: {reason}' },
  'contacts-lead': { zh: '该找谁：', en: 'Whom to call:' },
  'due-in': { zh: '应在 {duration}内响应', en: 'an answer is due within {duration}' },
  'due-over': { zh: '响应时间已过 {duration}', en: 'the answer is overdue by {duration}' },
  'responds-within': { zh: '响应时间 {duration}', en: 'answers within {duration}' },
  'turn-in': { zh: '{duration} 后轮到', en: 'its turn in {duration}' },
  team: { zh: '回滚团队', en: 'the team' },
  now: { zh: '现在', en: 'now' },
} satisfies Record<string, Entry>;
