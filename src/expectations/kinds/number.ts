import { expectationValues as text } from '../../catalogue/expectation-values.ts';
import { expectations } from '../../catalogue/expectations.ts';
import { say } from '../../catalogue/index.ts';
import type { Locale } from '../../catalogue/index.ts';
import type { Json } from '../../plan/types.ts';
import { isComparison } from '../comparison.ts';
import type { Comparison } from '../comparison.ts';
import { failed, needsPerson, passed, summary } from '../judgements.ts';
import { isNamedLabel, isToolsLabel, labelled } from '../labelled.ts';
import { LINE_COUNT } from '../labels.ts';
import { onlyNumber, soleNumber, valueOfNumber } from '../lone-number.ts';
import { normaliseText } from '../normalise.ts';
import { miswrittenNumber, readNumberWords } from '../number-words.ts';
import { withDigits } from '../numerals.ts';
import { compare, isSameDimension, quantitiesIn } from '../quantity.ts';
import type { Quantity } from '../quantity.ts';
import { field, stringField } from '../spec-fields.ts';
import type { ExpectationKind, Judgement, Observation, ReadingContext, ReadingResult } from '../types.ts';
import { visibleOutput } from '../visible-output.ts';
import { hasForeignLetters, tidy } from '../wording.ts';

/** With a Latin label `=` is what many files hold: `max_connections = 100` is a literal, unless a tool prints it otherwise. */
const PRINTED = /^[\x21-\x7e ]*[A-Za-z_][\x21-\x7e ]*={1,2} ?-?[0-9][\x21-\x7e]*$/;

const STATED =
  /^(?=.*\p{Script=Han})([^0-9:]{1,30}?)\s*(?:应该|应當|应|應)?\s*(?:为|為|是|:)\s*([-+]?[0-9].*)$/u;

/** `丢包率 0%`: the label is one that a tool's number has. */
const BESIDE = /^(?=.*\p{Script=Han})([^0-9:<>=≤≥≠]{1,30}?) ([-+]?[0-9][0-9.,]*%?)$/u;

/** `行数为 3`, `失败请求数：0`: where the label is a number's, `=` is meant. */
function stated(normalised: string, { programs }: ReadingContext): string | null {
  // A name in Chinese: the patterns are dear at their first use.
  if (!/[^\0-\x7f]/.test(normalised)) return null;
  const [, label = '', number = ''] = STATED.exec(normalised) ?? BESIDE.exec(normalised) ?? [];
  return LINE_COUNT.test(label) || isNamedLabel(label, programs) ? `${label} = ${number}` : null;
}

function read(words: string, context: ReadingContext): ReadingResult | null {
  if (context.block) return null;
  const normalised = withDigits(normaliseText(tidy(words)).replace(/\n/g, ' '));
  if (!/[0-9]/.test(normalised)) return null;
  const miswritten = miswrittenNumber(normalised);
  if (miswritten !== null)
    return { ok: false, reason: say(text['error.number'], context.locale, { text: miswritten }) };
  const asked = readNumberWords(stated(normalised, context) ?? normalised);
  if (asked === null) return null;
  const { comparison, quantity, upTo, label } = asked;
  if (PRINTED.test(normalised) && !LINE_COUNT.test(label) && !isToolsLabel(label, context.programs))
    return null;
  // A bare `= 5` is a literal number.
  if (
    comparison === '=' &&
    label === '' &&
    upTo === null &&
    quantity.unit === '' &&
    !hasForeignLetters(normalised)
  )
    return null;
  const shown = upTo === null ? quantity.shown : `${quantity.shown} … ${upTo.shown}`;
  const id = label === '' ? 'reading.number' : LINE_COUNT.test(label) ? 'reading.count' : 'reading.labelled';
  const values = { label, comparison: upTo === null ? comparison : '∈', value: shown };
  const spec = {
    comparison,
    value: quantity.value,
    unit: quantity.unit,
    upTo: upTo === null ? null : { value: upTo.value, unit: upTo.unit },
    label,
  };
  return { ok: true, spec, reading: say(text[id], context.locale, values) };
}

interface Asked {
  readonly comparison: Comparison;
  readonly wanted: Quantity;
  readonly upTo: Quantity | null;
  readonly label: string;
}

function quantityField(spec: Json): Quantity | null {
  const [value, unit] = [field(spec, 'value'), stringField(spec, 'unit')];
  return typeof value === 'number' && unit !== null
    ? { value, unit, shown: `${String(value)}${unit}` }
    : null;
}

function askedIn(spec: Json): Asked | null {
  const [comparison, wanted] = [stringField(spec, 'comparison'), quantityField(spec)];
  if (!isComparison(comparison) || wanted === null) return null;
  return {
    comparison,
    wanted,
    upTo: quantityField(field(spec, 'upTo') ?? null),
    label: stringField(spec, 'label') ?? '',
  };
}

