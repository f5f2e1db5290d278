import { COMPARISON, comparisonOf, mayCompare } from './comparison.ts';
import type { Comparison } from './comparison.ts';
import { onFirstUse } from './first-use.ts';
import { quantityAt, unitOf } from './quantity.ts';
import type { Quantity } from './quantity.ts';

/** A number as an author asks for it. */
export interface NumberWords {
  readonly comparison: Comparison;
  readonly quantity: Quantity;
  /** The upper end, inclusive: `80 到 100 之间`. */
  readonly upTo: Quantity | null;
  /** What the number is of; empty: the only one in the output. */
  readonly label: string;
}

const QUANTITY = '([-+]?[0-9][0-9,]*(?:\\.[0-9]+)? ?(?:[%‰]|[\\p{L}µμ]{1,12}(?:/[A-Za-z]{1,4})?)?)';
/** Dear to make: what they need is looked for first. */
const COMPARED = onFirstUse(
  () =>
    new RegExp(
      `^([^<>=≤≥≠!]{0,40}?)\\s*(?:应该|應該|应当|应|應|须|需|必须|should be|must be|is)?\\s*(${COMPARISON})\\s*${QUANTITY}(.{0,40})$`,
      'iu',
    ),
);
const BOUNDED = onFirstUse(
  () =>
    new RegExp(
      `^(.{0,30}?)\\s*(?:应该|应|在|为|是)?\\s*${QUANTITY.replace('{1,12}', '{1,12}?')}\\s*([以之][内內下上])$`,
      'iu',
    ),
);
const BETWEEN = onFirstUse(
  () =>
    new RegExp(
      `^(.{0,30}?)\\s*(?:应该|应)?(?:在|介于|between)?\\s*${QUANTITY}\\s*(?:到|至|~|–|和|与|and|to)\\s*${QUANTITY}\\s*(?:之间|之間|范围内)?$`,
      'iu',
    ),
);
const COUNTED =
  /^(?:总共|总计|共有|共|应有|应为|应该有|有|包含|返回|显示|输出)?\s*([0-9][0-9,]*) ?(条|條|个|個|行|rows?|lines?|records?|items?)(?:记录|記錄|数据|資料|结果|输出|实例|pod|pods)?$/iu;
/** Words around a number that are no label. */
const FILLER =
  /^(?:输出|輸出|结果|結果|值|数值|返回值|the output|output|the result|result|it)?(?:应该|应当|应|為|为|是|should be|must be|is)*$|^(?:毫秒|左右)$/iu;
