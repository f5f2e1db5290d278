import { expectations as text } from '../../catalogue/expectations.ts';
import { expectationRanges as ranges } from '../../catalogue/expectation-ranges.ts';
import { say } from '../../catalogue/index.ts';
import type { Locale } from '../../catalogue/index.ts';
import type { Json } from '../../plan/types.ts';
import { COMPARISON, comparisonOf, holds, isComparison } from '../comparison.ts';
import { onFirstUse } from '../first-use.ts';
import { callsHttp, countHttpCalls, responsesOf, visibleResponses } from '../http-responses.ts';
import type { Response } from '../http-responses.ts';
import { failed, needsPerson, passed, summary } from '../judgements.ts';
import { normaliseText } from '../normalise.ts';
import { field, numbersField, stringField } from '../spec-fields.ts';
import type { ExpectationKind, Judgement, Observation, ReadingContext, ReadingResult } from '../types.ts';
import { visibleOutput } from '../visible-output.ts';
import { isCondition, isLong, readWording } from '../wording.ts';

const LABEL =
  /^(?:(?:HTTP\s*)?(?:状态码|狀態碼|响应码|響應碼|回應碼|状态|狀態|返回码|status\s*code|status|response\s*code|code)\s*(?:应该|应當|应|應|should\s+be|must\s+be)?\s*(?:为|為|是|is|等于|等於)?\s*[:=]{0,2}\s*|HTTP(?:\/[0-9](?:\.[0-9])?)?\s+)+/iu;
const STATUS = /^([1-5][0-9]{2}(?:\s*(?:或者|或|\/|、|or)\s*[1-5][0-9]{2})*)(?:\s+(\S.*))?$/iu;
/** `状态码 < 400`, `不是 503`: another range than one status. */
const COMPARED = onFirstUse(
  () => new RegExp(`^(${COMPARISON}|非|不应是|不應是|不应为|不應為|not)\\s*([1-5][0-9]{2})$`, 'iu'),
);
/** A reason phrase: a few words, the first with a capital (`200 rows` is a count), without digits or punctuation that could hold a further condition. */
const REASON = /^(?:ok|[A-Z][A-Za-z'-]*(?: [A-Za-z][A-Za-z'-]*){0,4})$/;
const FURTHER = /\b(?:with|and|or|in|within|for|if|body|json|no|not|all|but|when|after)\b/i;
const CHINESE_REASON = /^\p{Script=Han}{1,8}$/u;

const REFUSALS = Array.from({ length: 200 }, (_, index) => 400 + index);

/** curl's and wget's statuses that say that no response came, by the id of their words. */
const NO_RESPONSE: ReadonlyMap<number, keyof typeof text> = new Map([
  [6, 'http.no-host'],
  [7, 'http.refused'],
  [28, 'http.timed-out'],
  [35, 'http.tls'],
  [52, 'http.empty-reply'],
  [56, 'http.cut-off'],
  [60, 'http.certificate'],
]);

function isReason(words: string): boolean {
  return (REASON.test(words) && !FURTHER.test(words)) || (CHINESE_REASON.test(words) && !isCondition(words));
}

/** Without a label only `≠` speaks of the status: `< 400` may be any number's. */
function rangeOf(core: string, status: string, context: ReadingContext): ReadingResult | null {
  const match = COMPARED().exec(status);
  if (match === null) return null;
  const comparison = comparisonOf(match[1] ?? '') ?? '≠';
  if (status === core && comparison !== '≠') return null;
  const values = { comparison, status: match[2] ?? '' };
  return {
    ok: true,
    spec: { comparison, statuses: [Number(match[2])], reason: '', bare: status === core },
    reading: say(ranges['reading.http-range'], context.locale, values),
  };
}

/** Which statuses are expected. */
function fittingOf(spec: Json): (status: number) => boolean {
  const statuses = numbersField(spec, 'statuses');
  const comparison = stringField(spec, 'comparison');
  if (!isComparison(comparison)) return (status) => statuses.includes(status);
  return (status) => holds(status, comparison, statuses[0] ?? Number.NaN);
}

function read(words: string, context: ReadingContext): ReadingResult | null {
  if (isLong(words) || (context.block && words.trim().includes('\n'))) return null;
  if (!callsHttp(context)) return null;
  const wording = readWording(normaliseText(words));
  const core = wording.quoted?.length === 1 ? (wording.quoted[0] ?? '') : wording.core;
  const status = core.replace(LABEL, '');
  const range = rangeOf(core, status, context);
  if (range !== null) return range;
  const match = STATUS.exec(status);
  const reason = match?.[2]?.trim() ?? '';
  if (match === null || (reason !== '' && !isReason(reason))) return null;
  const statuses = ((match[1] ?? '').match(/[0-9]{3}/g) ?? []).map(Number);
  const bare = status === core && reason === '';
  const values = { status: statuses.join(say(text['or'], context.locale)) };
  const remark =
    wording.gloss === null ? '' : say(text['reading.gloss'], context.locale, { text: wording.gloss });
  return {
    ok: true,
    spec: { statuses, reason, bare },
    reading: say(text['reading.http-status'], context.locale, values) + remark,
  };
}

