import { expectations as text } from '../../catalogue/expectations.ts';
import { say } from '../../catalogue/index.ts';
import type { Json } from '../../plan/types.ts';
import { isGap, judgeLines, judgeLinesStrictly, textLine } from '../line-block.ts';
import type { LinePattern } from '../line-block.ts';
import { normaliseLines } from '../normalise.ts';
import { stringsField } from '../spec-fields.ts';
import type { ExpectationKind, ReadingContext, ReadingResult } from '../types.ts';
import { excerpt } from '../visible-output.ts';
import { hasForeignLetters } from '../wording.ts';

const BULLET = /^(?:[-*•·]|[0-9]{1,2}[.、)])\s/u;

function read(words: string, context: ReadingContext): ReadingResult | null {
  if (!context.block) return null;
  const lines = normaliseLines(words).filter((line) => line !== '');
  const said = lines.filter((line) => !isGap(line));
  if (said.length === 0) return null;
  // A list of Chinese sentences under `预期结果` describes the output and is none.
  if (said.every((line) => BULLET.test(line) && hasForeignLetters(line))) return null;
  const reading = say(text[said.length === 1 ? 'reading.line' : 'reading.block'], context.locale, {
    lines: said.length,
    text: excerpt(said[0] ?? '', 120),
  });
  return { ok: true, spec: { lines }, reading };
}

function patternsOf(spec: Json): readonly (LinePattern | null)[] {
  return stringsField(spec, 'lines').map((line) => (isGap(line) ? null : textLine(line)));
}

/** Several lines of expected output: whole lines in their order, others may stand between them (language.md §3). */
export const block: ExpectationKind = {
  name: 'block',
  judged: true,
  read,
  judge: (spec, observation, locale) => judgeLines(patternsOf(spec), observation, locale),
  sought: (spec) => {
    const needles = stringsField(spec, 'lines').filter((line) => !isGap(line));
    return needles.length === 0 ? null : { needles, anyCase: false };
  },
  judgeStrictly: (spec, observation, locale) => judgeLinesStrictly(patternsOf(spec), observation, locale),
};
