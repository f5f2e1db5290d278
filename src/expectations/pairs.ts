import { expectationStated as text } from '../catalogue/expectation-stated.ts';
import { say } from '../catalogue/index.ts';
import type { Locale } from '../catalogue/index.ts';
import { failed, needsPerson, passed, summary } from './judgements.ts';
import type { Judgement, Observation } from './types.ts';
import { valuesUnder } from './values-under.ts';
import { excerpt } from './visible-output.ts';

/** A key as a tool prints it, and the value that is expected of it. */
export interface Pair {
  readonly key: string;
  readonly value: string;
}

/** Each value that is stated under the key must be the one; what holds of some alone is a person's, unless all were asked for. */
export function judgePair(
  { key, value }: Pair,
  every: boolean,
  observation: Observation,
  locale: Locale,
): Judgement {
  const { values, unclear } = valuesUnder(key, observation);
  const seen = [...new Set(values)].slice(0, 5).join(', ');
  if (values.length === 0)
    return needsPerson(say(text['actual.no-key'], locale, { key, output: summary(observation, locale) }));
  const fitting = values.filter((one) => one === value).length;
  const actual = excerpt(say(text.pair, locale, { key, value: seen }));
  if (unclear || observation.truncated === true) return needsPerson(actual);
  if (fitting === values.length) return passed(actual);
  const [nearest = null] = values.filter((one) => one !== value);
  return fitting === 0 || every ? failed(actual, nearest) : needsPerson(actual);
}
