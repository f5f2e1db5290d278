import type { OnDemand, Plan } from '../plan/types.ts';
import type { Failure } from './account.ts';

/** A scenario with the words by which it fits a failure; they order the list and decide nothing. */
export interface RankedScenario {
  readonly scenario: OnDemand;
  /** The longest first. */
  readonly shared: readonly string[];
}

export function scenariosOf({ onDemand }: Plan): readonly OnDemand[] {
  return onDemand.filter(({ section }) => section === 'troubleshooting');
}

/**
 * Orders scenarios by the words that their title and 现象 share with the failing step, its command, its expectations and
 * the end of its output. A word that all scenarios share tells none from another. Equal ones stay as the author has them.
 */
export function rankScenarios(plan: Plan, failure: Failure): readonly RankedScenario[] {
  const scenarios = scenariosOf(plan);
  const seen = normal(wordsOf(failure));
  const shared = scenarios.map(({ title, symptom }) =>
    sharedWords(normal(`${title}\n${symptom ?? ''}`), seen),
  );
  const everywhere = new Set(
    scenarios.length < 2
      ? []
      : (shared[0] ?? []).filter((word) => shared.every((words) => words.includes(word))),
  );
  return scenarios
    .map((scenario, index) => {
      const own = (shared[index] ?? []).filter((word) => !everywhere.has(word));
      return { scenario, shared: own.toSorted((a, b) => b.length - a.length), score: scoreOf(own) };
    })
    .toSorted((a, b) => b.score - a.score);
}

function wordsOf({ step, action, ran, reason, expectations, stdout, stderr }: Failure): string {
  return [
    step.id,
    step.title,
    action.text,
    ran ?? '',
    reason ?? '',
    ...expectations.flatMap(({ reading, actual, nearest }) => [reading, actual, nearest ?? '']),
    ...(stdout?.lastLines ?? []),
    ...(stderr?.lastLines ?? []),
  ].join('\n');
}

function normal(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

const ASCII_WORD = /[a-z0-9][a-z0-9_.-]*[a-z0-9]|\d/g;
const HAN_RUN = /\p{Script=Han}{2,}/gu;
/** Small words that say nothing of a failure. */
const SMALL = new Set([
  'the',
  'and',
  'or',
  'not',
  'is',
  'are',
  'to',
  'of',
  'in',
  'on',
  'no',
  'a',
  'an',
  'it',
  'for',
]);

/** Whole words of Latin letters and digits; of Chinese, which has no blanks, the longest runs that stand in both. */
function sharedWords(scenario: string, seen: string): readonly string[] {
  const latin = new Set(seen.match(ASCII_WORD) ?? []);
  const found = new Set<string>();
  for (const word of scenario.match(ASCII_WORD) ?? [])
    if (word.length > 1 && latin.has(word) && !SMALL.has(word)) found.add(word);
  for (const run of scenario.match(HAN_RUN) ?? []) for (const word of commonRuns(run, seen)) found.add(word);
  return [...found];
}

function commonRuns(run: string, seen: string): readonly string[] {
  const found: string[] = [];
  for (let start = 0; start < run.length - 1;) {
    let end = start + 2;
    if (!seen.includes(run.slice(start, end))) {
      start++;
      continue;
    }
    while (end < run.length && seen.includes(run.slice(start, end + 1))) end++;
    found.push(run.slice(start, end));
    start = end;
  }
  return found;
}

/** A long word in common says more than a short one; a Chinese character counts as two letters. */
function scoreOf(words: readonly string[]): number {
  return words.reduce(
    (sum, word) => sum + (/\p{Script=Han}/u.test(word) ? 2 * (word.length - 1) : word.length),
    0,
  );
}
