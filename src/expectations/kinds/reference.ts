import { expectationForms as text } from '../../catalogue/expectation-forms.ts';
import { expectations } from '../../catalogue/expectations.ts';
import { say } from '../../catalogue/index.ts';
import type { Locale } from '../../catalogue/index.ts';
import type { Json } from '../../plan/types.ts';
import { findLiteral } from '../boundaries.ts';
import { COMPARISON, comparisonOf, holds, isComparison } from '../comparison.ts';
import type { Comparison } from '../comparison.ts';
import { onFirstUse } from '../first-use.ts';
import { failed, needsPerson, passed, summary } from '../judgements.ts';
import { onlyNumber, valueOfNumber } from '../lone-number.ts';
import { normaliseText } from '../normalise.ts';
import { recordedValue, valueNamed } from '../recorded.ts';
import { stringField } from '../spec-fields.ts';
import type { ExpectationKind, Judgement, Observation, ReadingContext, ReadingResult } from '../types.ts';
import { excerpt } from '../visible-output.ts';
import { tidy } from '../wording.ts';

const REFERENCE = onFirstUse(
  () =>
    new RegExp(
      `^(?:(?:输出|輸出|结果|結果|值|数量|數量|the output|output)?\\s*(?:应该|應該|应|應|should be)?\\s*)(${COMPARISON})\\s*(?:<([^<>]{1,80})>|\\{\\{\\s*([\\p{L}\\p{N}_.-]{1,80})\\s*\\}\\})$`,
      'iu',
    ),
);

/** `与 <备份数量> 一致` says `=` in words. */
const SAME =
  /^(?:(?:输出|輸出|结果|結果|值|数量|數量)?\s*(?:应该|應該|应|應)?(?:与|與|和|同|跟)\s*(<[^<>]{1,80}>)\s*(?:的值|的数量|的數量)?\s*(?:应该|應該|应|應)?(?:一致|相同|相等|一样|一樣)|(?:should be )?(?:the )?same as\s+(<[^<>]{1,80}>))$/iu;

function inSigns(words: string): string {
  const match = SAME.exec(words);
  return match === null ? words : `= ${match[1] ?? match[2] ?? ''}`;
}

function read(words: string, context: ReadingContext): ReadingResult | null {
  if (context.block || !/[>}]/.test(words)) return null;
  const match = REFERENCE().exec(inSigns(normaliseText(tidy(words))));
  const comparison = match === null ? null : comparisonOf(match[1] ?? '');
  const name = (match?.[2] ?? match?.[3] ?? '').trim();
  if (comparison === null || name === '') return null;
  const reading = say(text['reading.reference'], context.locale, { comparison, name });
  return { ok: true, spec: { comparison, name }, reading };
}

/** As numbers where both are; null when one is not, or there are several. */
function asNumbers(actual: string, value: string): { actual: number; wanted: number } | null {
  const [mine, other] = [onlyNumber(actual), onlyNumber(value)];
  if (mine === null || other === null || mine.endsWith('%') !== other.endsWith('%')) return null;
  return { actual: valueOfNumber(mine), wanted: valueOfNumber(other) };
}

function judgeEquality(
  equal: boolean,
  compared: { readonly actual: string; readonly value: string; readonly said: string },
  observation: Observation,
): Judgement {
  const { actual, value, said } = compared;
  if (actual === value) return equal ? passed(said) : failed(said);
  const numbers = asNumbers(actual, value);
  if (numbers !== null) {
    const same = holds(numbers.actual, '=', numbers.wanted);
    return same === equal ? passed(said) : failed(said);
  }
  // `HEAD is now at abc1234` holds the recorded `abc1234` and more: not the same, and perhaps what was meant.
  const within = value !== '' && findLiteral(actual, value).kind !== 'absent';
  if (within || observation.truncated === true) return needsPerson(said);
  return equal ? failed(said) : passed(said);
}

function judge(spec: Json, observation: Observation, locale: Locale): Judgement {
  const [name, comparison] = [stringField(spec, 'name'), stringField(spec, 'comparison')];
  if (name === null || !isComparison(comparison))
    return needsPerson(say(expectations['actual.unknown-spec'], locale));
  const raw = valueNamed(observation, name);
  if (raw === undefined) return needsPerson(say(text['actual.no-value'], locale, { name }));
  const value = normaliseText(raw).trim();
  const actual = recordedValue(observation);
  const shown = actual.includes('\n') ? summary(observation, locale) : excerpt(actual);
  const values = {
    actual: actual === '' ? say(expectations['no-output'], locale) : shown,
    name,
    value: excerpt(value, 80),
  };
  const said = say(text['actual.compared'], locale, values);
  if (comparison === '=' || comparison === '≠')
    return judgeEquality(comparison === '=', { actual, value, said }, observation);
  return judgeOrder(
    comparison,
    { actual, value, said },
    () => say(text['actual.not-a-number'], locale, values),
    observation,
  );
}

function judgeOrder(
  comparison: Comparison,
  compared: { readonly actual: string; readonly value: string; readonly said: string },
  notNumbers: () => string,
  observation: Observation,
): Judgement {
  const numbers = asNumbers(compared.actual, compared.value);
  if (numbers === null || observation.truncated === true) return needsPerson(notNumbers());
  return holds(numbers.actual, comparison, numbers.wanted) ? passed(compared.said) : failed(compared.said);
}

/** `= <备份数量>`, `≥ <备份数量>`: against what an earlier command printed under `# 记录为: 备份数量` (language.md §3). */
export const reference: ExpectationKind = { name: 'reference', judged: true, read, judge };
