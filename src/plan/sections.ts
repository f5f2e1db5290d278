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
  readonly estimateSeconds: number | null;
  readonly dataImpact: string | null;
}
