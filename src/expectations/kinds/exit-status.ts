import { expectationValues as values } from '../../catalogue/expectation-values.ts';
import { expectations as text } from '../../catalogue/expectations.ts';
import { say } from '../../catalogue/index.ts';
import type { Locale } from '../../catalogue/index.ts';
import type { Json } from '../../plan/types.ts';
import { callsHttp } from '../http-responses.ts';
import { holdsAny } from '../hints.ts';
import { failed, needsPerson, passed } from '../judgements.ts';
import { normaliseText } from '../normalise.ts';
import { numbersField, stringField } from '../spec-fields.ts';
import type { ExpectationKind, Judgement, Observation, ReadingContext, ReadingResult } from '../types.ts';
import { excerpt } from '../visible-output.ts';
import { tidy } from '../wording.ts';

const NAME =
  '(?:(?:命令|程序|程式|进程)?的?(?:(?:退出|结束|結束|离开|離開)(?:状态|狀態)?|返回)(?:码|碼|值)|(?:退出|结束|結束)(?:状态|狀態)|\\$\\?|(?:(?:returns?|has|with|the)\\s+)*(?:exit|return)\\s*-?(?:status|code)(?:\\s+(?:status|code))?|exits?(?:\\s+with)?)';
const VERB =
  '(?:\\s*(?:应该|应当|應該|應|应|需|须|must|should)?\\s*(?:为|為|是|等于|等於|to\\s+be|be|is|equals?|of)?\\s*[:=]{0,2}\\s*)';
const EXIT = new RegExp(`^${NAME}(?![A-Za-z])${VERB}(.+)$`, 'iu');
/** One of these is in whatever EXIT takes. */
const HINTS = ['码', '碼', '值', '状态', '狀態', '$?', 'exit', 'return'];
const ANY = /^(?:任意|任何|不限|任意值|均可|都可以|any|anything|any\s+(?:value|status|code))$/i;
const NON_ZERO =
  /^(?:非\s*(?:0|零)|不(?:应|應|能|得)?(?:为|為|是|等于|等於)?\s*(?:0|零)|(?:!=|≠|<>|!==)\s*0|non-?\s?zero|not\s+(?:be\s+)?(?:0|zero))$/iu;
const LIST = /^[0-9]{1,6}(?:\s*(?:或者|或|、|,|\/|\||or)\s*[0-9]{1,6})*$/i;

/** `退出码 = O`, `退出码: -1`, `退出码 N`: a number was meant. */
const MISWRITTEN = /^(?:-?[0-9.]+[A-Za-z]*|[A-Za-z])$/;

/** Bash reports 0–255. */
const HIGHEST = 255;

type Demand =
  | { readonly demand: 'any' }
  | { readonly demand: 'non-zero' }
  | { readonly demand: 'one-of'; readonly statuses: readonly number[] };

function demandOf(words: string): Demand | null {
  const value = words
    .replace(/[「」『』`"'“”]/gu, '')
    .replace(/^零$/u, '0')
    .trim();
  if (ANY.test(value)) return { demand: 'any' };
  if (NON_ZERO.test(value)) return { demand: 'non-zero' };
  if (/^(?:zero|success)$/i.test(value)) return { demand: 'one-of', statuses: [0] };
  if (!LIST.test(value)) return null;
  return { demand: 'one-of', statuses: (value.match(/[0-9]+/g) ?? []).map(Number) };
}

function read(words: string, context: ReadingContext): ReadingResult | null {
  if (context.block) return null;
  const normalised = normaliseText(tidy(words));
  if (!holdsAny(normalised.toLowerCase(), HINTS)) return null;
  const value = EXIT.exec(normalised)?.[1];
  const demand = value === undefined ? null : demandOf(value);
  if (demand === null) {
    if (value === undefined || !MISWRITTEN.test(value)) return null;
    return {
      ok: false,
      reason: say(values['error.exit-number'], context.locale, { text: excerpt(value, 40) }),
    };
  }
  switch (demand.demand) {
    case 'any':
      return { ok: true, spec: { ...demand }, reading: say(text['reading.exit-any'], context.locale) };
    case 'non-zero':
      return { ok: true, spec: { ...demand }, reading: say(text['reading.exit-non-zero'], context.locale) };
    case 'one-of': {
      const status = demand.statuses.join(say(text['or'], context.locale));
      // `返回码 200` behind curl speaks of HTTP.
      if (/^返回/u.test(tidy(words)) && callsHttp(context) && demand.statuses.every((one) => one >= 100))
        return null;
      if (demand.statuses.some((one) => one > HIGHEST)) {
        return { ok: false, reason: say(text['error.exit-range'], context.locale, { status }) };
      }
      return {
        ok: true,
        spec: { ...demand },
        reading: say(text['reading.exit-status'], context.locale, { status }),
      };
    }
  }
}

function judge(spec: Json, observation: Observation, locale: Locale): Judgement {
  const { exitStatus } = observation;
  const actual = say(text['actual.exit-status'], locale, { status: exitStatus });
  const demand = stringField(spec, 'demand');
  if (demand === 'any') return passed(actual);
  if (demand === 'non-zero') return exitStatus === 0 ? failed(actual) : passed(actual);
  const statuses = numbersField(spec, 'statuses');
  if (statuses.length === 0) return needsPerson(say(text['actual.unknown-spec'], locale));
  return statuses.includes(exitStatus) ? passed(actual) : failed(actual);
}

/** True for `退出码 任意`, which lets the command end as it likes and so asserts nothing. */
function assertsNothing(spec: Json): boolean {
  return stringField(spec, 'demand') === 'any';
}

/** `退出码 3`, `退出码 非0`, `退出码 任意`, `exit code 0 or 1`: what the exit status must be instead of 0 (language.md §3). */
export const exitStatus: ExpectationKind = {
  name: 'exit-status',
  judged: true,
  ownsExitStatus: () => true,
  assertsNothing,
  read,
  judge,
};
