import { expectations as text } from '../../catalogue/expectations.ts';
import { holdsAny } from '../hints.ts';
import { normaliseText } from '../normalise.ts';
import { hasForeignLetters } from '../wording.ts';
import { notJudged } from './not-judged.ts';

const COMPARED = /(?:^|[^<>=-])(?:[<>≤≥≠]=?|!=)\s*-?[0-9]/u;
const IN_WORDS =
  /(?:小于|小於|大于|大於|不超过|不超過|超过|超過|低于|低於|高于|高於|少于|少於|多于|多於|至少|至多|最多|最少|不少于|不多于)(?:等于|等於)?\s*-?[0-9]|^(?:should be |must be )?(?:less than|greater than|more than|fewer than|at least|at most|under|over|below|above)\s+-?[0-9]/iu;
const SPAN =
  /^(?:约|約|大约|大約|~|≈)?\s*-?[0-9][0-9.,]*\s*[^\s0-9]{0,8}\s*(?:以内|以內|以下|以上|之内|之內|左右)/u;
/** `行数 = 3`. With a Latin label (`max_connections = 100`) it is what many tools print: a literal. */
const LABELLED = /^([^=]{1,40})=\s*-?[0-9][0-9.,]*\s*\S{0,12}$/u;

/** One of these is in whatever IN_WORDS takes. */
const COMPARING = [
  '小',
  '大',
  '超',
  '低',
  '高',
  '少',
  '多',
  'than',
  'at least',
  'at most',
  'under',
  'over',
  'below',
  'above',
];

function isNumber(words: string): boolean {
  const text = normaliseText(words).trim();
  if (text.length > 200) return false;
  if (!/[0-9]/.test(text)) return false;
  return (
    COMPARED.test(text) ||
    (holdsAny(text.toLowerCase(), COMPARING) && IN_WORDS.test(text)) ||
    (/[以之左]/.test(text) && SPAN.test(text)) ||
    (text.includes('=') && LABELLED.test(text) && hasForeignLetters(text))
  );
}

/** `< 200ms 平均响应时间`, `≥ 99.9%`, `行数 = 3`, `小于 5` (language.md §3). A bare number is a literal. */
export const number = notJudged('number', text['form.number'], (words, block) => !block && isNumber(words));
