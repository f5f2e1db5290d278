/** What a document says about whether to roll back at all (language.md §7). */
export interface DecisionGuide {
  readonly triggers: readonly Trigger[];
  readonly matrix: Matrix | null;
}

/** A condition under which the document wants a rollback. */
export interface Trigger {
  /** 1, 2, 3, … in the document's order: what an operator types. */
  readonly number: number;
  /** 强制: it must be rolled back; 建议: somebody decides. */
  readonly force: 'must' | 'should';
  readonly text: string;
  readonly line: number;
}

/** 决策矩阵: a decision table. Its last column is what is decided. */
export interface Matrix {
  readonly line: number;
  readonly columns: readonly MatrixColumn[];
  readonly outcome: string;
  readonly rows: readonly MatrixRow[];
}

export interface MatrixColumn {
  readonly name: string;
  readonly kind: 'words' | 'number';
  /** The words that occur, for a column of words. */
  readonly words: readonly string[];
  /** The unit that a bare number has, for a column of numbers; empty for none. */
  readonly unit: string;
}

export interface MatrixRow {
  readonly line: number;
  /** One for each column. */
  readonly conditions: readonly Condition[];
  readonly outcome: string;
}

/** What a cell admits. Numbers are in the base unit of their dimension (seconds, bytes, percent). */
export type Condition = { readonly text: string } & (
  | { readonly kind: 'any' }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'range'; readonly ranges: readonly Range[] }
);

/** `null`: without an end. */
export interface Range {
  readonly from: number | null;
  readonly fromIncluded: boolean;
  readonly to: number | null;
  readonly toIncluded: boolean;
}

/** What was decided before a run, and on which facts. */
export interface Decision {
  /** The conditions that hold, as the document words them. */
  readonly holds: readonly { readonly force: Trigger['force']; readonly text: string }[];
  /** Nobody said which conditions hold, or there are none: an empty `holds` says nothing then. Absent: somebody did. */
  readonly conditions?: 'not-asked' | 'none';
  /** By column: what the operator said. */
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly severity: string | null;
  readonly scope: string | null;
  readonly since: string | null;
  readonly verdict: 'match' | 'no-row' | 'rows-disagree' | 'not-asked' | 'skipped';
  /** The document's word for what is to be done; null without one. */
  readonly outcome: string | null;
  /** Lines of the rows that fit. */
  readonly rows: readonly number[];
  /** Why the questions were skipped. */
  readonly reason: string | null;
  readonly by: string;
}
