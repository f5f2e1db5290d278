import { say, type Locale } from '../../catalogue/index.ts';
import { metricTexts } from '../../catalogue/metrics.ts';
import type { Query } from '../../execute/index.ts';
import { readMetricsConfig, type MetricsConfig } from '../../metrics/config.ts';
import { queryPrometheus } from '../../metrics/prometheus.ts';
import type { Plan } from '../../plan/types.ts';
import type { Io } from '../io.ts';
import { configTexts } from './notify-config.ts';

export interface Answering {
  readonly query: Query;
  /** Of its address, which stands in the environment that commands inherit. */
  readonly secrets: readonly string[];
}

/** Who answers the queries of a plan, by the config files; of several the last that says so. Null: nobody is set up. */
export function answeringFor(plan: Plan, document: string, io: Io, locale: Locale): Answering | null {
  if (!plan.metrics.some(({ source }) => source?.kind === 'promql')) return null;
  let found: MetricsConfig | null = null;
  for (const { text } of configTexts(document, io, [], locale))
    found = readMetricsConfig(text, io.env) ?? found;
  if (found === null) return null;
  if (found.kind === 'prometheus') {
    const server = { url: found.url, locale };
    const query: Query = (text, signal) => queryPrometheus(server, text, signal);
    return { query, secrets: passwordsIn(found.url) };
  }
  const reason =
    found.kind === 'unset'
      ? say(metricTexts['prometheus-unset'], locale, { names: found.names.join(', ') })
      : say(metricTexts['config-bad-metrics-url'], locale);
  return { query: () => Promise.resolve({ value: null, reason }), secrets: [] };
}

/** As it is written in the address, and as it is sent. */
function passwordsIn(url: string): readonly string[] {
  const { password } = new URL(url);
  return password === '' ? [] : [...new Set([password, decodeURIComponent(password)])];
}
