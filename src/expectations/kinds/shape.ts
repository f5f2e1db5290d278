import { expectationValues as text } from '../../catalogue/expectation-values.ts';
import { expectations } from '../../catalogue/expectations.ts';
import { say } from '../../catalogue/index.ts';
import type { Locale } from '../../catalogue/index.ts';
import type { Json } from '../../plan/types.ts';
import { failed, needsPerson, passed, summary } from '../judgements.ts';
import { isGap, judgeLines, judgeLinesStrictly, textLine } from '../line-block.ts';
import type { LinePattern } from '../line-block.ts';
import { nearestLine } from '../nearest.ts';
import { normaliseLines, normaliseText } from '../normalise.ts';
import { holdsShape, shapePattern } from '../shapes.ts';
import { field, stringsField } from '../spec-fields.ts';
import type { ExpectationKind, Judgement, Observation, ReadingContext, ReadingResult } from '../types.ts';
import { excerpt, visibleOutput } from '../visible-output.ts';
import { hasForeignLetters, readWording } from '../wording.ts';

const FORMAT = /\s*(?:的|这样的|形如)?(?:格式|形式|样式)(?:的?(?:日期|时间|数字|输出|行))?$/u;
/** Longer lines are no lines of a report; patterns are not tried on them. */
const LONGEST_LINE = 2000;

function read(words: string, context: ReadingContext): ReadingResult | null {
  if (!holdsShape(normaliseText(words))) return null;
  const core = context.block
    ? words
    : readWording(normaliseText(words).replace(/\n/g, ' ')).core.replace(FORMAT, '');
  const lines = normaliseLines(core).filter((line) => line !== '');
  if (!lines.some(holdsShape)) return null;
  const id = context.block ? 'reading.shape-block' : 'reading.shape';
  const values = { lines: lines.filter((line) => !isGap(line)).length, text: excerpt(lines[0] ?? '', 120) };
  return { ok: true, spec: { lines, block: context.block }, reading: say(text[id], context.locale, values) };
}

/** Loose patterns have at most so many placeholders: their repetitions multiply. */
const MOST_LOOSE = 4;

function isBounded(loose: string | null): boolean {
  return (loose ?? '').split('{1,60}').length - 1 <= MOST_LOOSE;
}

/** As for a literal: no word or number goes on at its ends. */
function standing(source: string): RegExp {
  return new RegExp(`(?<![A-Za-z0-9_]|[0-9][.,/:-])${source}(?![A-Za-z0-9_]|[.,/:-][0-9])`, 'u');
}

function shapedLine(line: string): LinePattern {
  if (!holdsShape(line)) return textLine(line);
  const { exact, loose } = shapePattern(line);
  const whole = new RegExp(`^${exact}$`, 'u');
  const within = isBounded(loose) ? new RegExp(loose ?? exact, 'u') : null;
  const isShort = (one: string): boolean => one.length <= LONGEST_LINE;
  return {
    shown: line,
    isWhole: (one) => isShort(one) && whole.test(one),
    isPart: (one) => isShort(one) && within !== null && within.test(one),
  };
}

function patternsOf(lines: readonly string[]): readonly (LinePattern | null)[] {
  return lines.map((line) => (isGap(line) ? null : shapedLine(line)));
}

function judgeLine(line: string, observation: Observation, locale: Locale): Judgement {
  const { exact, loose } = shapePattern(line);
  const output = visibleOutput(observation).text;
  const lines = output.split('\n').filter((one) => one.length <= LONGEST_LINE);
  const found = lines.find((one) => standing(exact).test(one));
  if (found !== undefined) return passed(excerpt(found));
  if (observation.truncated === true) return needsPerson(say(expectations['actual.truncated'], locale));
  const near =
    loose !== null && isBounded(loose) ? lines.find((one) => standing(loose).test(one)) : undefined;
  if (near !== undefined)
    return needsPerson(say(text['actual.shape-loose'], locale, { line: excerpt(near) }));
  // Chinese words around the shape may describe it, and then the output need not hold them.
  if (hasForeignLetters(line) || !isBounded(loose)) return needsPerson(summary(observation, locale));
  return failed(summary(observation, locale), nearestLine(output, line));
}

function judgeWith(spec: Json, observation: Observation, locale: Locale, strict: boolean): Judgement {
  const lines = stringsField(spec, 'lines');
  const [line] = lines;
  if (line === undefined) return needsPerson(say(expectations['actual.unknown-spec'], locale));
  if (strict) return judgeLinesStrictly(patternsOf(lines), observation, locale);
  return field(spec, 'block') === true
    ? judgeLines(patternsOf(lines), observation, locale)
    : judgeLine(line, observation, locale);
}

/** `YYYY-MM-DD HH:MM:SS`, `XXX MB`: dates and numbers of that shape; what only may be meant goes to a person (language.md §3). */
export const shape: ExpectationKind = {
  name: 'shape',
  judged: true,
  read,
  judge: (spec, observation, locale) => judgeWith(spec, observation, locale, false),
  judgeStrictly: (spec, observation, locale) => judgeWith(spec, observation, locale, true),
};
