import { onFirstUse } from './first-use.ts';
import { holdsAny } from './hints.ts';
import { numeralOf } from './numerals.ts';

/** What may stand before an expectation's form (language.md §3); times in seconds. */
export interface Modifiers {
  readonly within: number | null;
  readonly hold: number | null;
  readonly after: number | null;
  readonly interval: number | null;
  readonly strict: boolean;
  readonly stream: 'both' | 'stdout' | 'stderr';
}

/** A modifier that is meant and cannot be read: `text` is what the author wrote of it. */
export interface ModifierFault {
  readonly fault: 'twice' | 'zero' | 'unit';
  readonly text: string;
}

export interface PeeledModifiers {
  readonly modifiers: Modifiers;
  /** The author's words of all modifiers, and what stands behind them. */
  readonly text: string;
  readonly rest: string;
}

const NONE: Modifiers = {
  within: null,
  hold: null,
  after: null,
  interval: null,
  strict: false,
  stream: 'both',
};

const SECONDS: readonly (readonly [RegExp, number])[] = [
  [/^(?:毫秒|ms|msecs?|milliseconds?)$/i, 0.001],
  [/^(?:秒|秒钟|秒鐘|s|secs?|seconds?)$/i, 1],
  [/^(?:分|分钟|分鐘|m|mins?|minutes?)$/i, 60],
  [/^(?:小时|小時|个小时|個小時|h|hrs?|hours?)$/i, 3600],
];

// The units that there are come first: `持续5分钟 up` is not `持续5分` and `钟 up`.
const UNIT = '毫秒|秒[钟鐘]|[个個]?小[时時]|分[钟鐘]|(?![以之])[\\p{Script=Han}]{1,4}?|[A-Za-z]{1,12}';
const SPAN = `([0-9]+(?:\\.[0-9]+)?|[半一二两兩三四五六七八九十]{1,3})\\s*(${UNIT})`;
const END = '(?=[\\s,，、;；:：]|[^\\x00-\\x7f]|$|[`"\'<>=/{$([0-9A-Z])';
const SHOULD = '(?:(?:应该|應該|应当|應當|应|應|需要|需|须|須|必须|必須|会|會)?在?|等待|等)?\\s*';
type TimeName = 'within' | 'hold' | 'after' | 'interval';

type Times = readonly (readonly [TimeName, RegExp])[];

/** Sticky, so that one stands where the last ended. A unit that is none is taken too, and then is an error. */
const CHINESE_TIMES = onFirstUse<Times>(() => [
  ['within', new RegExp(`${SHOULD}${SPAN}\\s*(?:之|以)?[内內](?!存|部|容|网|網|核)`, 'uy')],
  ['after', new RegExp(`${SHOULD}${SPAN}\\s*(?:之|以)?[后後](?!台|端|缀|綴)`, 'uy')],
  ['hold', new RegExp(`(?:持续|持續|连续|連續|保持)\\s*${SPAN}${END}`, 'uy')],
  [
    'interval',
    new RegExp(
      `(?:每隔|每|间隔|間隔)\\s*${SPAN}\\s*(?:检查|檢查|重试|重試|轮询|輪詢|查|试|試)?(?:一次|1次)?${END}`,
      'uy',
    ),
  ],
]);
const ENGLISH_TIMES = onFirstUse<Times>(() => [
  ['within', new RegExp(`(?:within|in)\\s+${SPAN}(?![A-Za-z0-9])`, 'iuy')],
  ['after', new RegExp(`after\\s+${SPAN}(?![A-Za-z0-9])`, 'iuy')],
  ['hold', new RegExp(`for\\s+${SPAN}(?![A-Za-z0-9])`, 'iuy')],
  ['interval', new RegExp(`every\\s+${SPAN}(?![A-Za-z0-9])`, 'iuy')],
]);
const ENGLISH_WORD = /(?:in|after|for|every)\s/i;
const STRICT = /(?:严格|嚴格)(?:匹配|一致|相等|等于|等於)?|strict(?:ly)?(?![A-Za-z0-9_-])/iuy;
const STREAM =
  /(stderr|标准错误|標準錯誤|stdout|标准输出|標準輸出)(?![A-Za-z0-9_.-])(?:输出|輸出)?(?:中|里|裡|内|內)?/iuy;
