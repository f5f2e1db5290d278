import type { RollbackWindow } from '../plan/sections.ts';
import { fold } from './fold.ts';

const DATE = '(\\d{4})\\s*(?:[-/.]|年)\\s*(\\d{1,2})\\s*(?:[-/.]|月)\\s*(\\d{1,2})\\s*日?';
const TIME = '(\\d{1,2})\\s*[:点时]\\s*(\\d{2})?(?::\\d{2})?\\s*分?';
const MOMENT = `${DATE}(?:\\s*T?\\s*${TIME})?`;
const TO = '\\s*(?:~|-|–|—|至|到|to|until)\\s*';

const RANGE = new RegExp(`${MOMENT}${TO}(?:${MOMENT}|${TIME})`, 'i');
const BEFORE = new RegExp(
  `(?:${MOMENT}\\s*(?:之前|以前|前)|(?:before|until|by|截止到?|截至|不晚于|至)\\s*:?\\s*${MOMENT})`,
  'i',
);
const AFTER = new RegExp(`(?:${MOMENT}\\s*(?:之后|以后|后|起)|(?:after|from)\\s*${MOMENT})`, 'i');
const DAILY = new RegExp(`^(?:每天|每日|daily)?\\s*${TIME}${TO}(?:次日|第二天|next day)?\\s*${TIME}$`, 'i');

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:分[钟鐘]|分|minutes?|mins?|m)$/i, 60],
  [/^(?:[个個]?小[时時]|hours?|hrs?|h)$/i, 3600],
  [/^(?:天|日|days?|d)$/i, 86_400],
  [/^(?:周|个?星期|weeks?|w)$/i, 604_800],
];
const WITHIN =
  /(\d+(?:\.\d+)?)\s*(分[钟鐘]|分|[个個]?小[时時]|天|日|周|个?星期|minutes?|mins?|hours?|hrs?|days?|weeks?|[mhdw](?![a-z]))\s*(?:[之以]?[内內]|(?:of|after|since|from)\b)/i;
/** Of all times: a proviso behind it would leave it to a person, and so does 无, which may mean that there is no way back. */
const ALWAYS =
  /^(?:随时|任[意何](?:时[间刻候]|时段)|不限(?:时间?)?|无(?:时间)?限制|全天(?:候)?|7\s*[x×*]\s*24(?:\s*小?时)?|any ?time|always|no (?:time )?limit|unlimited)(?:均?可以?(?:回[滚退])?)?[。.]?$/i;
/** Another event than the deployment: its time is not known by that parameter. */
const OTHER_EVENT =
  /(?:备份|告警|故障|失败|审批|通知)\S{0,4}后|after (?:the )?(?:backup|alert|failure|approval)/i;

/** Reads 可回滚时间. Times of day and dates are the machine's own; null for words that are not understood (language.md §7). */
export function readWindow(text: string): RollbackWindow | null {
  const words = fold(text)
    .replace(/\*\*|`/g, '')
    .trim();
  if (ALWAYS.test(words)) return { kind: 'between', from: null, until: null };
  const dated = /\d{4}/.test(words);
  const range = dated ? RANGE.exec(words) : null;
  if (range !== null) {
    const from = moment(range.slice(1, 6), '00:00');
    const whole = moment(range.slice(6, 11), '23:59');
    const until = whole ?? (from === null ? null : `${from.slice(0, 10)}T${clock(range[11], range[12])}`);
    // 22:00 ~ 06:00 on one date ends on the next, which nobody has written: a person says.
    return from === null || until === null || until <= from ? null : { kind: 'between', from, until };
  }
  const before = dated ? BEFORE.exec(words) : null;
  if (before !== null) {
    const until = moment(before.slice(1, 6), '00:00') ?? moment(before.slice(6, 11), '23:59');
    return until === null ? null : { kind: 'between', from: null, until };
  }
  const after = dated ? AFTER.exec(words) : null;
  if (after !== null) {
    const from = moment(after.slice(1, 6), '00:00') ?? moment(after.slice(6, 11), '00:00');
    return from === null ? null : { kind: 'between', from, until: null };
  }
  const daily = DAILY.exec(words);
  if (daily !== null) {
    return { kind: 'daily', from: clock(daily[1], daily[2]), until: clock(daily[3], daily[4]) };
  }
  const within = OTHER_EVENT.test(words) ? null : WITHIN.exec(words);
  if (within === null) return null;
  const [, count = '', unit = ''] = within;
  const seconds = UNITS.find(([name]) => name.test(unit))?.[1];
  return seconds === undefined ? null : { kind: 'after-deployment', seconds: Number(count) * seconds };
}

/** A point in time as `2026-11-26T02:00`; null for a date or a time that does not exist. */
export function readMoment(text: string): string | null {
  const found = new RegExp(`^\\s*${MOMENT}\\s*$`).exec(fold(text));
  return found === null ? null : moment(found.slice(1, 6), '00:00');
}

function moment(parts: readonly (string | undefined)[], otherwise: string): string | null {
  const [year, month, day, hour, minute] = parts;
  if (year === undefined || month === undefined || day === undefined) return null;
  const time = hour === undefined ? otherwise : clock(hour, minute);
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${time}`;
  const date = new Date(`${text}:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

function clock(hour: string | undefined, minute: string | undefined): string {
  return `${(hour ?? '0').padStart(2, '0')}:${minute ?? '00'}`;
}
