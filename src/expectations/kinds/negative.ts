import { expectations as prose } from '../../catalogue/expectations.ts';
import { say } from '../../catalogue/index.ts';
import type { Locale } from '../../catalogue/index.ts';
import type { Json } from '../../plan/types.ts';
import { findLiteral, lineAt } from '../boundaries.ts';
import { holdsAny } from '../hints.ts';
import { failed, needsPerson, passed } from '../judgements.ts';
import { normaliseText } from '../normalise.ts';
import { stringsField } from '../spec-fields.ts';
import type { ExpectationKind, Judgement, Observation, ReadingContext, ReadingResult } from '../types.ts';
import { excerpt, visibleOutput } from '../visible-output.ts';
import { hasForeignLetters, quotedPieces, tidy } from '../wording.ts';

const NOT =
  /^(?:(?:命令|终端|終端)?的?(?:输出|輸出|结果|結果|日志|日誌|响应|響應|内容|內容)(?:中|里|裡|内|內)?)?(?:(?:应该|應該|应当|應當|应|應|会|會|能|得|可|再)?不(?:应该|應該|应当|應當|应|應|会|會|能|得|可|再)?(?:包含|包括|含有|含|出现|出現|存在|看到|看见|看見|显示|顯示|输出|輸出)|(?:没有|沒有|未|未曾|没|沒)(?:包含|出现|出現|看到|看见|看見|发现|發現))(?:有)?\s*:?\s*(.+)$/u;
/** `没有 ERROR`, `无 FATAL 日志`: a word of a log, in one piece. */
const NONE =
  /^(?:(?:输出|輸出|日[志誌])(?:中|里|裡|内|內)?)?(?:应|應)?(?:没有|沒有|无|無)(?:任何)? ?([A-Za-z][A-Za-z_]{2,40})(?: ?(?:级别|級別|状态|狀態)?的?(?:日[志誌]|报错|報錯|错误|錯誤|异常|異常|告警|记录|記錄|pods?|容器|节点|節點))?$/iu;
const NOT_EN =
  /^(?:(?:the )?(?:output|result|response|it) )?(?:(?:does|do|must|should|will) not|(?:doesn|don|mustn|shouldn|won)['’]t|not) (?:contains?|includes?|show|print|display)\s*:?\s+(.+)$/i;
const SUFFIX = /\s*(?:等)?(?:字样|字樣|字符串|字眼|日志|日誌|信息|消息|关键字|關鍵字)$/u;
const JOINT = /\s*(?:、|或者|或|和|与|與|及|以及|\bor\b|\band\b|\bnor\b)\s*/u;
const QUOTED_JOINT = /\s*(?:[、,/|]|或者|或|和|与|與|及|以及|\bor\b|\band\b|\bnor\b)\s*/uy;
/** `not contain any error` speaks of errors, not of the text "any error". */
const DESCRIPTION =
  /^(?:any|an?|the|errors?|error messages?|warnings?|exceptions?|failures?)$|^(?:any|an?|the)\s/;

/** One of these is in whatever NOT or NOT_EN takes. */
const HINTS = ['不', '没', '沒', '无', '無', '未', 'not ', "'t ", '’t '];

/** What must not appear; null where that is described and not spelled out (`不包含错误`). */
function forbiddenTexts(words: string, english: boolean): readonly string[] | null {
  const quoted = quotedPieces(words, QUOTED_JOINT);
  if (quoted !== null) return quoted;
  const parts = words.split(JOINT);
  const spelled = parts.every(
    (part) => /[A-Za-z0-9]/.test(part) && !hasForeignLetters(part) && !(english && DESCRIPTION.test(part)),
  );
  return spelled ? parts : null;
}

function read(words: string, context: ReadingContext): ReadingResult | null {
  if (context.block) return null;
  const text = normaliseText(tidy(words));
  if (!holdsAny(text.toLowerCase(), HINTS)) return null;
  const english = NOT_EN.exec(text)?.[1];
  const body = (NOT.exec(text)?.[1] ?? NONE.exec(text)?.[1] ?? english)?.trim().replace(SUFFIX, '');
  const texts = body === undefined ? null : forbiddenTexts(body, english !== undefined);
  if (texts === null) return null;
  const contents = texts
    .map((one) => say(prose['quoted'], context.locale, { text: one }))
    .join(say(prose['or'], context.locale));
  return {
    ok: true,
    spec: { texts },
    reading: say(prose['reading.negative'], context.locale, { text: contents }),
  };
}

/** `ERROR, FATAL` and `ERROR/FATAL` may be one text or two: each part is looked for as well. */
function partsOf(text: string): readonly string[] {
  const parts = text.split(/^\w+(?:\/\w+)+$/.test(text) ? '/' : /\s*[,|]\s*/);
  return parts.filter((part) => part.length > 1);
}

/** Where `Exception` ends a name like `NullPointerException`; null: nowhere. `NOERROR` and `NoException` may say the opposite. */
function lastWordOf(forbidden: string, output: string): number | null {
  if (!/^[A-Z][a-z]+$/.test(forbidden)) return null;
  for (let at = output.indexOf(forbidden); at >= 0; at = output.indexOf(forbidden, at + 1)) {
    if (/^\w/.test(output.charAt(at + forbidden.length))) continue;
    const name = /\w{1,80}$/.exec(output.slice(Math.max(0, at - 80), at))?.[0] ?? '';
    if (/(?:[a-z0-9]|[A-Z]{2})$/.test(name) && !/^(?:no|non|not|without|ignored?)(?![a-z])/i.test(name))
      return at;
  }
  return null;
}

function judgeText(forbidden: string, output: string, folded: string, locale: Locale): Judgement | null {
  const finding = findLiteral(output, forbidden);
  if (finding.kind === 'free') return failed(excerpt(lineAt(output, finding.index)));
  const compound = lastWordOf(forbidden, output);
  if (compound !== null) return failed(excerpt(lineAt(output, compound)));
  // Absence is the claim here, so whatever resembles the text goes to a person: `NOERROR`, `error`, `ERRORS`.
  for (const part of [forbidden, ...partsOf(forbidden)]) {
    const at = folded.indexOf(part.toLowerCase());
    if (at < 0) continue;
    // Lower-casing may change lengths, so the line is cut from the folded text.
    return needsPerson(
      say(prose['actual.resembles'], locale, { text: forbidden, line: excerpt(lineAt(folded, at)) }),
    );
  }
  return null;
}

function judge(spec: Json, observation: Observation, locale: Locale): Judgement {
  const texts = stringsField(spec, 'texts');
  if (texts.length === 0) return needsPerson(say(prose['actual.unknown-spec'], locale));
  const output = visibleOutput(observation).text;
  const folded = output.toLowerCase();
  const judged = texts.map((one) => judgeText(one, output, folded, locale)).filter((one) => one !== null);
  const worst = judged.find((one) => one.verdict === 'failed') ?? judged[0];
  if (worst !== undefined) return worst;
  if (observation.truncated === true) return needsPerson(say(prose['actual.truncated'], locale));
  return passed(say(prose['actual.not-found'], locale));
}

/** `不包含 ERROR`, `not contains …`: in neither stream; the exit status still counts (language.md §3). English "No …" never negates. */
export const negative: ExpectationKind = {
  name: 'negative',
  judged: true,
  read,
  judge,
  sought: (spec) => {
    const texts = stringsField(spec, 'texts');
    const needles = texts.flatMap((one) => [one, ...partsOf(one)]).map((one) => one.toLowerCase());
    return needles.length === 0 ? null : { needles, anyCase: true };
  },
};
