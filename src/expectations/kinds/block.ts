import { expectations as text } from '../../catalogue/expectations.ts';
import { say } from '../../catalogue/index.ts';
import type { Locale } from '../../catalogue/index.ts';
import type { Json } from '../../plan/types.ts';
import { findLiteral } from '../boundaries.ts';
import { failed, needsPerson, passed } from '../judgements.ts';
import { nearestLine } from '../nearest.ts';
import { normaliseLines } from '../normalise.ts';
import { stringsField } from '../spec-fields.ts';
import type { ExpectationKind, Judgement, Observation, ReadingContext, ReadingResult } from '../types.ts';
import { excerpt, visibleOutput } from '../visible-output.ts';
import { hasForeignLetters } from '../wording.ts';

/** A line that stands for any number of lines. As lines in between are allowed anyway, it only makes them explicit. */
const GAP = /^(?:\.{3,}|\[\.{3,}\]|<snip>)$/;
const BULLET = /^(?:[-*•·]|[0-9]{1,2}[.、)])\s/u;

function read(words: string, context: ReadingContext): ReadingResult | null {
  if (!context.block) return null;
  const lines = normaliseLines(words).filter((line) => line !== '' && !GAP.test(line));
  if (lines.length === 0) return null;
  // A list of Chinese sentences under `预期结果` describes the output and is none.
  if (lines.every((line) => BULLET.test(line) && hasForeignLetters(line))) return null;
  const reading = say(text[lines.length === 1 ? 'reading.line' : 'reading.block'], context.locale, {
    lines: lines.length,
    text: excerpt(lines[0] ?? '', 120),
  });
  return { ok: true, spec: { lines }, reading };
}

/** How many of the expected lines stand in the output in their order. Linear in the output. */
function matched(
  expected: readonly string[],
  output: readonly string[],
  holds: (line: string, wanted: string) => boolean,
): number {
  let next = 0;
  for (const line of output) {
    const wanted = expected[next];
    if (wanted === undefined) break;
    if (holds(line, wanted)) next += 1;
  }
  return next;
}

function isWhole(line: string, wanted: string): boolean {
  return line === wanted;
}

function isPart(line: string, wanted: string): boolean {
  return line.length >= wanted.length && findLiteral(line, wanted).kind !== 'absent';
}

function judge(spec: Json, observation: Observation, locale: Locale): Judgement {
  const expected = stringsField(spec, 'lines');
  if (expected.length === 0) return needsPerson(say(text['actual.unknown-spec'], locale));
  const output = visibleOutput(observation);
  const [stdout, stderr] = [output.stdout, output.stderr].map((one) =>
    one.split('\n').map((line) => line.trim()),
  );
  const streams = [stdout ?? [], stderr ?? []];
  const found = Math.max(...streams.map((lines) => matched(expected, lines, isWhole)));
  if (found === expected.length) {
    return passed(say(text['actual.block'], locale, { lines: expected.length }));
  }
  if (observation.truncated === true) return needsPerson(say(text['actual.truncated'], locale));
  // Pasted from one line, or spread over both streams whose order is not known: only a person can say that this is what was meant.
  const all = streams.flat();
  if (
    Math.max(
      matched(expected, all, isPart),
      matched(expected, [...(stderr ?? []), ...(stdout ?? [])], isPart),
    ) === expected.length
  ) {
    return needsPerson(say(text['actual.block-parts'], locale));
  }
  const missing = expected[found] ?? '';
  return failed(
    say(text['actual.block-missing'], locale, { text: excerpt(missing), found, lines: expected.length }),
    nearestLine(output.text, missing),
  );
}

/** Several lines of expected output: whole lines in their order, others may stand between them (language.md §3). */
export const block: ExpectationKind = { name: 'block', judged: true, ownsExitStatus: false, read, judge };
