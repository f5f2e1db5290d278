import type { Entry } from './index.ts';

/** Words of `mdrollback run-section`: a part of the document that runs only on demand, by itself. */
export const sectionTexts = {
  description: {
    zh: '单独执行一节按需执行的内容：数据补偿、故障排查',
    en: 'run one section that runs only on demand, by itself: data, troubleshooting',
  },
  'arg-id': {
    zh: '小节的编号，例如 d1；不写就列出全部',
    en: "the section's id, such as d1; without one all are listed",
  },
  'opt-of': {
    zh: '接在这次回滚之后：沿用它的参数和记录下来的值',
    en: 'it goes with this run: takes over its parameters and the values that it has kept',
  },
  list: { zh: '可以单独执行的小节', en: 'Sections that can be run by themselves' },
  none: {
    zh: '{path} 里没有按需执行的小节（数据处理、故障排查）',
    en: '{path} has no section that runs on demand (data, troubleshooting)',
  },
  unknown: { zh: '没有编号为 {given} 的小节', en: 'there is no section {given}' },
  empty: {
    zh: '{id} {title} 里没有可执行的内容',
    en: '{id} {title} holds nothing that could be run',
  },
  counts: {
    zh: '{commands} 条命令 · {checkpoints} 个检查点 · {manual} 项人工操作',
    en: '{commands} commands · {checkpoints} checkpoints · {manual} manual actions',
  },
  'read-only': { zh: '只读', en: 'read-only' },
  line: { zh: '第 {line} 行', en: 'line {line}' },
  how: {
    zh: '执行：mdrollback run-section {path} {id}',
    en: 'to run one: mdrollback run-section {path} {id}',
  },
  'plan-file': {
    zh: 'run-section 要的是 Markdown 文档，不是计划文件',
    en: 'run-section takes the Markdown document, not a plan file',
  },
  'other-document': {
    zh: '执行 {run} 用的是另一份文档（sha256 {before}，现在是 {now}）：它的值不能拿来用',
    en: 'run {run} was of another document (sha256 {before}, now {now}): its values cannot be taken over',
  },
  'of-section': {
    zh: '执行 {run} 本身就是单独执行的一节（{section}）；请写那次回滚',
    en: 'run {run} is itself of a section ({section}); name the rollback',
  },
  'of-secret': {
    zh: '密码类参数不会从执行 {run} 沿用：{names}',
    en: 'secret parameters are not taken over from run {run}: {names}',
  },
  'taken-over': { zh: '沿用自 {run}：{names}', en: 'taken over from {run}: {names}' },
  done: { zh: '{id} 执行完成，全部验证通过', en: '{id} is done, and all of it was verified' },
  'done-but': { zh: '{id} 执行完成', en: '{id} is done' },
  failed: { zh: '{id} 执行失败：{reason}', en: '{id} failed: {reason}' },
  'report-section': { zh: '只执行了这一节', en: 'Only this section was run' },
  'report-of': { zh: '接在执行之后', en: 'Goes with the run' },
} satisfies Record<string, Entry>;
