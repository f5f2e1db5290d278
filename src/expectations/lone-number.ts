import { expectations as text } from '../catalogue/expectations.ts';
import { say } from '../catalogue/index.ts';
import type { Locale } from '../catalogue/index.ts';
import { findLiteral } from './boundaries.ts';
import { failed, needsPerson, passed, summary } from './judgements.ts';
import { nearestLine } from './nearest.ts';
import { withDigits } from './numerals.ts';
import type { Judgement, Observation } from './types.ts';
import { excerpt, isBlank, visibleOutput } from './visible-output.ts';

/**
 * A bare number (`0`, `3`, `99.9%`) is a literal that stands in almost any output by chance (a time, a port, `10 rows`).
 * So it must be a line of its own, or the only number in the output; where several numbers stand, a person says which is meant.
 */

/** `1,000` and `99.9%` are numbers; `0.2.0` and `10.0.0.1` are not. */
const SHAPE = '-?[0-9]+(?:,[0-9]{3})*(?:\\.[0-9]+)?%?';
const NUMBER = new RegExp(`^${SHAPE}$`);
const NUMBER_LINE = new RegExp(`^[ |│]*(${SHAPE})[ |│]*$`, 'gm');
/** Heads of records that stand one under the other, by `psql -x` and by `\\G` of mysql: their numbers are no values. */
const RECORD_HEAD = /^-\[ RECORD [0-9]+ \][-+ ]*$|^\*{8,} [0-9]+\. row \*{8,}$/gm;
/** Bounded: an output with more numbers than this has several. */
const ENOUGH = 50;

export function isNumber(words: string): boolean {
  return NUMBER.test(words);
}

/** Lines that are a number and nothing else, the borders of a table cell aside. */
function numberLines(output: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const match of output.matchAll(NUMBER_LINE)) {
    if (match[1] !== undefined) found.add(match[1]);
    if (found.size >= ENOUGH) break;
  }
  return found;
}

/** Numbers that no letter touches, in the order of the output. */
function numbersIn(output: string): readonly string[] {
  const found: string[] = [];
  const text = output.replace(RECORD_HEAD, '');
  for (const { 0: match, index } of text.matchAll(/[\w.,%-]+/g)) {
    // A row of dots may be very long; no number is.
    const word = match.length > 60 ? '' : match.replace(/[.,]+$/, '');
    const next = text.charAt(index + match.length);
    if (isNumber(word)) found.push(/[万萬亿億]/u.test(next) ? word + next : word);
    if (found.length >= ENOUGH) break;
  }
  return found;
}

/** The number that stands on a line of its own, where there is exactly one such. */
export function soleNumber(text: string): string | null {
  const alone = [...numberLines(text)];
  return alone.length === 1 ? (alone[0] ?? null) : null;
}

/** The only number of a text: alone on its line, or with words around it (`3 hosts.txt`). */
export function onlyNumber(text: string): string | null {
  const numbers = numbersIn(text);
  return soleNumber(text) ?? (numbers.length === 1 ? (numbers[0] ?? null) : null);
}

/** `1,000` → 1000, `99.9%` → 99.9, `1.2万` → 12000. */
export function valueOfNumber(written: string): number {
  return Number(withDigits(written).replace(/[,%]/g, ''));
}

export function judgeLoneNumber(wanted: string, observation: Observation, locale: Locale): Judgement {
  const { stdout, stderr } = visibleOutput(observation);
  // curl's progress and log lines go to stderr and are full of numbers: it counts only when there is nothing else.
  const output = isBlank(stdout) ? stderr : stdout;
  const alone = numberLines(output);
  const complete = observation.truncated !== true;
  if (complete && alone.size === 1 && alone.has(wanted)) return passed(wanted);
  if (alone.size > 0 && !alone.has(wanted) && observation.truncated !== true) {
    return failed([...alone].slice(0, 5).join(', '), [...alone][0] ?? null);
  }
  const numbers = numbersIn(output);
  if (alone.size === 0 && numbers.length === 1 && observation.truncated !== true) {
    return numbers[0] === wanted
      ? passed(excerpt(output.trim()))
      : failed(summary(observation, locale), nearestLine(output, wanted));
  }
  const maybe =
    alone.has(wanted) ||
    numbers.length >= ENOUGH ||
    findLiteral(output, wanted).kind !== 'absent' ||
    output.includes(wanted);
  if (!maybe && observation.truncated !== true)
    return failed(summary(observation, locale), nearestLine(output, wanted));
  return needsPerson(
    say(text['actual.several-numbers'], locale, { text: wanted, output: summary(observation, locale) }),
  );
}
