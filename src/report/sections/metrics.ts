import { say } from '../../catalogue/index.ts';
import { metricTexts } from '../../catalogue/metrics.ts';
import { metricFacts, statusWords, valueWords } from '../metric-rows.ts';
import type { Section } from './types.ts';

/** 监控指标 before and after the run (language.md §7). */
export const metrics: Section = {
  id: 'metrics',
  title: metricTexts.section,
  place: 'before',
  blocks: (run, wording) => {
    const facts = metricFacts(run);
    if (facts.length === 0) return [];
    const { locale, mask } = wording;
    const columns = ['name', 'requirement', 'before', 'after', 'status'] as const;
    const rows = facts.map((fact) => [
      [mask(fact.metric.name)],
      [mask(fact.metric.requirement?.text ?? '')],
      [valueWords(fact.before, wording) ?? ''],
      [valueWords(fact.after, wording) ?? ''],
      [statusWords(fact, wording) ?? ''],
    ]);
    return [{ kind: 'table', header: columns.map((each) => say(metricTexts[each], locale)), rows }];
  },
};
