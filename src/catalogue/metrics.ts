import type { Entry } from './index.ts';

/** Metrics: what is said of them in a run and in its report (language.md §7). */
export const metricTexts = {
  section: { zh: '监控指标', en: 'Metrics' },
  name: { zh: '指标', en: 'Metric' },
  requirement: { zh: '要求', en: 'Requirement' },
  before: { zh: '回滚前', en: 'Before' },
  after: { zh: '回滚后', en: 'After' },
  status: { zh: '状态', en: 'Status' },
  'not-collected': { zh: '未采集', en: 'not collected' },
  'not-collected-why': { zh: '未采集：{reason}', en: 'not collected: {reason}' },
  'told-by': { zh: '{value}（{by} 填写）', en: '{value} (told by {by})' },
  'verdict-passed': { zh: '✅', en: '✅' },
  'verdict-failed': { zh: '❌', en: '❌' },
  'verdict-needs-person': { zh: '待人工确认', en: 'a person has to say' },

  'lead-before': { zh: '监控指标 · 回滚前', en: 'Metrics before the rollback' },
  'lead-after': { zh: '监控指标 · 回滚后', en: 'Metrics after the rollback' },
  'line-requirement': { zh: '要求 {requirement}', en: 'required: {requirement}' },
  ask: { zh: '指标“{name}”现在是多少？（直接回车跳过）', en: 'What is “{name}” now? (Enter passes it over)' },
  'ask-requirement': {
    zh: '指标“{name}”现在是多少？要求 {requirement}（直接回车跳过）',
    en: 'What is “{name}” now? Required: {requirement} (Enter passes it over)',
  },

  'no-source': { zh: '文档没有写采集方式', en: 'the document does not say how' },
  'exit-status': { zh: '采集命令以 {status} 退出', en: 'its command exited with {status}' },
  'no-output': { zh: '采集命令没有输出', en: 'its command printed nothing' },
  'timed-out': { zh: '{seconds} 秒内没有结果', en: 'nothing came within {seconds} s' },
  'not-run': { zh: '采集命令没有执行：{detail}', en: 'its command was not run: {detail}' },
  'no-parameter': { zh: '参数 {name} 没有值', en: 'parameter {name} has no value' },
  'not-recorded': { zh: '还没有“{name}”的记录', en: 'nothing is recorded as “{name}”' },
  'no-query': {
    zh: '没有配置 Prometheus：在 mdrollback.yaml 里写 metrics.prometheus.url',
    en: 'no Prometheus is set up: give metrics.prometheus.url in mdrollback.yaml',
  },
  stopped: { zh: '运行已停止', en: 'the run was stopped' },

  'prometheus-unreachable': {
    zh: 'Prometheus 连接不上：{detail}',
    en: 'Prometheus cannot be reached: {detail}',
  },
  'prometheus-error': { zh: 'Prometheus 返回错误：{detail}', en: 'Prometheus says: {detail}' },
  'prometheus-not-json': {
    zh: '应答不是 Prometheus 的 JSON（HTTP {status}）',
    en: 'the answer is not Prometheus’ JSON (HTTP {status})',
  },
  'prometheus-empty': { zh: '查询没有结果', en: 'the query gave nothing' },
  'prometheus-several': {
    zh: '查询得到 {count} 条时间序列，只能有一条：请用 sum、max 等聚合',
    en: 'the query gave {count} series, and one is needed: aggregate with sum, max or the like',
  },
  'prometheus-not-a-value': {
    zh: '结果类型是 {type}，不是一个值',
    en: 'the result is a {type}, not a value',
  },
  'prometheus-nan': { zh: '结果是 {value}，不是一个数', en: 'the result is {value}, which is no number' },
  'prometheus-unset': {
    zh: 'metrics.prometheus 用到的环境变量 {names} 没有设置',
    en: 'metrics.prometheus: {names} is not set in the environment',
  },
  'config-bad-metrics-url': {
    zh: 'metrics.prometheus.url 不是 http(s) 地址（值不显示）',
    en: 'metrics.prometheus.url is no http(s) address (not shown)',
  },
} satisfies Record<string, Entry>;
