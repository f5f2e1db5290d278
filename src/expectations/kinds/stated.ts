import { expectationStated as text } from '../../catalogue/expectation-stated.ts';
import { expectations } from '../../catalogue/expectations.ts';
import { say } from '../../catalogue/index.ts';
import type { Locale } from '../../catalogue/index.ts';
import type { Json } from '../../plan/types.ts';
import { findLiteral } from '../boundaries.ts';
import { failed, needsPerson, passed, summary } from '../judgements.ts';
import { isNumber, judgeLoneNumber } from '../lone-number.ts';
import { nearestLine } from '../nearest.ts';
import { normaliseText } from '../normalise.ts';
import { judgePair } from '../pairs.ts';
import type { Pair } from '../pairs.ts';
import { field, stringField } from '../spec-fields.ts';
import { readPairs, readStated } from '../stated-words.ts';
import type { ExpectationKind, Judgement, Observation, ReadingContext, ReadingResult } from '../types.ts';
import { valuesUnder } from '../values-under.ts';
import { HEAD, isCell } from '../items.ts';
import { excerpt, visibleOutput } from '../visible-output.ts';
import { readWording, tidy } from '../wording.ts';

function read(words: string, context: ReadingContext): ReadingResult | null {
  if (context.block) return null;
  const normalised = normaliseText(tidy(words)).trim();
  if (normalised.includes('\n')) return null;
  const { locale } = context;
  const several = readPairs(normalised);
  const stated = several === null ? readStated(normalised) : null;
  if (several === null && stated === null) return null;
  // `状态为 active`, `输出为 OK`: that is the output itself.
  const isLiteral = stated !== null && stated.keys.length === 0 && !stated.every && readWording(words).peeled;
  if (isLiteral) return null;
  const { keys, value, every } = stated ?? { keys: [], value: '', every: false };
  const pairs = several ?? keys.map((key) => ({ key, value }));
  const joint = say(text.and, locale);
  const shown = pairs.map((pair) => say(text.pair, locale, { ...pair })).join(joint);
  const id = pairs.length > 0 ? 'reading.pairs' : every ? 'reading.every-line' : 'reading.only-line';
  return {
    ok: true,
    spec: { pairs: pairs.map((pair) => ({ ...pair })), value, every },
    reading: say(text[id], locale, { pairs: shown, value }),
  };
}

function pairsIn(spec: Json): readonly Pair[] {
  const all = field(spec, 'pairs');
  if (!Array.isArray(all)) return [];
  return all.flatMap((one: Json): Pair[] => {
    const [key, value] = [stringField(one, 'key'), stringField(one, 'value')];
    return key === null || value === null ? [] : [{ key, value }];
  });
}

function linesOf(observation: Observation): readonly string[] {
  const { stdout, text: both } = visibleOutput(observation);
  return (stdout.trim() === '' ? both : stdout)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** `均为 active`: of every line. Only in a table, or where each line is one word, it is sure that every line is an item. */
function judgeEvery(value: string, observation: Observation, locale: Locale): Judgement {
  const all = linesOf(observation);
  const lines = all.length > 1 && HEAD.test(all[0] ?? '') ? all.slice(1) : all;
  const isTable = lines.length < all.length;
  const others = lines.filter((line) =>
    isTable ? !isCell(line, value) : findLiteral(line, value).kind !== 'free',
  );
  if (lines.length === 0) return failed(say(expectations['no-output'], locale));
  if (observation.truncated === true) return needsPerson(say(expectations['actual.truncated'], locale));
  const actual = say(text['actual.lines'], locale, {
    fitting: lines.length - others.length,
    lines: lines.length,
    other: excerpt(others[0] ?? '', 120),
  });
  if (others.length === 0) return passed(say(text['actual.all-lines'], locale, { lines: lines.length }));
  const absent = others.every((line) => findLiteral(line, value).kind === 'absent');
  const items = isTable || lines.every((line) => !line.includes(' '));
  if (absent && (items || others.length === lines.length)) return failed(actual, others[0] ?? null);
  return needsPerson(actual);
}

/** `镜像为 app:v1`: an author's own name for what the command prints, which then is one line. */
function judgeOnlyLine(value: string, observation: Observation, locale: Locale): Judgement {
  const lines = linesOf(observation);
  const [line = ''] = lines;
  if (lines.length === 1 && isNumber(value) && isNumber(line))
    return judgeLoneNumber(value, observation, locale);
  const found = findLiteral(line, value).kind;
  if (lines.length === 1 && observation.truncated !== true) {
    if (found === 'free' && !isNumber(value) && isAllOf(line, value)) return passed(excerpt(line));
    if (found === 'absent' && !line.includes(' ')) return failed(excerpt(line), nearestLine(line, value));
  }
  return needsPerson(summary(observation, locale));
}

/** The line is the value, or ends with it behind a name: `nginx version: nginx/1.24.0`, `registry/app:v1`. Not `origin/main`. */
function isAllOf(line: string, value: string): boolean {
  if (!line.endsWith(value)) return false;
  const before = line.slice(0, line.length - value.length);
  return (
    before === '' || /[:=] ?$|[:=] ?\S+\/$/.test(before) || (/^\S+\/$/.test(before) && value.includes(':'))
  );
}

function isNowhere(key: string, observation: Observation): boolean {
  const { values, unclear } = valuesUnder(key, observation);
  return values.length === 0 && !unclear;
}

function judge(spec: Json, observation: Observation, locale: Locale): Judgement {
  const pairs = pairsIn(spec);
  const value = stringField(spec, 'value') ?? '';
  const every = field(spec, 'every') === true;
  if (pairs.length === 0 && value === '')
    return needsPerson(say(expectations['actual.unknown-spec'], locale));
  if (pairs.length === 0)
    return every ? judgeEvery(value, observation, locale) : judgeOnlyLine(value, observation, locale);
  const [only, another] = pairs;
  // An author's own name, although in Latin letters: `version 为 1.2` behind `cat VERSION`.
  if (only !== undefined && another === undefined && isNowhere(only.key, observation))
    return judgeOnlyLine(only.value, observation, locale);
  const judged = pairs.map((pair) => judgePair(pair, every || pairs.length > 1, observation, locale));
  const worst =
    judged.find(({ verdict }) => verdict === 'failed') ??
    judged.find(({ verdict }) => verdict === 'needs-person');
  return worst ?? passed(judged.map(({ actual }) => actual).join(' · '));
}

/** `status 为 UP`, `failed=0 unreachable=0`, `均为 active`: what is said of a value by its name (language.md §3). */
export const stated: ExpectationKind = { name: 'stated', judged: true, read, judge };
