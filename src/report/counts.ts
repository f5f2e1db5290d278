import type { RunState } from '../journal/state.ts';
import type { Plan } from '../plan/types.ts';
import { factsOf, shownOutcome } from './facts.ts';
import type { ActionFacts, Shown } from './facts.ts';

/** What an action is counted as: its outcome as it is shown, or that its option was not chosen. */
export type Counted = Shown | 'not-chosen';

const ORDER: readonly Counted[] = [
  'passed',
  'confirmed',
  'by-hand',
  'unverified',
  'vouched',
  'failed',
  'skipped-failed',
  'in-doubt',
  'needs-person',
  'skipped',
  'not-applicable',
  'not-run',
  'author-ticked',
  'not-chosen',
];

export function countedAs(fact: ActionFacts): Counted {
  return fact.why?.kind === 'not-chosen' ? 'not-chosen' : shownOutcome(fact);
}

/** How many actions came to what, in the order in which they are told; they add up to the number of actions. */
export function countsOf(facts: readonly ActionFacts[]): ReadonlyMap<Counted, number> {
  const counts = new Map<Counted, number>();
  for (const fact of facts) {
    const counted = countedAs(fact);
    counts.set(counted, (counts.get(counted) ?? 0) + 1);
  }
  return new Map([...counts].sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b)));
}

/** The same for a run that has just ended, so that no other account of it says something else. */
export function runCounts(plan: Plan, state: RunState): ReadonlyMap<Counted, number> {
  return countsOf(factsOf(plan, state));
}

/** Nothing that is shown so keeps a run from having succeeded. */
const GOOD: ReadonlySet<Counted> = new Set<Counted>([
  'passed',
  'confirmed',
  'by-hand',
  'vouched',
  'unverified',
  'skipped',
  'not-applicable',
  'author-ticked',
  'not-chosen',
]);

/** Law 2: a journal that says "succeeded" over actions that did not is not repeated without a word. */
export function isContradicted(state: RunState, facts: readonly ActionFacts[]): boolean {
  return state.result === 'succeeded' && facts.some((fact) => !GOOD.has(countedAs(fact)));
}
