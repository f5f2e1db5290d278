import type { Seen } from '../observe.ts';

/** An expectation, what was seen, and the verdict that is true of it. Whatever goes to a person says why no machine could tell. */
export type Row =
  | readonly [words: string, seen: Seen, outcome: 'passed' | 'failed' | 'unverified']
  | readonly [words: string, seen: Seen, outcome: 'needs-person', why: string];
