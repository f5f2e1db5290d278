import type { Entry } from './index.ts';

/** What `plan` shows of the document beside its program. */
export const planSections = {
  decision: { zh: '执行前的决策', en: 'The decision before the run' },
  triggers: {
    zh: '强制条件 {must} 条 · 建议条件 {should} 条',
    en: '{must} conditions that force it · {should} that suggest it',
  },
  matrix: { zh: '决策矩阵 {rows} 行：{columns}', en: 'a decision table of {rows} rows: {columns}' },
  metrics: {
    zh: '监控指标（第一阶段之前和最后一个阶段之后各测一次）',
    en: 'Metrics (measured before the first phase and after the last one)',
  },
  'source-none': { zh: '没有采集方式：会询问', en: 'nothing measures it: a person is asked' },
  'source-recorded': { zh: '取自记录的「{name}」', en: 'the recorded “{name}”' },
  notifications: { zh: '通知', en: 'Notifications' },
  'occasion-start': { zh: '开始时', en: 'at the start' },
  'occasion-completion': { zh: '完成时', en: 'at completion' },
  'occasion-failure': { zh: '失败时', en: 'on failure' },
  'occasion-waiting': { zh: '等待人工时', en: 'when it waits for a person' },
  'every-channel': { zh: '所有渠道', en: 'every channel' },
  followups: { zh: '后续事项（从结束时算起）', en: 'Follow-ups (counted from the end)' },
  'due-within': { zh: '{duration}内', en: 'within {duration}' },
  'due-day': { zh: '当天', en: 'that day' },
  'due-week': { zh: '本周', en: 'that week' },
  'due-month': { zh: '本月', en: 'that month' },
  'on-demand': { zh: '按需执行（不在主流程里）', en: 'On demand (not in the main flow)' },
} satisfies Record<string, Entry>;
