import { expectations as text } from '../../catalogue/expectations.ts';
import { expectationStated as statedText } from '../../catalogue/expectation-stated.ts';
import { expectationRanges as ranges } from '../../catalogue/expectation-ranges.ts';
import { say } from '../../catalogue/index.ts';
import type { Locale } from '../../catalogue/index.ts';
import type { Json } from '../../plan/types.ts';
import { findLiteral, lineAt } from '../boundaries.ts';
import type { Finding } from '../boundaries.ts';
import { callsHttp } from '../http-responses.ts';
import { failed, needsPerson, passed, summary } from '../judgements.ts';
import { holdsAny } from '../hints.ts';
import { isNumber, judgeLoneNumber } from '../lone-number.ts';
import { judgeLinesStrictly, textLine } from '../line-block.ts';
import { isStateOfItems, itemsBeside } from '../items.ts';
import { nearestLine } from '../nearest.ts';
import { normaliseText } from '../normalise.ts';
import { maybeOtherwise, onlyInComments, otherwiseStated } from '../otherwise-stated.ts';
import { field, stringsField } from '../spec-fields.ts';
import { readPair } from '../stated-words.ts';
import type { ExpectationKind, Judgement, Observation, ReadingContext, ReadingResult } from '../types.ts';
import { excerpt, visibleOutput } from '../visible-output.ts';
import { hasForeignLetters, readWording, verbatim } from '../wording.ts';
import type { Wording } from '../wording.ts';

/** English that speaks about the output instead of being it. Going to a person is the safe side. */
const ABOUT_OUTPUT =
  /\b(?:should|shouldn't|same as|as before|as expected|at least|at most|(?:greater|less|more|fewer|other) than|no longer|instead of|equals? to|not (?:contain|include|show|print|display)s?|\w+n['’]t (?:contain|include|show|print|display))\b|^\S+ or \S+$|^(?:is )?(?:not |non-?)empty$|^is \S+$|^[\w ]{0,30}(?:[<>]=?|[≥≤]) ?[0-9][0-9.,]* ?[A-Za-z]+$/i;
/** `around 12000`, `the old version`: nothing prints itself so; in capitals it may. */
const VAGUE =
  /^(?:around|about|approximately|approx\.?|roughly|nearly|almost) |^(?:the|an?|your|both|similar|same) [a-z][a-z -]*[.]?$/;
/** One of these is in whatever ABOUT_OUTPUT takes. */
const ABOUT_HINTS = [
  'should',
  'same as',
  'as before',
  'as expected',
  'at least',
  'at most',
  'than',
  'no longer',
  'instead of',
  'equal',
  'not ',
  "n't",
  'n’t',
  ' or ',
  'empty',
  'is ',
  '<',
  '>',
  '≥',
  '≤',
];
/** After `should show`, `returns`: these begin a description, not an output. */
const DESCRIPTION = /^(?:not|no|any|all|the|a|an|only|some|every|each|either|both|more|nothing|empty)\b/i;

/** `HTTP 200, {…}`, `200 with a token`, `2xx`: more than a status, which curl's visible output need not hold. */
const MORE_THAN_STATUS = /^(?:HTTP\S*\s+)?[1-5](?:[0-9]{2}|xx)(?![A-Za-z0-9.])/i;

function normalised(words: string): string {
  return normaliseText(words).replace(/\n/g, ' ').trim();
}

/** Signs of a Chinese keyboard in a text of ASCII, as a tool prints them: `inactive（dead）` is `inactive (dead)` or `inactive(dead)`. */
function spellingsOf(words: string): readonly string[] {
  if (!/[（）：，；“”‘’]/u.test(words)) return [];
  const straight = words.replace(/[“”]/gu, '"').replace(/[‘’]/gu, "'");
  const spaced = straight
    .replace(/(?<=[!-~])（/gu, ' (')
    .replace(/）(?=[!-~])/gu, ') ')
    .replace(/[：，；](?=[!-~])/gu, '$& ');
  const own = normalised(words);
  return [...new Set([straight, spaced].map(normalised))].filter((one) => one !== own);
}

function saysSomething(literal: string): boolean {
  return /[A-Za-z0-9]/.test(literal) || /[\p{L}\p{N}]/u.test(literal);
}

function isAboutOutput(words: string): boolean {
  return VAGUE.test(words) || (holdsAny(words.toLowerCase(), ABOUT_HINTS) && ABOUT_OUTPUT.test(words));
}

/** Behind an English verb two or more plain lower-case words describe; a token, a number or a capital is output. English behind a Chinese verb is output. */
function isDescription(wording: Wording): boolean {
  const { peeled, english, core } = wording;
  return peeled && (DESCRIPTION.test(core) || (english && /^[a-z]+(?: [a-z]+)+$/.test(core)));
}

function textsOf(
  words: string,
): { readonly texts: readonly string[]; readonly wording: Wording | null } | null {
  const exact = verbatim(words);
  if (exact !== null) return { texts: [exact], wording: null };
  const wording = readWording(words);
  if (wording.quoted !== null) return { texts: wording.quoted, wording };
  const core = wording.core.replace(/^={1,2}\s*(?=-?[0-9][0-9.,]*%?$)/, '');
  if (hasForeignLetters(core) || isAboutOutput(core) || isDescription(wording)) return null;
  return { texts: [core], wording };
}

