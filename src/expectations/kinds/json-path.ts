import { expectationValues as text } from '../../catalogue/expectation-values.ts';
import { expectations } from '../../catalogue/expectations.ts';
import { say } from '../../catalogue/index.ts';
import type { Locale } from '../../catalogue/index.ts';
import type { Json } from '../../plan/types.ts';
import { COMPARISON, comparisonOf, holds, isComparison } from '../comparison.ts';
import type { Comparison } from '../comparison.ts';
import { findJson } from '../json-output.ts';
import { readJsonPath } from '../json-path-words.ts';
import type { Segment } from '../json-path-words.ts';
import { firstDifference, holdsInexactNumber, parseJson, showJson } from '../json-values.ts';
import { failed, needsPerson, passed, summary } from '../judgements.ts';
import { normaliseText } from '../normalise.ts';
import { field, stringField } from '../spec-fields.ts';
import type { ExpectationKind, Judgement, Observation, ReadingContext, ReadingResult } from '../types.ts';
import { visibleOutput } from '../visible-output.ts';
import { tidy, verbatim } from '../wording.ts';

const THERE = /^(?:应|应该)?(?:存在|存在该字段|有值|exists?|is present)$/iu;
const ABSENT = /^(?:应|应该)?(?:不存在|没有|does not exist|is absent|not exists?)$/iu;
const COMPARED = new RegExp(
  `^(?:的值)?\\s*(?:应该|应|應|should be|must be)?\\s*(${COMPARISON}|为|為|是|is|:)\\s*(\\S.*)$`,
  'isu',
);

/** `$.items 长度为 3`, `$.items 的个数 ≥ 3`. */
const LENGTH = /^的?(?:长度|長度|个数|個數|条数|條數)\s*(?=[为為是=＝<＜>＞≥≤:：]|不|大于|小于|等于|至)/u;

type Demand =
  | { readonly demand: 'there' }
  | { readonly demand: 'absent' }
  | { readonly demand: 'compared'; readonly comparison: Comparison; readonly value: Json };

