/** What a document's sections became (language.md §1). */

export type SectionRole =
  | 'overview'
  | 'triggers'
  | 'prechecks'
  | 'steps'
  | 'postchecks'
  | 'data'
  | 'notifications'
  | 'troubleshooting'
  | 'followups'
  | 'contacts'
  | 'reminders'
  | 'prose';

/** A top-level section of the document and what it became (§1). */
export interface SectionSummary {
  readonly title: string;
  readonly role: SectionRole;
  readonly line: number;
}

/** Facts of the run from the overview (§1). Seconds; the window as the author wrote it. */
export interface Overview {
  readonly window: string | null;
  /** The same as it was read; absent where there is none or only a person can read it. */
  readonly open?: RollbackWindow;
  readonly estimateSeconds: number | null;
  readonly dataImpact: string | null;
}

/** When a rollback may run (§7). Moments are local times of the machine without an offset: `2026-11-26T02:00`. */
export type RollbackWindow =
  | { readonly kind: 'between'; readonly from: string | null; readonly until: string | null }
  /** Times of day, `02:00`; past midnight where `until` is the earlier one. */
  | { readonly kind: 'daily'; readonly from: string; readonly until: string }
  | { readonly kind: 'after-deployment'; readonly seconds: number };

/** The names of the parameter that says when the deployment was, for a window that counts from it: `2026-11-26 22:00`. */
export const DEPLOYED_AT: readonly string[] = ['上线时间', 'deployed-at'];
