import { judgeExpectation } from './judge.ts';
import { labelled } from './labelled.ts';
import { recordedValue } from './recorded.ts';
import type { Expectation } from '../plan/types.ts';
import type { Locale } from '../catalogue/index.ts';
import type { Observation } from './types.ts';

/**
 * The value of a metric (language.md §7): what its command printed. Where that is a table, the numbers that its name means in it, or
 * the one that its requirement is judged by; where neither is clear, the whole.
 */
export function measuredValue(
  name: string,
  requirement: Expectation | null,
  observation: Observation,
  locale: Locale,
): string {
  const whole = recordedValue(observation);
  if (!whole.includes('\n')) return whole;
  const named = [...new Set(labelled(name, false, observation).map(({ shown }) => shown))];
  if (named.length > 0) return named.join(', ');
  if (requirement?.kind !== 'number') return whole;
  const { verdict, actual } = judgeExpectation(requirement, observation, locale);
  return verdict === 'needs-person' ? whole : actual;
}
