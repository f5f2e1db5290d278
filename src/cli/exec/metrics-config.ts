import { say, type Locale } from '../../catalogue/index.ts';
import { metricTexts } from '../../catalogue/metrics.ts';
import type { Query } from '../../execute/index.ts';
import { readMetricsConfig, type MetricsConfig } from '../../metrics/config.ts';
import { queryPrometheus } from '../../metrics/prometheus.ts';
import type { Plan } from '../../plan/types.ts';
import type { Io } from '../io.ts';
import { configTexts } from './notify-config.ts';

/** Who answers the queries of a plan, by the config files; of several the last that says so. Undefined: nobody is set up. */
export function queryFor(plan: Plan, document: string, io: Io, locale: Locale): Query | undefined {
  if (!plan.metrics.some(({ source }) => source?.kind === 'promql')) return undefined;
  let found: MetricsConfig | null = null;
  for (const { text } of configTexts(document, io, [], locale))
    found = readMetricsConfig(text, io.env) ?? found;
  if (found === null) return undefined;
  if (found.kind === 'prometheus') {
    const server = { url: found.url, locale };
    return (query, signal) => queryPrometheus(server, query, signal);
  }
  const reason =
    found.kind === 'unset'
      ? say(metricTexts['prometheus-unset'], locale, { names: found.names.join(', ') })
      : say(metricTexts['config-bad-metrics-url'], locale);
  return () => Promise.resolve({ value: null, reason });
}
