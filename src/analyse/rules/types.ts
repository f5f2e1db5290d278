import type { Document } from '../../parse/types.ts';
import type { Plan } from '../../plan/types.ts';
import type { Findings } from '../findings.ts';
import type { Sections } from '../sections.ts';

/** What a rule looks at: the document and its whole reading. */
export interface RuleInput {
  readonly document: Document;
  readonly plan: Omit<Plan, 'messages' | 'notRun'>;
  readonly sections: Sections;
  readonly findings: Findings;
  /** Lines of words that speak of alternatives, and of which a choice was made. */
  readonly told: ReadonlySet<number>;
}

/** One lint: looks and reports, changes nothing. */
export type Rule = (input: RuleInput) => void;