function holdsOf(actual: Quantity, { comparison, wanted, upTo }: Asked): boolean | null {
  const lower = compare(actual, comparison, wanted);
  const upper = upTo === null ? true : compare(actual, '≤', upTo);
  return lower === null || upper === null ? null : lower && upper;
}

function show(quantities: readonly Quantity[]): string {
  return [...new Set(quantities.map(({ shown }) => shown))].slice(0, 8).join(', ');
}

/** All hold, or none does; what holds of some alone is a person's. */
function judgeAll(
  found: readonly Quantity[],
  asked: Asked,
  observation: Observation,
  locale: Locale,
): Judgement {
  const verdicts = found.map((one) => holdsOf(one, asked));
  const candidates = show(found);
  if (verdicts.some((one) => one === null) || observation.truncated === true)
    return needsPerson(say(text['actual.number-units'], locale, { candidates }));
  if (verdicts.every((one) => one === true)) return passed(candidates);
  if (verdicts.every((one) => one === false)) return failed(candidates);
  return needsPerson(say(text['actual.number-several'], locale, { candidates }));
}

function unclear(found: readonly Quantity[], observation: Observation, locale: Locale): Judgement {
  if (found.length > 0)
    return needsPerson(say(text['actual.number-several'], locale, { candidates: show(found) }));
  return needsPerson(say(text['actual.number-none'], locale, { output: summary(observation, locale) }));
}

/** Without a label, or with one that the output does not know: the only number with a fitting unit (language.md §3). */
function judgeOnly(asked: Asked, observation: Observation, locale: Locale): Judgement {
  const { stdout, text: both } = visibleOutput(observation);
  const output = stdout.trim() === '' ? both : stdout;
  const all = quantitiesIn(output);
  const bare = asked.wanted.unit === '' || isSameDimension(asked.wanted, { value: 0, unit: '', shown: '' });
  if (bare) {
    const alone = asked.label === '' ? onlyNumber(output) : soleNumber(output);
    if (alone === null || alone.endsWith('%')) return unclear(all, observation, locale);
    return judgeAll([{ value: valueOfNumber(alone), unit: '', shown: alone }], asked, observation, locale);
  }
  const fitting = all.filter((one) => isSameDimension(one, asked.wanted));
  const values = new Set(fitting.map(({ shown }) => shown));
  if (fitting.length > 1 && values.size > 1) return unclear(fitting, observation, locale);
  if (fitting.length === 0) return unclear(all, observation, locale);
  return judgeAll(fitting, asked, observation, locale);
}

const PRINTS_A_COUNT =
  /\bwc\b|\bgrep\b.*\s-[A-Za-z]*c|\bcount\b|\bnl\b|\blen(?:gth)?\b|\bllen\b|\bdbsize\b|\bscard\b/i;
const FOOTER = /^\(?([0-9]+) rows?(?:\)| in set\b.*)$/;

/** `行数 = 3`, `3 条`: the number that a counting command prints, the count under a table, or the lines of the output. */
function judgeCount(asked: Asked, observation: Observation, locale: Locale): Judgement {
  const { stdout } = visibleOutput(observation);
  const lines = stdout.split('\n').filter((line) => line.trim() !== '');
  const counts = (found: number): Quantity => ({ value: found, unit: '', shown: String(found) });
  const footer = lines.flatMap((line) => FOOTER.exec(line.trim())?.[1] ?? []).map(Number);
  const [rows] = footer;
  const alone = soleNumber(stdout) ?? (lines.length === 1 ? onlyNumber(stdout) : null);
  if (alone !== null && PRINTS_A_COUNT.test(observation.command))
    return judgeAll([counts(valueOfNumber(alone))], asked, observation, locale);
  if (footer.length === 1 && rows !== undefined) return judgeAll([counts(rows)], asked, observation, locale);
  const possible = [counts(lines.length), ...(alone === null ? [] : [counts(valueOfNumber(alone))])];
  // A head, if there is one, may be counted or not.
  if (alone === null && /^[A-Z][A-Z %()_-]+(?: [A-Z%()_-]+)+$/.test(lines[0]?.trim() ?? ''))
    possible.push(counts(lines.length - 1));
  return judgeAll(possible, asked, observation, locale);
}

function judge(spec: Json, observation: Observation, locale: Locale): Judgement {
  const asked = askedIn(spec);
  if (asked === null) return needsPerson(say(expectations['actual.unknown-spec'], locale));
  if (asked.label === '') return judgeOnly(asked, observation, locale);
  if (LINE_COUNT.test(asked.label)) return judgeCount(asked, observation, locale);
  const found = labelled(asked.label, asked.wanted.unit === '', observation);
  if (found.length > 0) return judgeAll(found, asked, observation, locale);
  return judgeOnly(asked, observation, locale);
}

/** `< 200ms 平均响应时间`, `≥ 99.9%`, `行数 = 3`, `小于 5` (language.md §3). A bare number is a literal. */
export const number: ExpectationKind = { name: 'number', judged: true, read, judge };
