import type { Entry } from './index.ts';

/** What is said of tables of metrics. */
export const metricRules = {
  'metric-not-run': {
    zh: '指标的采集命令“{text}”不会执行：只执行已知只读的单条命令；这一行将询问人，或保持“未采集”',
    en: 'The command “{text}” of a metric is not run: only a single command that is known to change nothing is. A person is asked for the value, or it stays uncollected',
  },
  'metric-requirement': {
    zh: '指标的要求“{text}”读不懂：{problem}。状态将由人判断',
    en: 'The requirement “{text}” of a metric cannot be read: {problem}. A person judges its status',
  },
} as const satisfies Readonly<Record<string, Entry>>;
