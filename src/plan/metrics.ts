import type { Binding, Expectation } from './expectation.ts';

/** A row of a table of metrics: what is measured before phase 1 and after the last (language.md §7). */
export interface Metric {
  /** `metric-1`, `metric-2`, … in the document's order. */
  readonly id: string;
  /** 指标, as the author wrote it. */
  readonly name: string;
  readonly line: number;
  /** Null: nothing measures it, a person is asked. */
  readonly source: MetricSource | null;
  /** 要求 or 阈值, of the value after the run; null where the cell says nothing that can be judged. */
  readonly requirement: Expectation | null;
  readonly cells: {
    readonly before: MetricCell | null;
    readonly after: MetricCell | null;
    readonly status: MetricCell | null;
  };
}

/** A cell that the report may add to: empty, or with a placeholder in it. Null in its place: it is not there, or the author's. */
export interface MetricCell {
  /** UTF-16, into the source: at the end of what stands in the cell. */
  readonly offset: number;
}

export type MetricSource =
  /** Known to change nothing. */
  | {
      readonly kind: 'command';
      readonly text: string;
      readonly programs: readonly string[];
      readonly bindings: readonly Binding[];
    }
  /** A query for a server that speaks Prometheus' HTTP API. */
  | { readonly kind: 'promql'; readonly query: string }
  /** What a command of the run has left under `# 记录为`. */
  | { readonly kind: 'recorded'; readonly name: string };
