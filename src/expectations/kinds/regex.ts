import { expectationValues as text } from '../../catalogue/expectation-values.ts';
import { expectations } from '../../catalogue/expectations.ts';
import { say } from '../../catalogue/index.ts';
import type { Locale } from '../../catalogue/index.ts';
import type { Json } from '../../plan/types.ts';
import { findLiteral } from '../boundaries.ts';
import { COMPARISON, comparisonOf, isComparison } from '../comparison.ts';
import type { Comparison } from '../comparison.ts';
import { failed, needsPerson, passed, summary } from '../judgements.ts';
import { compileRegex } from '../linear-regex.ts';
import type { LinearRegex } from '../linear-regex.ts';
import { normaliseText, terminalText } from '../normalise.ts';
import { compare, quantityAt } from '../quantity.ts';
import type { Quantity } from '../quantity.ts';
import { field, stringField } from '../spec-fields.ts';
import type { ExpectationKind, Judgement, Observation, ReadingContext, ReadingResult } from '../types.ts';
import { excerpt, visibleOutput } from '../visible-output.ts';
import { tidy } from '../wording.ts';

const VERB =
  /^(?:(?:输出|輸出|结果|結果|the output|output)?\s*(?:应该|應該|应|應|需|须|should|must)?\s*(不|not\s+|does not\s+|doesn't\s+)?(?:匹配|符合|match(?:es)?)(?:正则|正則|正则表达式|regex)?\s*[:：]?\s*)(?=\/)/iu;
const WHOLE = new RegExp(`^/(.+)/([a-z]*)\\s*(?:(${COMPARISON})\\s*(\\S.*))?$`, 'iu');
/** Signs that a pattern is meant and not a path. */
const PATTERN_SIGN = /\\[a-zA-Z./]|\.[*+]|[\])][*+?{]|\[|\(/;
/** What `/data/` may be as well. */
const MAYBE_PATH = /^[\w.-]+$/;

/** A slash that is neither escaped nor in a class. */
function holdsBareSlash(source: string): boolean {
  return source.replace(/\\[\s\S]|\[(?:[^\]\\]|\\[\s\S])*\]/g, '').includes('/');
}

interface Written {
  readonly source: string;
  readonly flags: string;
  readonly negated: boolean;
  readonly comparison: Comparison | null;
  readonly value: string;
}

function writtenIn(words: string): Written | null {
  const tidied = tidy(words);
  const verb = VERB.exec(tidied);
  const core = verb === null ? tidied : tidied.slice(verb[0].length);
  if (!core.startsWith('/')) return null;
  const match = WHOLE.exec(core);
  if (match === null) return null;
  return {
    source: match[1] ?? '',
    flags: (match[2] ?? '').toLowerCase(),
    negated: verb?.[1] !== undefined,
    comparison: match[3] === undefined ? null : comparisonOf(match[3]),
    value: match[4] ?? '',
  };
}

/** A quantity and nothing else. */
function quantityOf(words: string): Quantity | null {
  const normalised = normaliseText(words).trim();
  const quantity = quantityAt(normalised, 0);
  return quantity?.end === normalised.length ? quantity : null;
}

function problemOf(written: Written, locale: Locale): string | null {
  const { source, flags, comparison, value } = written;
  if (holdsBareSlash(source)) return say(text['error.regex-slash'], locale);
  const flag = /[^igsmu]/.exec(flags)?.[0];
  if (flag !== undefined) return say(text['error.regex-flag'], locale, { flag });
  const compiled = compileRegex(normaliseText(source), flags);
  if (!compiled.ok) return say(text['error.regex'], locale, { problem: compiled.problem });
  if (comparison === null) return null;
  if (quantityOf(value) === null || written.negated)
    return say(text['error.regex-number'], locale, { text: value });
  const { groups } = compiled.regex;
  return groups > 1 ? say(text['error.regex-group'], locale, { groups }) : null;
}

function read(words: string, context: ReadingContext): ReadingResult | null {
  if (context.block || !words.includes('/')) return null;
  const written = writtenIn(words);
  if (written === null) return null;
  const { source, flags, negated, comparison, value } = written;
  if (holdsBareSlash(source) && !PATTERN_SIGN.test(source)) return null;
  // `/etc/hosts`: what stands behind the last slash is no language's flags.
  if (MAYBE_PATH.test(source) && /[^dgimsuvxy]/.test(flags)) return null;
  const problem = problemOf(written, context.locale);
  if (problem !== null) return { ok: false, reason: problem };
  const values = { source: excerpt(source, 120), comparison: comparison ?? '', value: value.trim() };
  const id = comparison !== null ? 'reading.regex-compared' : negated ? 'reading.regex-not' : 'reading.regex';
  return {
    ok: true,
    spec: { source, flags, negated, comparison, value: value.trim() },
    reading: say(text[id], context.locale, values),
  };
}

interface Hit {
  readonly line: string;
  readonly captured: string;
  readonly start: number;
}

/** Enough to judge by and to show. */
const ENOUGH = 1000;

/** Lines that match as they came on the terminal, or as they are compared. */
function hitsIn(observation: Observation, regex: LinearRegex): readonly Hit[] {
  const { text: folded } = visibleOutput(observation);
  const raw = terminalText(`${observation.stdout}\n${observation.stderr}`);
  for (const output of raw === folded ? [folded] : [folded, raw]) {
    const found: Hit[] = [];
    for (const line of regex.matching(output)) {
      const match = regex.find(line);
      if (match !== null) found.push({ line, ...match });
      if (found.length >= ENOUGH) break;
    }
    if (found.length > 0) return found;
  }
  return [];
}

/** Every captured number must hold; where some do and some do not, a person says which was meant. */
function judgeCaptured(
  hits: readonly Hit[],
  comparison: Comparison,
  wanted: Quantity,
  locale: Locale,
): Judgement {
  const verdicts = hits.map(({ line, captured, start }) => {
    const own = quantityOf(captured);
    // `([\d.]+)` leaves the unit outside: it is read from the line where the author gives one.
    const quantity = own !== null && own.unit === '' && wanted.unit !== '' ? quantityAt(line, start) : own;
    return { captured, holds: quantity === null ? null : compare(quantity, comparison, wanted) };
  });
  const unclear = verdicts.find((one) => one.holds === null);
  if (unclear !== undefined)
    return needsPerson(
      say(text['actual.captured-no-number'], locale, { text: excerpt(unclear.captured, 80) }),
    );
  const values = [...new Set(verdicts.map((one) => one.captured))].slice(0, 5).join(', ');
  if (verdicts.every((one) => one.holds === true))
    return passed(say(text['actual.captured'], locale, { values }));
  if (verdicts.every((one) => one.holds === false))
    return failed(say(text['actual.captured'], locale, { values }), hits[0]?.line.trim() ?? null);
  return needsPerson(say(text['actual.captured-differs'], locale, { values }));
}

function judge(spec: Json, observation: Observation, locale: Locale): Judgement {
  const [source, flags] = [stringField(spec, 'source'), stringField(spec, 'flags')];
  const compiled = source === null ? null : compileRegex(normaliseText(source), flags ?? '');
  if (source === null || compiled?.ok !== true)
    return needsPerson(say(expectations['actual.unknown-spec'], locale));
  const hits = hitsIn(observation, compiled.regex);
  const negated = field(spec, 'negated') === true;
  const [first] = hits;
  if (first === undefined) {
    if (observation.truncated === true) return needsPerson(say(expectations['actual.truncated'], locale));
    if (negated) return passed(say(expectations['actual.not-found'], locale));
    return failed(say(text['actual.no-match'], locale, { output: summary(observation, locale) }));
  }
  if (negated) return failed(excerpt(first.line));
  const comparison = stringField(spec, 'comparison');
  if (isComparison(comparison)) {
    const wanted = quantityOf(stringField(spec, 'value') ?? '');
    if (wanted === null || observation.truncated === true)
      return needsPerson(say(expectations['actual.truncated'], locale));
    return judgeCaptured(hits, comparison, wanted, locale);
  }
  const path = `/${source}/`;
  if (
    flags === '' &&
    MAYBE_PATH.test(source) &&
    findLiteral(visibleOutput(observation).text, path).kind === 'absent' &&
    !isWord(source, first.line)
  )
    return needsPerson(say(text['actual.regex-path'], locale, { text: path, line: excerpt(first.line) }));
  return passed(excerpt(first.line));
}

/** Where the name stands on its own, with no slash at it, only the pattern can be meant. */
function isWord(source: string, line: string): boolean {
  return (
    findLiteral(line, source).kind === 'free' && !line.includes(`/${source}`) && !line.includes(`${source}/`)
  );
}

/** `/3\/3\s+Running/`, `/Time per request:\s+([\d.]+)/ < 200`: per line, in linear time (language.md §3). */
export const regex: ExpectationKind = {
  name: 'regex',
  judged: true,
  read,
  judge,
  sought: (spec) => {
    const source = stringField(spec, 'source');
    const compiled =
      source === null ? null : compileRegex(normaliseText(source), stringField(spec, 'flags') ?? '');
    return compiled?.ok === true ? { pattern: compiled.regex } : null;
  },
};
