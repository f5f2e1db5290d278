import { fold, ordinal } from './fold.ts';

/** When something is due after a run: so many seconds after its end, or when the day, the week or the month of its end is over. */
export interface Due {
  readonly seconds: number | null;
  readonly until: 'day' | 'week' | 'month' | null;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:分钟|分|min(?:ute)?s?|m)$/i, MINUTE],
  [/^(?:个?小时|个?钟头|h(?:ou)?rs?|h)$/i, HOUR],
  [/^(?:天|日|days?|d)$/i, DAY],
  [/^(?:个?星期|周|个?礼拜|weeks?|w)$/i, WEEK],
  [/^(?:个?月|months?)$/i, 30 * DAY],
];

const NUMBER = '(\\d+(?:\\.\\d+)?|半|[一二两三四五六七八九十]+)';
const WITHIN_ZH = new RegExp(
  `${NUMBER}\\s*(分钟|分|个?小时|个?钟头|天|日|个?星期|周|个?礼拜|个?月|h|d)\\s*(?:之内|以内|内)`,
  'i',
);
const WITHIN_EN =
  /(?:\bwithin|\bin the next)\s+(?:the\s+(?:next|first)\s+)?(\d+(?:\.\d+)?|an?|one|two|three)\s*-?\s*(minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|w|months?)\b/i;
const ENGLISH: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3 };

/** `24小时内`, `一周内`, `within 2 days`, `本周内`; working days and whatever else is no time that could be counted: null. */
export function readDue(words: string): Due | null {
  const text = fold(words);
  const found = WITHIN_ZH.exec(text) ?? WITHIN_EN.exec(text);
  if (found !== null) {
    const [, number = '', unit = ''] = found;
    const count = countOf(number.toLowerCase());
    const each = UNITS.find(([pattern]) => pattern.test(unit))?.[1];
    if (count === null || each === undefined) return null;
    return { seconds: Math.round(count * each), until: null };
  }
  if (
    /(?:今天|今日|当天|当日)之?内|今天(?:下班)?前|by (?:the )?end of (?:the )?(?:day|today)|\btoday\b/i.test(
      text,
    )
  )
    return { seconds: null, until: 'day' };
  if (/(?:本周|这周|当周)(?:之?内|前)?|this week|by (?:the )?end of (?:the |this )?week/i.test(text))
    return { seconds: null, until: 'week' };
  return /(?:本月|这个月|当月)(?:之?内|前)?|this month|by (?:the )?end of (?:the |this )?month/i.test(text)
    ? { seconds: null, until: 'month' }
    : null;
}

function countOf(number: string): number | null {
  if (number === '半') return 0.5;
  const english = ENGLISH[number];
  if (english !== undefined) return english;
  const plain = Number(number);
  return Number.isNaN(plain) ? ordinal(number) : plain;
}