/** A sentence, not a label. */
const NO_LABEL =
  /[，,。;；、()（）{}"'`]|(?:且|并且|或者|或|如果|每个|每|所有|任意|任何)|\b(?:and|or|if|all|each|every|per|for)\b/iu;
const ABOUT = /左右|大约|約|约|上下|about|approximately|around|~|≈/i;

/** Words at a number that multiply it or measure it, and are no unit of ours: `5k`, `10w`, `1 million`, `3 倍`, `2 个月`. */
const MEASURE = onFirstUse(
  () =>
    /^(?:[A-Za-z](?![\p{L}])|kk|(?:thousand|million|billion|dozen|hundred|month|year|fold|times? )s?\b|[十百千万萬亿億打倍成折度元]|[个個]?(?:月|季|年|星期)|℃|°)/iu,
);

function measured(words: string): boolean {
  const behind = words.trim().replace(/^[-+]?[0-9][0-9,]*(?:\.[0-9]+)? ?/, '');
  const unit = /^(?:[%‰]|[A-Za-zµμ/]+|\p{L}+)/u.exec(behind)?.[0] ?? '';
  return unitOf(unit) === null && MEASURE().test(behind);
}

function exactQuantity(words: string): Quantity | null {
  const text = words.trim();
  const quantity = quantityAt(text, 0);
  if (quantity?.end === text.length) return quantity;
  if (measured(text)) return null;
  // `3 个 Pod`, `3 connections`: what is counted says no unit.
  const counted = /^([-+]?[0-9][0-9,]*(?:\.[0-9]+)?) ?[\p{L}]{1,12}$/u.exec(text)?.[1];
  return counted === undefined || /%|[A-Za-z0-9]{2,}\//.test(text) ? null : quantityAt(counted, 0);
}

function labelOf(before: string, behind: string): string | null {
  const parts = [before, behind].map((part) =>
    part
      .trim()
      .replace(/^的|^[:：]|[:：]$/gu, '')
      .trim(),
  );
  const said = parts.filter((part) => part !== '' && !FILLER.test(part));
  const [label = ''] = said;
  if (
    said.length > 1 ||
    label.length > 30 ||
    NO_LABEL.test(label) ||
    /[0-9]/.test(label.replace(/^(?:p[0-9]{2}|[0-9]{1,2} ?(?:分钟|%|th))/i, ''))
  )
    return null;
  return label;
}

function splitCounted(
  words: string,
  behind: string,
): { readonly quantity: Quantity; readonly behind: string } | null {
  const quantity = exactQuantity(words);
  if (quantity !== null) {
    // A word behind the number that is no unit is the label's: `< 200 毫秒平均响应时间`.
    const rest = words.trim().slice(quantity.shown.length).trim();
    return { quantity, behind: `${unitOf(rest) === null ? rest : ''} ${behind}`.trim() };
  }
  if (measured(words + behind)) return null;
  for (let length = words.length - 1; length > 0; length -= 1) {
    const part = quantityAt(words.slice(0, length).trim(), 0);
    if (part !== null && part.unit !== '' && part.end === words.slice(0, length).trim().length)
      return { quantity: part, behind: `${words.slice(length)}${behind}`.trim() };
  }
  return null;
}

function compared(text: string): NumberWords | null {
  if (!mayCompare(text)) return null;
  const match = COMPARED().exec(text);
  const comparison = match === null ? null : comparisonOf(match[2] ?? '');
  if (match === null || comparison === null) return null;
  const split = splitCounted(match[3] ?? '', match[4] ?? '');
  const label = split === null ? null : labelOf(match[1] ?? '', split.behind);
  if (split === null || label === null) return null;
  return { comparison, quantity: split.quantity, upTo: null, label };
}

function bounded(text: string): NumberWords | null {
  if (!/[以之][内內下上]$/.test(text)) return null;
  const match = BOUNDED().exec(text);
  const quantity = match === null ? null : exactQuantity(match[2] ?? '');
  const label = match === null ? null : labelOf(match[1] ?? '', '');
  if (match === null || quantity === null || label === null) return null;
  return { comparison: /[上]$/.test(match[3] ?? '') ? '≥' : '≤', quantity, upTo: null, label };
}

function between(text: string): NumberWords | null {
  if (!/之间|之間|范围内|between|介于/i.test(text)) return null;
  const match = BETWEEN().exec(text);
  if (match === null) return null;
  const [upper, label] = [exactQuantity(match[3] ?? ''), labelOf(match[1] ?? '', '')];
  const lower = quantityAt((match[2] ?? '').trim(), 0);
  if (lower === null || upper === null || label === null) return null;
  const from = lower.unit === '' ? { ...lower, unit: upper.unit } : lower;
  return { comparison: '≥', quantity: from, upTo: upper, label };
}

function counted(text: string): NumberWords | null {
  const match = /[条條个個行]|row|line|record|item/i.test(text) ? COUNTED.exec(text) : null;
  const quantity = match === null ? null : quantityAt(match[1] ?? '', 0);
  if (quantity === null) return null;
  return { comparison: '=', quantity, upTo: null, label: '行数' };
}

/** A comparison, signs that begin as a number does, a unit, and nothing else. */
const MISWRITTEN = new RegExp(
  `^[^<>=≤≥≠!0-9]{0,30}?(?:[<>≤≥≦≧⩽⩾]=?|不(?:超过|大于|小于|低于|高于|少于)|小于|大于|低于|高于|至少|至多)\\s*([-+]?[0-9][0-9., ]*[\\p{L}%‰/]{0,12})$`,
  'iu',
);
const NUMBER = /^[-+]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)? ?(?:[%‰]|[^%‰0-9.,]*)$/u;

/** What was meant as a number to compare with and is none: `< 2 0 ms`, `≤ 1,00`, `≥ 1.2.3`, `< 80%%`. Takes normalised words. */
export function miswrittenNumber(text: string): string | null {
  if (text.length > 100 || !mayCompare(text)) return null;
  const number = MISWRITTEN.exec(text)?.[1]?.trim();
  return number === undefined || NUMBER.test(number) ? null : number;
}

/** Whose count is that of lines, whatever else is said of it: `至少 2 行`. */
const LINES = /^(?:行|rows?|lines?)$/i;

function ofLines(asked: NumberWords | null): NumberWords | null {
  if (asked === null || asked.label !== '' || !LINES.test(asked.quantity.unit)) return asked;
  return { ...asked, label: '行数' };
}

/** Takes normalised words; null when they ask for no number, or for more than one number says. Linear in their length. */
export function readNumberWords(text: string): NumberWords | null {
  if (text.length > 200 || !/[0-9]/.test(text) || ABOUT.test(text)) return null;
  return ofLines(counted(text) ?? between(text) ?? compared(text) ?? bounded(text));
}
