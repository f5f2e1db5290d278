import { expectations as text } from '../catalogue/expectations.ts';
import { say } from '../catalogue/index.ts';
import type { Locale } from '../catalogue/index.ts';
import { findLiteral } from './boundaries.ts';
import { failed, needsPerson, passed, summary } from './judgements.ts';
import { nearestLine } from './nearest.ts';
import type { Judgement, Observation } from './types.ts';
import { excerpt, isBlank, visibleOutput } from './visible-output.ts';

/** One expected line: how it is shown, and what lines of the output are it, or hold it among more. */
export interface LinePattern {
  readonly shown: string;
  isWhole(line: string): boolean;
  isPart(line: string): boolean;
}

/** A line that stands for any number of lines. Where lines in between are allowed anyway, it only makes them explicit. */
const GAP = /^(?:\.{3,}|\[\.{3,}\]|<snip>)$/;

export function isGap(line: string): boolean {
  return GAP.test(line);
}

export function textLine(wanted: string): LinePattern {
  return {
    shown: wanted,
    isWhole: (line) => line === wanted,
    isPart: (line) => line.length >= wanted.length && findLiteral(line, wanted).kind !== 'absent',
  };
}

/** How many of the expected lines stand in the output in their order. Linear in the output. */
function matched(
  expected: readonly LinePattern[],
  output: readonly string[],
  holds: (pattern: LinePattern, line: string) => boolean,
): number {
  let next = 0;
  for (const line of output) {
    const wanted = expected[next];
    if (wanted === undefined) break;
    if (holds(wanted, line)) next += 1;
  }
  return next;
}

const isWhole = (pattern: LinePattern, line: string): boolean => pattern.isWhole(line);
const isPart = (pattern: LinePattern, line: string): boolean => pattern.isPart(line);

function trimmedLines(stream: string): readonly string[] {
  return stream.split('\n').map((line) => line.trim());
}

/** Whole lines in their order, others may stand between them (language.md §3). `null` is a gap. */
export function judgeLines(
  patterns: readonly (LinePattern | null)[],
  observation: Observation,
  locale: Locale,
): Judgement {
  const expected = patterns.filter((one) => one !== null);
  if (expected.length === 0) return needsPerson(say(text['actual.unknown-spec'], locale));
  const output = visibleOutput(observation);
  const stdout = trimmedLines(output.stdout);
  const stderr = trimmedLines(output.stderr);
  const found = Math.max(...[stdout, stderr].map((lines) => matched(expected, lines, isWhole)));
  if (found === expected.length) return passed(say(text['actual.block'], locale, { lines: expected.length }));
  if (observation.truncated === true) return needsPerson(say(text['actual.truncated'], locale));
  // Pasted from one line, or spread over both streams whose order is not known: only a person can say that this is what was meant.
  const orders = [
    [...stdout, ...stderr],
    [...stderr, ...stdout],
  ];
  if (orders.some((lines) => matched(expected, lines, isPart) === expected.length))
    return needsPerson(say(text['actual.block-parts'], locale));
  const missing = expected[found]?.shown ?? '';
  return failed(
    say(text['actual.block-missing'], locale, { text: excerpt(missing), found, lines: expected.length }),
    nearestLine(output.text, missing),
  );
}

/** Where `segment` stands in `lines` contiguously, at or behind `from`; -1: nowhere. */
function placeOf(segment: readonly LinePattern[], lines: readonly string[], from: number): number {
  for (let at = from; at + segment.length <= lines.length; at += 1)
    if (segment.every((pattern, index) => pattern.isWhole(lines[at + index] ?? ''))) return at;
  return -1;
}

/** Contiguous and complete but for the gaps. */
function isExactly(patterns: readonly (LinePattern | null)[], lines: readonly string[]): boolean {
  const segments: LinePattern[][] = [[]];
  for (const pattern of patterns) {
    if (pattern === null) segments.push([]);
    else segments.at(-1)?.push(pattern);
  }
  let at = 0;
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    const from = isLast ? Math.max(at, lines.length - segment.length) : at;
    const place = placeOf(segment, lines, from);
    if (place < 0 || (index === 0 && place > 0) || (isLast && index === 0 && lines.length !== segment.length))
      return false;
    at = place + segment.length;
  }
  return true;
}

/** `严格`: the lines are the whole output, but for blank lines; `...` alone lets others stand in its place. */
export function judgeLinesStrictly(
  patterns: readonly (LinePattern | null)[],
  observation: Observation,
  locale: Locale,
): Judgement {
  if (!patterns.some((one) => one !== null)) return needsPerson(say(text['actual.unknown-spec'], locale));
  if (observation.truncated === true) return needsPerson(say(text['actual.truncated'], locale));
  const { stdout, stderr } = visibleOutput(observation);
  const [seen, beside] = isBlank(stdout) ? [stderr, ''] : [stdout, stderr];
  const lines = trimmedLines(seen).filter((line) => line !== '');
  const count = patterns.filter((one) => one !== null).length;
  if (!isExactly(patterns, lines)) {
    const missing = patterns.find((one) => one !== null && !lines.some((line) => one.isWhole(line)));
    const nearest = missing === undefined || missing === null ? null : nearestLine(seen, missing.shown);
    return failed(say(text['actual.not-exactly'], locale, { output: summary(observation, locale) }), nearest);
  }
  if (!isBlank(beside))
    return needsPerson(
      say(text['actual.beside'], locale, { line: excerpt(beside.trim().split('\n', 1)[0] ?? '') }),
    );
  return passed(say(text['actual.block'], locale, { lines: count }));
}
