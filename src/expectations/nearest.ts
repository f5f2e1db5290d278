import { excerpt } from './visible-output.ts';

/** How much of each end of the output is looked at, and of each line: this is for display, so it may not cost much. */
const END_CHARACTERS = 100_000;
const LINE_CHARACTERS = 300;
const LEAST_LIKENESS = 0.2;

function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  const folded = text.slice(0, LINE_CHARACTERS).toLowerCase();
  for (let at = 0; at + 1 < folded.length; at += 1) pairs.add(folded.slice(at, at + 2));
  return pairs;
}

/** Dice's coefficient over pairs of characters; a line that holds the wanted text in another spelling comes first. */
function likeness(wanted: string, pairs: ReadonlySet<string>, line: string): number {
  if (line.toLowerCase().includes(wanted)) return 1 + 1 / (1 + line.length);
  const others = pairsOf(line);
  let shared = 0;
  for (const pair of others) if (pairs.has(pair)) shared += 1;
  return (2 * shared) / (pairs.size + others.size || 1);
}

/**
 * The line of the output that comes nearest to what was expected, to help a reader see what differs; null when none does.
 * For display only: no verdict ever rests on likeness (language.md §3). Takes normalised text; looks at both ends of a long output.
 */
export function nearestLine(output: string, expected: string): string | null {
  const looked =
    output.length <= 2 * END_CHARACTERS
      ? output
      : `${output.slice(0, END_CHARACTERS)}\n${output.slice(-END_CHARACTERS)}`;
  const wanted = expected.toLowerCase();
  const pairs = pairsOf(expected);
  let best: string | null = null;
  let bestLikeness = LEAST_LIKENESS;
  for (const line of looked.split('\n')) {
    if (line.trim() === '') continue;
    const now = likeness(wanted, pairs, line);
    if (now > bestLikeness) [best, bestLikeness] = [line, now];
  }
  return best === null ? null : excerpt(best);
}