const JOINT = /[\s,，、;；:：]*(?:(?:且|并且|并|並|and|then)(?![A-Za-z]))?[\s,，、;；:：]*/iuy;

/** One of these is in whatever a modifier is. */
const HINTS = [
  '内',
  '內',
  '后',
  '後',
  '持',
  '连',
  '連',
  '每',
  '隔',
  '严',
  '嚴',
  '标',
  '標',
  'within',
  'after',
  'for ',
  'in ',
  'every',
  'strict',
  'std',
];

/** Full-width ASCII to half-width, character for character, so that places stay. */
function halfWidth(words: string): string {
  return words.replace(/[\uff01-\uff5e\u3000]/g, (one) =>
    one === '\u3000' ? ' ' : String.fromCharCode(one.charCodeAt(0) - 0xfee0),
  );
}

function secondsOf(count: string, unit: string): number | null {
  const factor = SECONDS.find(([pattern]) => pattern.test(unit))?.[1];
  const number = count === '半' ? 0.5 : /[0-9]/.test(count) ? Number(count) : numeralOf(count);
  return factor === undefined || number === null ? null : number * factor;
}

interface Found {
  readonly change: Partial<Modifiers>;
  readonly end: number;
}

/** `3天内的日志` is prose; with a joint or a known unit a modifier is meant. */
function isMeant(text: string, end: number): boolean {
  return /^(?:[\s,、;:]|$)/.test(text.slice(end, end + 1));
}

function timeAt(text: string, at: number): Found | ModifierFault | null {
  return (
    firstTime(CHINESE_TIMES(), text, at) ??
    (ENGLISH_WORD.test(text) ? firstTime(ENGLISH_TIMES(), text, at) : null)
  );
}

function firstTime(times: Times, text: string, at: number): Found | ModifierFault | null {
  for (const [name, pattern] of times) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) continue;
    const seconds = secondsOf(match[1] ?? '', match[2] ?? '');
    const end = pattern.lastIndex;
    // `一天内`, `一会儿后` are words like any other.
    if (seconds === null && !/[0-9]/.test(match[1] ?? '')) continue;
    if (seconds === null) {
      if (name === 'within' || name === 'after' ? isMeant(text, end) : false)
        return { fault: 'unit', text: match[0] };
      continue;
    }
    return seconds === 0 ? { fault: 'zero', text: match[0] } : { change: { [name]: seconds }, end };
  }
  return null;
}

function modifierAt(text: string, at: number): Found | ModifierFault | null {
  STRICT.lastIndex = at;
  if (STRICT.test(text)) return { change: { strict: true }, end: STRICT.lastIndex };
  STREAM.lastIndex = at;
  const stream = STREAM.exec(text)?.[1];
  if (stream !== undefined) {
    const isError = /err|错|錯/i.test(stream);
    return { change: { stream: isError ? 'stderr' : 'stdout' }, end: STREAM.lastIndex };
  }
  return timeAt(text, at);
}

/** Takes all modifiers off the beginning; null when there is none. Linear in the words' length. */
export function peelModifiers(words: string): PeeledModifiers | ModifierFault | null {
  const text = halfWidth(words);
  if (!holdsAny(text.toLowerCase(), HINTS)) return null;
  let modifiers = NONE;
  let at = text.length - text.trimStart().length;
  let end = at;
  for (;;) {
    const found = modifierAt(text, at);
    if (found !== null && 'fault' in found) return found;
    if (found === null) break;
    const [name] = Object.keys(found.change) as (keyof Modifiers)[];
    if (name !== undefined && modifiers[name] !== NONE[name])
      return { fault: 'twice', text: words.slice(0, found.end).trim() };
    modifiers = { ...modifiers, ...found.change };
    end = found.end;
    JOINT.lastIndex = end;
    JOINT.test(text);
    at = JOINT.lastIndex;
  }
  if (modifiers === NONE) return null;
  return { modifiers, text: words.slice(0, end).trim(), rest: words.slice(at).trim() };
}