/** A JSON value, or a bare word: `= healthy` is `= "healthy"`. */
function valueOf(written: string): Json | undefined {
  const exact = verbatim(written) ?? written.trim();
  const json =
    parseJson(exact) ??
    parseJson(exact.replace(/[“”＂]/gu, '"')) ??
    parseJson(exact.replace(/^'([^'"]*)'$/, '"$1"'));
  if (json !== undefined) return json;
  return /^[\p{L}\p{N}][\p{L}\p{N}_. -]*$/u.test(exact) && !/\p{Script=Han}.*[，,且]/u.test(exact)
    ? exact
    : undefined;
}

function demandOf(rest: string): Demand | null {
  if (rest === '' || THERE.test(rest)) return { demand: 'there' };
  if (ABSENT.test(rest)) return { demand: 'absent' };
  const match = COMPARED.exec(rest);
  const comparison = /^(?:为|為|是|is|:)$/iu.test(match?.[1] ?? '') ? '=' : comparisonOf(match?.[1] ?? '');
  const value = valueOf(match?.[2] ?? '');
  if (match === null || comparison === null || value === undefined) return null;
  if (comparison !== '=' && comparison !== '≠' && typeof value !== 'number') return null;
  return { demand: 'compared', comparison, value };
}

function read(words: string, context: ReadingContext): ReadingResult | null {
  if (context.block || !/[$＄]/u.test(words)) return null;
  const tidied = halfWidthPath(tidy(words));
  if (!/^\$(?:\.[\p{L}_*$.]|\[)/u.test(tidied)) return null;
  const { locale } = context;
  const path = readJsonPath(tidied);
  if ('fault' in path)
    return { ok: false, reason: say(text['error.json-path'], locale, { text: path.fault }) };
  const counted = path.length ? null : LENGTH.exec(path.rest);
  const length = path.length || counted !== null;
  const demand = demandOf(normaliseRest(counted === null ? path.rest : path.rest.slice(counted[0].length)));
  if (demand === null)
    return { ok: false, reason: say(text['error.json-path-value'], locale, { text: path.rest }) };
  const spec = {
    segments: path.segments.map((one) => ({ ...one })),
    length,
    path: counted === null ? path.text : `${path.text}.length`,
    ...demand,
  };
  const values =
    demand.demand === 'compared'
      ? { path: spec.path, comparison: demand.comparison, value: showJson(demand.value, 80) }
      : { path: spec.path };
  const id =
    demand.demand === 'compared' ? 'reading.json-path' : (`reading.json-path-${demand.demand}` as const);
  return { ok: true, spec, reading: say(text[id], locale, values) };
}

/** `＄．status`: the path as a Chinese keyboard may write it; what it is compared with stays. */
function halfWidthPath(text: string): string {
  return text.replace(/^＄[^\s=＝<＜>＞!！≤≥:：]*/u, (path) => path.normalize('NFKC'));
}

/** Full-width signs of comparison to half-width; what is compared with stays. */
function normaliseRest(rest: string): string {
  return rest.replace(/^[＝＜＞！：]+/u, (signs) => normaliseText(signs));
}

function segmentsOf(spec: Json): readonly Segment[] | null {
  const all = field(spec, 'segments');
  if (!Array.isArray(all)) return null;
  const segments = all.flatMap((one: Json): Segment[] => {
    const [key, index] = [field(one, 'key'), field(one, 'index')];
    if (typeof key === 'string') return [{ key }];
    if (typeof index === 'number') return [{ index }];
    return field(one, 'every') === true ? [{ every: true }] : [];
  });
  return segments.length === all.length ? segments : null;
}

/** Every value at a path; undefined stands for a place that is not there. */
function valuesAt(value: Json, segments: readonly Segment[]): readonly (Json | undefined)[] {
  let all: readonly (Json | undefined)[] = [value];
  for (const segment of segments) {
    all = all.flatMap((one): readonly (Json | undefined)[] => {
      if (typeof one !== 'object' || one === null) return [undefined];
      if ('every' in segment) return Object.values<Json>(one);
      if ('key' in segment) return [Array.isArray(one) ? undefined : field(one, segment.key)];
      return [Array.isArray(one) ? (one as readonly Json[]).at(segment.index) : undefined];
    });
  }
  return all;
}

function lengthOf(value: Json | undefined): Json | undefined {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  if (typeof value !== 'object' || value === null) return undefined;
  return field(value, 'length') ?? Object.keys(value).length;
}

function fits(actual: Json | undefined, spec: Json): boolean | null {
  const demand = stringField(spec, 'demand');
  if (demand === 'there') return actual !== undefined;
  if (demand === 'absent') return actual === undefined;
  const [comparison, wanted] = [stringField(spec, 'comparison'), field(spec, 'value')];
  if (!isComparison(comparison) || wanted === undefined) return null;
  if (actual === undefined) return false;
  if (holdsInexactNumber(actual) || holdsInexactNumber(wanted)) return null;
  if (typeof actual === 'number' && typeof wanted === 'number') return holds(actual, comparison, wanted);
  if (comparison !== '=' && comparison !== '≠') return false;
  // Equal both ways: a subset is not the same.
  const same = firstDifference(wanted, actual) === null && firstDifference(actual, wanted) === null;
  return same === (comparison === '=');
}

function judge(spec: Json, observation: Observation, locale: Locale): Judgement {
  const segments = segmentsOf(spec);
  const path = stringField(spec, 'path') ?? '$';
  if (segments === null) return needsPerson(say(expectations['actual.unknown-spec'], locale));
  const asPrinted = findJson(observation.stdout);
  const { values, unread } =
    asPrinted.values.length > 0 ? asPrinted : findJson(visibleOutput(observation).stdout);
  if (values.length === 0) {
    const output = summary(observation, locale);
    if (unread || observation.truncated === true)
      return needsPerson(say(expectations['json.unread'], locale, { output }));
    return failed(say(expectations['json.none'], locale, { output }));
  }
  const found = values.flatMap((value) => {
    const at = valuesAt(value, segments);
    return field(spec, 'length') === true ? at.map(lengthOf) : at;
  });
  const verdicts = found.map((one) => fits(one, spec));
  const there = found.filter((one) => one !== undefined).map((one) => showJson(one, 60));
  const shown =
    there.length === 0
      ? say(text['actual.json-path-missing'], locale, { path })
      : say(text['actual.json-path'], locale, { path, values: [...new Set(there)].slice(0, 5).join(', ') });
  if (verdicts.some((one) => one === null)) return needsPerson(say(expectations['json.inexact'], locale));
  const fitting = verdicts.filter((one) => one === true).length;
  if (verdicts.length > 0 && fitting === verdicts.length) return passed(shown);
  // `[*]` speaks of every element; several JSON values in the output may be anything's.
  if (fitting === 0 || values.length === 1) return failed(shown);
  return needsPerson(say(expectations['json.several'], locale, { fitting, values: values.length }));
}

/** `$.status = "healthy"`, `$.pods[*].ready = true`, `$.items.length ≥ 3` (language.md §3). */
export const jsonPath: ExpectationKind = { name: 'json-path', judged: true, read, judge };
