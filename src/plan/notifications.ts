/** What of a run people are told (language.md §7). */
export type NotificationOccasion = 'start' | 'completion' | 'failure' | 'waiting';

/** A message that the document words and a run sends. */
export interface Notification {
  /** `n1`, `n2`, … in the document's order. */
  readonly id: string;
  readonly occasion: NotificationOccasion;
  readonly title: string;
  /** The line of its text's first line. */
  readonly line: number;
  /** 主题: the subject, for channels that have one. */
  readonly subject: string | null;
  /** 通知方式: the author's names of the channels; empty: every channel that takes this occasion. */
  readonly channels: readonly string[];
  /** 发送对象, as the author wrote them. */
  readonly receivers: readonly string[];
  /** The author's text; `[…]` in it are filled from the run's facts. */
  readonly text: string;
}
