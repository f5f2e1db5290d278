/** Something to be done after the rollback (language.md §7). */
export interface FollowUp {
  /** `f1`, `f2`, … in the document's order. */
  readonly id: string;
  readonly text: string;
  /** The heading that it stands under: 立即行动, 后续行动. */
  readonly group: string;
  /** Due so many seconds after the run's end; null: the document counts no time. */
  readonly dueSeconds: number | null;
  /** `本周内`: due when the day, week or month of the run's end is over. */
  readonly dueUntil: 'day' | 'week' | 'month' | null;
  readonly line: number;
}
