/** Whom to call (language.md §1, 应急联系; §7). Texts as the author wrote them; null where the document says nothing. */

export interface Contacts {
  readonly team: readonly Contact[];
  /** 升级路径, in the order of the document. */
  readonly escalation: readonly EscalationLevel[];
}

export interface Contact {
  readonly line: number;
  readonly role: string | null;
  readonly name: string | null;
  /** Phone, mail, chat. */
  readonly reach: string | null;
}

export interface EscalationLevel {
  readonly line: number;
  readonly level: string | null;
  readonly condition: string | null;
  readonly contact: string | null;
  /** Within which an answer is due, in seconds. */
  readonly responseSeconds: number | null;
  /** It is this level's turn so many seconds after the failure; null: its condition names no time. */
  readonly afterSeconds: number | null;
  /** The steps that its condition names. */
  readonly steps: readonly string[];
}
