import type { Measured, Measurement } from './measurement.ts';

/** With what was measured now; what a metric was found to be at that time before gives way. */
export function withMeasured(
  before: readonly Measurement[],
  event: Measured,
  at: string,
): readonly Measurement[] {
  const { metric, when, ordinal, value, reason, verdict, by } = event;
  const others = before.filter((each) => each.metric !== metric || each.when !== when);
  return [...others, { metric, when, ordinal, value, reason, verdict, by, at }];
}
