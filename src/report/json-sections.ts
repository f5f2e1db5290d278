/** Parts of the run as JSON that follow the document's sections. */
import type { Measurement } from '../journal/measurement.ts';
import type { RunState } from '../journal/state.ts';
import type { FollowUp, Plan } from '../plan/types.ts';
import { dueOf } from './due.ts';
import { metricFacts } from './metric-rows.ts';

export interface MeasuredJson {
  /** Null: there is none, for `reason`. */
  readonly value: string | null;
  readonly reason: string | null;
  /** `machine`, or who told it. */
  readonly by: string;
  readonly at: string;
}

export interface MetricJson {
  readonly id: string;
  readonly name: string;
  readonly line: number;
  readonly requirement: string | null;
  readonly reading: string | null;
  readonly before: MeasuredJson | null;
  readonly after: MeasuredJson | null;
  /** Of the value after the run; null: there is none, or nothing is required. */
  readonly verdict: 'passed' | 'failed' | 'needs-person' | null;
}

export type FollowUpJson = Pick<FollowUp, 'id' | 'text' | 'group' | 'line'> & {
  /** RFC 3339. */
  readonly due: string | null;
};

type Mask = (text: string) => string;

export function metricsJson(plan: Plan, state: RunState, mask: Mask): readonly MetricJson[] {
  return metricFacts({ plan, state }).map(({ metric, before, after }) => ({
    id: metric.id,
    name: mask(metric.name),
    line: metric.line,
    requirement: metric.requirement?.text ?? null,
    reading: metric.requirement?.reading ?? null,
    before: measuredJson(before, mask),
    after: measuredJson(after, mask),
    verdict: after?.verdict ?? null,
  }));
}

function measuredJson(measured: Measurement | null, mask: Mask): MeasuredJson | null {
  if (measured === null) return null;
  const { value, reason, by, at } = measured;
  return {
    value: value === null ? null : mask(value),
    reason: reason === null ? null : mask(reason),
    by,
    at,
  };
}

export function followUpsJson(plan: Plan, { endedAt }: RunState, mask: Mask): readonly FollowUpJson[] {
  return plan.followups.map((followUp) => ({
    id: followUp.id,
    text: mask(followUp.text),
    group: mask(followUp.group),
    line: followUp.line,
    due: dueOf(followUp, endedAt)?.toISOString() ?? null,
  }));
}
