/** A part of a report in no format's own terms: written once, shown in the Markdown's summary and on the page. */
import type { Entry } from '../../catalogue/index.ts';
import type { RunFacts, Wording } from '../run-facts.ts';

/** Facts of one kind. A new kind is one file beside this and one line in the registry. */
export interface Section {
  /** An ASCII word, also the page's anchor. */
  readonly id: string;
  readonly title: Entry;
  /** Before the timeline and the steps, or behind them. */
  readonly place: 'before' | 'behind';
  /** None: the section is left out. Texts in it may be hostile; secrets must be masked here. */
  readonly blocks: (run: RunFacts, wording: Wording) => readonly Block[];
}

export type Block =
  | {
      readonly kind: 'table';
      readonly header: readonly string[];
      readonly rows: readonly (readonly Line[])[];
    }
  | { readonly kind: 'list'; readonly items: readonly Line[] };

/** Pieces with a dot between them. Empty ones are left out. */
export type Line = readonly Piece[];

export type Piece =
  /** Words. */
  | string
  /** Text of a machine: a command, a value. */
  | { readonly code: string }
  /** An action's, a step's or a phase's id. */
  | { readonly place: string };