function read(words: string, context: ReadingContext): ReadingResult | null {
  if (context.block) return null;
  const found = textsOf(words);
  if (found === null) return null;
  const unquoted = found.wording !== null && found.wording.quoted === null;
  if (unquoted && callsHttp(context) && MORE_THAN_STATUS.test(found.texts[0] ?? '')) return null;
  const texts = found.texts.map(normalised);
  if (!texts.every(saysSomething)) return null;
  const gloss = found.wording?.gloss ?? null;
  const returned = found.wording?.returned === true && texts.length === 1 && isNumber(texts[0] ?? '');
  const contents = texts
    .map((one) => say(text['quoted'], context.locale, { text: one }))
    .join(say(text['and'], context.locale));
  const single = texts.length === 1 && isNumber(texts[0] ?? '');
  const reading = single
    ? say(text['reading.lone-number'], context.locale, { text: texts[0] ?? '' })
    : say(text['reading.literal'], context.locale, { text: contents });
  const spellings = unquoted && texts.length === 1 ? spellingsOf(found.texts[0] ?? '') : [];
  const loose = unquoted && texts.length === 1 && !single;
  const otherwise = loose && maybeOtherwise(texts[0] ?? '', context.command);
  const pair = otherwise ? readPair(texts[0] ?? '') : null;
  const remarks = [
    ...(pair === null ? [] : [say(statedText['reading.as-pair'], context.locale, { ...pair })]),
    ...(gloss === null ? [] : [say(text['reading.gloss'], context.locale, { text: gloss })]),
    ...(spellings.length === 0 ? [] : [say(ranges['reading.spellings'], context.locale)]),
  ];
  const spec = {
    texts,
    ...(returned ? { returned } : {}),
    ...(otherwise ? { otherwise } : {}),
    ...(loose && isStateOfItems(texts[0] ?? '', context.command) ? { items: true } : {}),
    ...(spellings.length === 0 ? {} : { spellings }),
  };
  return { ok: true, spec, reading: reading + remarks.join('') };
}

function judgeText(literal: string, finding: Finding, observation: Observation, locale: Locale): Judgement {
  const output = visibleOutput(observation).text;
  switch (finding.kind) {
    case 'free':
      return passed(excerpt(lineAt(output, finding.index)));
    case 'glued':
    case 'denied':
      return needsPerson(
        say(finding.kind === 'glued' ? text['actual.glued'] : ranges['actual.denied'], locale, {
          text: literal,
          line: excerpt(lineAt(output, finding.index)),
        }),
      );
    case 'absent':
      if (observation.truncated === true) return needsPerson(say(text['actual.truncated'], locale));
      return failed(summary(observation, locale), nearestLine(output, literal));
  }
}

/** Any spelling will do. */
function bestOf(spellings: readonly string[], output: string): Finding {
  const findings = spellings.map((one) => findLiteral(output, one));
  return (
    findings.find(({ kind }) => kind === 'free') ??
    findings.find(({ kind }) => kind !== 'absent') ?? { kind: 'absent' }
  );
}

/** `返回 0` may speak of the exit status: an output without any number does not refute it. */
function judgeNumber(literal: string, spec: Json, observation: Observation, locale: Locale): Judgement {
  const judgement = judgeLoneNumber(literal, observation, locale);
  const { stdout } = visibleOutput(observation);
  if (judgement.verdict !== 'failed' || field(spec, 'returned') !== true || /[0-9]/.test(stdout))
    return judgement;
  return needsPerson(
    say(text['actual.returned'], locale, { text: literal, output: summary(observation, locale) }),
  );
}

function judge(spec: Json, observation: Observation, locale: Locale): Judgement {
  const texts = stringsField(spec, 'texts');
  const only = texts[0];
  if (only === undefined) return needsPerson(say(text['actual.unknown-spec'], locale));
  if (texts.length === 1 && isNumber(only)) return judgeNumber(only, spec, observation, locale);
  const output = visibleOutput(observation).text;
  const spellings = stringsField(spec, 'spellings');
  const judged = texts.map((one) => {
    const judgement = judgeText(one, bestOf([one, ...spellings], output), observation, locale);
    const otherwise = field(spec, 'otherwise') === true;
    if (judgement.verdict === 'failed' && otherwise)
      return otherwiseStated(one, observation, locale) ?? judgement;
    if (judgement.verdict !== 'passed') return judgement;
    const beside = field(spec, 'items') === true ? itemsBeside(one, observation, locale) : null;
    return beside ?? (otherwise ? onlyInComments(one, observation) : null) ?? judgement;
  });
  const worst =
    judged.find((one) => one.verdict === 'failed') ?? judged.find((one) => one.verdict === 'needs-person');
  return worst ?? passed(judged.map((one) => one.actual).join(' · '));
}

/** `严格`: the output is this text and nothing else, blank lines aside. */
function judgeStrictly(spec: Json, observation: Observation, locale: Locale): Judgement {
  const texts = stringsField(spec, 'texts');
  return judgeLinesStrictly(texts.length === 1 ? texts.map(textLine) : [], observation, locale);
}

/** Output as the author wrote it: `inactive (dead)`, `` `exact text` ``, `「原文」` (language.md §3). */
export const literal: ExpectationKind = {
  name: 'literal',
  judged: true,
  read,
  judge,
  judgeStrictly,
  sought: (spec) => {
    const needles = stringsField(spec, 'texts');
    // A number must be the only one, or alone on its line: that takes the whole output.
    if (needles.length === 0 || needles.some(isNumber)) return null;
    // What stands beside them counts as well.
    if (field(spec, 'otherwise') === true || field(spec, 'items') === true) return null;
    return { needles: [...needles, ...stringsField(spec, 'spellings')], anyCase: false };
  },
};