function describe(responses: readonly Response[]): string {
  return responses
    .slice(0, 10)
    .map(({ status, reason }) =>
      reason === '' ? `HTTP ${String(status)}` : `HTTP ${String(status)} ${reason}`,
    )
    .join(', ');
}

/** Several calls leave the headers of the last only: the machine judges when each printed its own status, and all are the expected one. */
function judgeSeveral(
  calls: number | null,
  fits: (status: number) => boolean,
  observation: Observation,
  locale: Locale,
): Judgement {
  const seen = visibleResponses(observation);
  const complete = calls !== null && seen.length === calls && observation.truncated !== true;
  if (complete && seen.every(({ status }) => fits(status))) return passed(describe(seen));
  const known = seen.length > 0 ? seen : responsesOf(observation);
  const output = known.length > 0 ? describe(known) : summary(observation, locale);
  return needsPerson(say(text['http.several-calls'], locale, { output }));
}

function judgeNothing(
  fits: (status: number) => boolean,
  observation: Observation,
  locale: Locale,
): Judgement {
  const status = observation.exitStatus;
  const wget = /\bwget\s/.test(observation.command);
  const id = wget
    ? status === 4
      ? 'http.wget-network'
      : status === 5
        ? 'http.tls'
        : undefined
    : NO_RESPONSE.get(status);
  if (id !== undefined) return failed(say(text[id], locale, { status }));
  // `curl -f` and wget say in this way that some status from 400 up came.
  const refused = status === (wget ? 8 : 22);
  if (refused && !REFUSALS.some(fits)) return failed(say(text['http.error-status'], locale, { status }));
  return needsPerson(say(text['http.no-status'], locale, { output: summary(observation, locale) }));
}

/** Words of the expectation that are nowhere to be seen are a note, not a failure (language.md §3). */
function note(
  reason: string,
  responses: readonly Response[],
  observation: Observation,
  locale: Locale,
): string {
  if (reason === '') return '';
  const seen = `${describe(responses)}\n${visibleOutput(observation).stdout}`.toLowerCase();
  return seen.includes(reason.toLowerCase()) ? '' : say(text['http.words-missing'], locale, { text: reason });
}

function judge(spec: Json, observation: Observation, locale: Locale): Judgement {
  const statuses = numbersField(spec, 'statuses');
  if (statuses.length === 0) return needsPerson(say(text['actual.unknown-spec'], locale));
  const fits = fittingOf(spec);
  const calls = countHttpCalls(observation.command);
  if (calls === null || calls > 1) return judgeSeveral(calls, fits, observation, locale);
  const responses = responsesOf(observation);
  if (responses.length === 0) return judgeNothing(fits, observation, locale);
  const actual = describe(responses);
  const fitting = responses.filter(({ status }) => fits(status)).length;
  const shown = visibleOutput(observation).stdout.trim();
  // `curl …/count` prints 199 with HTTP status 200: a bare `200` may have meant either.
  const mayBeShown = field(spec, 'bare') === true && /^-?[0-9.]+$/.test(shown);
  const contradicted = mayBeShown && fits(Number(shown)) !== fitting > 0;
  if (fitting === 0 && !contradicted) return failed(actual);
  if (fitting < responses.length || contradicted) {
    return needsPerson(
      say(text['http.ambiguous'], locale, { responses: actual, output: summary(observation, locale) }),
    );
  }
  return passed(actual + note(stringField(spec, 'reason') ?? '', responses, observation, locale));
}

/** 22 of `curl -f` and 8 of wget say that a status from 400 up came, which is what was expected and seen. */
function explainsExitStatus(spec: Json, observation: Observation): boolean {
  const fits = fittingOf(spec);
  const status = /\bwget\s/.test(observation.command) ? 8 : 22;
  return (
    observation.exitStatus === status && countHttpCalls(observation.command) === 1 && REFUSALS.some(fits)
  );
}

/** `503 Maintenance Mode`, `200 OK` behind curl or wget: judged by the response's status, although plain curl prints only the body (language.md §3). */
export const httpStatus: ExpectationKind = {
  name: 'http-status',
  judged: true,
  read,
  explainsExitStatus,
  judge,
};
