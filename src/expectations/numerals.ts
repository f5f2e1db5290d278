import { onFirstUse } from './first-use.ts';

/** Chinese numerals and magnitudes in the words of an expectation, as digits: `三条` is `3条`, `1.5 万` is `15000`. */

const DIGITS = '零〇一二三四五六七八九';
const POWERS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
  ['万', 1e4],
  ['萬', 1e4],
  ['亿', 1e8],
  ['億', 1e8],
]);

/** What may follow a number with its magnitude: the end, what is counted, a bound. Not `千克`, `百分`. */
const BEHIND =
  '(?=\\s*(?:$|[条條个個行次台项項人笔筆份%、，,。到至~]|[以之][上下内內]|rows?|lines?|records?))';
const MAGNITUDE = new RegExp(
  `([0-9][0-9,]*(?:\\.[0-9]+)?) ?([十百千]?[万萬亿億]|[百千](?![万萬亿億]))${BEHIND}`,
  'gu',
);
/** A numeral is one only where a number is asked for: `一致`, `第一行` and `统一` hold none. */
const NUMERAL = onFirstUse(
  () =>
    new RegExp(
      `(^|[<>=≤≥≠:] ?|[于於为為过過]|至少|最少|至多|最多|[总總]?共有?|[应應]?有|[只仅僅]有?|返回|[显顯]示|[输輸]出|到|至|和|与|與|在) ?([${DIGITS}两兩十百千万萬亿億]{1,9})(?=\\s*(?:$|[条條个個行次台项項人笔筆份秒天]|毫秒|分[钟鐘]|小[时時]|[以之][上下内內]|到|至))`,
      'gu',
    ),
);

/** `二十三` → 23, `两千` → 2000, `十二万` → 120000; null for what is no numeral: `十十`. */
export function numeralOf(words: string): number | null {
  let [total, section, digit] = [0, 0, -1];
  let last = Infinity;
  for (const character of words.replace(/[两兩]/g, '二')) {
    const power = POWERS.get(character);
    if (power === undefined) {
      const at = DIGITS.indexOf(character);
      if (at < 0 || digit > 0) return null;
      digit = Math.max(at - 1, 0);
    } else if (power >= 1e4) {
      if (section === 0 && digit < 0) return null;
      total = (total + section + Math.max(digit, 0)) * power;
      [section, digit, last] = [0, -1, Infinity];
    } else {
      if (power >= last || (digit <= 0 && (power !== 10 || section > 0))) return null;
      section += (digit < 0 ? 1 : digit) * power;
      [digit, last] = [-1, power];
    }
  }
  return total + section + Math.max(digit, 0);
}

/** `1.5`, `千万` → `15000000`, without the rounding of doubles. */
function magnified(number: string, magnitude: string): string {
  let value = Number(number.replaceAll(',', ''));
  for (const character of magnitude) value *= POWERS.get(character) ?? 1;
  return String(Number(value.toPrecision(12)));
}

/** Takes normalised words. What is no number stays as it is. */
export function withDigits(text: string): string {
  if (!/[零〇一二三四五六七八九两兩十百千万萬亿億]/u.test(text)) return text;
  return text
    .replace(NUMERAL(), (whole, before: string, numeral: string) => {
      const value = numeralOf(numeral);
      return value === null ? whole : `${before}${String(value)}`;
    })
    .replace(MAGNITUDE, (_whole, number: string, magnitude: string) => magnified(number, magnitude));
}
