import { expectations as text } from '../catalogue/expectations.ts';
import { say } from '../catalogue/index.ts';
import type { Locale } from '../catalogue/index.ts';
import type { Expectation } from '../plan/types.ts';
import { needsPerson } from './judgements.ts';
import { kindNamed } from './registry.ts';
import type { Judgement, Observation } from './types.ts';

/** Judges one expectation. A kind that this version does not know (a plan of a newer one) goes to a person. Pure; never throws. */
export function judgeExpectation(
  expectation: Pick<Expectation, 'kind' | 'spec'>,
  observation: Observation,
  locale: Locale,
): Judgement {
  const kind = kindNamed(expectation.kind);
  if (kind === undefined)
    return needsPerson(say(text['actual.unknown-kind'], locale, { kind: expectation.kind }));
  return kind.judge(expectation.spec, observation, locale);
}
