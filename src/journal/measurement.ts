/** Before phase 1, or after the last phase. */
export type MeasuredWhen = 'before' | 'after';

/** A metric was measured, or a person has told its value (language.md §7). */
export interface Measured {
  readonly type: 'measured';
  readonly metric: string;
  readonly when: MeasuredWhen;
  /** Of the command that was sent for it, as `command-started`; null: none was. */
  readonly ordinal: number | null;
  /** Null: there is none, for `reason`. */
  readonly value: string | null;
  readonly reason: string | null;
  /** How the value after the run stands to the requirement; null: before the run, or nothing is required. */
  readonly verdict: 'passed' | 'failed' | 'needs-person' | null;
  /** `machine`, or the name of the person who told it. */
  readonly by: string;
}

export type Measurement = Omit<Measured, 'type'> & { readonly at: string };
