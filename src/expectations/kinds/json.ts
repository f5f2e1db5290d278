import { expectations as text } from '../../catalogue/expectations.ts';
import { say } from '../../catalogue/index.ts';
import type { Locale } from '../../catalogue/index.ts';
import type { Json } from '../../plan/types.ts';
import { findJson } from '../json-output.ts';
import {
  brokenAt,
  firstDifference,
  holdsInexactNumber,
  isTooDeep,
  leavesOpen,
  parseJson,
  showJson,
} from '../json-values.ts';
import type { Difference } from '../json-values.ts';
import { failed, needsPerson, passed, summary } from '../judgements.ts';
import { nearestLine } from '../nearest.ts';
import { normaliseText } from '../normalise.ts';
import { field } from '../spec-fields.ts';
import type { ExpectationKind, Judgement, Observation, ReadingContext, ReadingResult } from '../types.ts';
import { visibleOutput } from '../visible-output.ts';
import { hasForeignLetters, isLong, readWording } from '../wording.ts';

/** An ellipsis before a closing brace says "and other keys", which a subset allows anyway. */
const OTHER_KEYS = /,? ?\.{3,} ?(?=\})/g;

/** What an input method makes of JSON, undone: full-width punctuation, curly quotes. */
function plainSpelling(words: string): string {
  return normaliseText(words).replace(/\s+/g, ' ').replace(/[“”]/gu, '"');
}

function valueOf(words: string): Json | undefined {
  const spelling = plainSpelling(words);
  const plain = parseJson(words) ?? parseJson(spelling);
  if (plain !== undefined) return plain;
  const closed = parseJson(spelling.replace(OTHER_KEYS, ''));
  // `{…}` alone would hold of every object and say nothing.
  return closed !== undefined && Object.keys(closed ?? {}).length > 0 ? closed : undefined;
}

function malformed(words: string, context: ReadingContext): ReadingResult | null {
  // What only resembles JSON (`{ status: 'ok' }`, `{0..3}`) may be output; what opens with a key in quotes is meant as JSON.
  if (!/^\{\s*["“]/u.test(words)) return null;
  const last = words.lastIndexOf('}');
  // JSON with a remark behind it: a person reads the remark.
  if (
    last >= 0 &&
    hasForeignLetters(words.slice(last + 1)) &&
    valueOf(words.slice(0, last + 1)) !== undefined
  )
    return null;
  const spelling = plainSpelling(words);
  const at = brokenAt(spelling);
  const id = at >= spelling.trimEnd().length ? 'error.json-breaks-off' : 'error.json';
  const before = spelling.slice(Math.max(0, at - 20), at);
  const values = { position: at + 1, character: spelling.charAt(at), before };
  return { ok: false, reason: say(text[id], context.locale, values) };
}

/** `"a": 1, "b": 2`: an author who leaves the braces away means them. One pair alone may be any output's. */
function braced(words: string): string {
  if (!/^["“][^"“”]{1,80}["”]\s*[:：]/u.test(words)) return words;
  const whole = `{${words}}`;
  return Object.keys(valueOf(whole) ?? {}).length > 1 ? whole : words;
}

function read(author: string, context: ReadingContext): ReadingResult | null {
  const words = context.block ? author : braced(author);
  if (!/[{[]/.test(words)) return null;
  const wording = context.block || isLong(words) ? null : readWording(words);
  // Behind a verb quotes are only quotes: 返回 `{"ok": true}`. Back quotes around the whole never come here.
  const quoted = wording?.peeled === true && wording.quoted?.length === 1 ? wording.quoted[0] : undefined;
  const core = (quoted ?? wording?.core ?? words).trim().replace(/^json\s*[:：]?\s*(?=[{[])/i, '');
  if (!/^[{[]/.test(core)) return null;
  const value = valueOf(core);
  if (value === undefined || typeof value !== 'object' || value === null) {
    return context.block ? null : malformed(core, context);
  }
  if (isTooDeep(value)) return { ok: false, reason: say(text['error.json-deep'], context.locale) };
  const shown = showJson(value, 120);
  const gloss = wording?.gloss ?? null;
  const open = leavesOpen(value) ? say(text['reading.json-open'], context.locale) : '';
  const remark = open + (gloss === null ? '' : say(text['reading.gloss'], context.locale, { text: gloss }));
  return {
    ok: true,
    spec: { value },
    reading: say(text['reading.json'], context.locale, { text: shown }) + remark,
  };
}

function describe({ path, expected, actual }: Difference, locale: Locale): string {
  const shown = actual === undefined ? say(text['json.no-key'], locale) : showJson(actual, 80);
  return say(text['json.difference'], locale, {
    path,
    expected: showJson(expected, 80),
    actual: shown,
  });
}

function judge(spec: Json, observation: Observation, locale: Locale): Judgement {
  const expected = field(spec, 'value');
  if (expected === undefined) return needsPerson(say(text['actual.unknown-spec'], locale));
  const { stdout } = visibleOutput(observation);
  // As it came first: NFKC may change what stands in a string. Then as a person sees it.
  const asPrinted = findJson(observation.stdout);
  const { values, unread } = asPrinted.values.length > 0 ? asPrinted : findJson(stdout);
  if (values.length === 0) {
    if (unread || observation.truncated === true) {
      return needsPerson(say(text['json.unread'], locale, { output: summary(observation, locale) }));
    }
    return failed(
      say(text['json.none'], locale, { output: summary(observation, locale) }),
      nearestLine(stdout, showJson(expected, 200)),
    );
  }
  const differences = values.map((value) => firstDifference(expected, value));
  const first = differences.find((one) => one !== null);
  const fitting = differences.filter((one) => one === null).length;
  if (fitting === 0 && first !== undefined) return failed(describe(first, locale));
  if (fitting < values.length) {
    return needsPerson(say(text['json.several'], locale, { fitting, values: values.length }));
  }
  if (holdsInexactNumber(expected)) return needsPerson(say(text['json.inexact'], locale));
  return passed(showJson(values[0] ?? null, 200));
}

/** `严格`: standard output is this JSON and nothing else. */
function judgeStrictly(spec: Json, observation: Observation, locale: Locale): Judgement {
  const expected = field(spec, 'value');
  if (expected === undefined) return needsPerson(say(text['actual.unknown-spec'], locale));
  if (observation.truncated === true) return needsPerson(say(text['actual.truncated'], locale));
  const { stdout } = visibleOutput(observation);
  const actual = parseJson(observation.stdout.trim()) ?? parseJson(stdout.trim());
  if (actual === undefined)
    return failed(say(text['json.not-whole'], locale, { output: summary(observation, locale) }));
  // Both ways: nothing is missing and nothing is more.
  const missing = firstDifference(expected, actual);
  if (missing !== null) return failed(describe(missing, locale));
  const more = firstDifference(actual, expected);
  if (more !== null)
    return failed(say(text['json.more'], locale, { path: more.path, actual: showJson(more.expected, 80) }));
  if (holdsInexactNumber(expected)) return needsPerson(say(text['json.inexact'], locale));
  return passed(showJson(actual, 200));
}

/** `{"status": "healthy"}`: a subset of the JSON in standard output; extra keys are fine, types strict, spacing irrelevant (language.md §3). */
export const json: ExpectationKind = { name: 'json', judged: true, read, judge, judgeStrictly };
