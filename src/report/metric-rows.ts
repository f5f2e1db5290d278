/** What was measured of each metric, side by side with what the document wants of it. */
import { say } from '../catalogue/index.ts';
import { metricTexts } from '../catalogue/metrics.ts';
import type { Measurement } from '../journal/measurement.ts';
import type { Metric } from '../plan/types.ts';
import type { RunFacts, Wording } from './run-facts.ts';

export interface MetricFacts {
  readonly metric: Metric;
  readonly before: Measurement | null;
  readonly after: Measurement | null;
}

/** All metrics of the plan; none of a run in which nothing was measured. */
export function metricFacts({ plan, state }: Pick<RunFacts, 'plan' | 'state'>): readonly MetricFacts[] {
  if (state.measured.length === 0) return [];
  const at = (id: string, when: Measurement['when']): Measurement | null =>
    state.measured.find((each) => each.metric === id && each.when === when) ?? null;
  return plan.metrics.map((metric) => ({
    metric,
    before: at(metric.id, 'before'),
    after: at(metric.id, 'after'),
  }));
}

/** A value with whoever told it; null: nothing was tried. */
export function valueWords(measured: Measurement | null, { locale, mask }: Wording): string | null {
  if (measured === null) return null;
  const { value, reason, by } = measured;
  if (value === null)
    return reason === null
      ? say(metricTexts['not-collected'], locale)
      : say(metricTexts['not-collected-why'], locale, { reason: mask(reason) });
  return by === 'machine' ? mask(value) : say(metricTexts['told-by'], locale, { value: mask(value), by });
}

/** ✅, ❌, or who has to say; null: nothing was tried. */
export function statusWords({ metric, after }: MetricFacts, { locale }: Wording): string | null {
  if (after === null) return null;
  if (after.value === null) return say(metricTexts['not-collected'], locale);
  const verdict = after.verdict ?? (metric.requirement === null ? null : 'needs-person');
  return verdict === null ? null : say(metricTexts[`verdict-${verdict}`], locale);
}
