import { expectations as text } from '../../catalogue/expectations.ts';
import { holdsAny } from '../hints.ts';
import { normaliseText } from '../normalise.ts';
import { notJudged } from './not-judged.ts';

const SPAN =
  '[0-9]+(?:\\.[0-9]+)?\\s*(?:毫秒|秒钟|秒鐘|秒|分钟|分鐘|分|小时|小時|ms|s|secs?|seconds?|m|mins?|minutes?|h|hours?)';
const MODIFIER = new RegExp(
  `^(?:(?:在|等待|等)?\\s*${SPAN}\\s*(?:之)?(?:内|內|后|後)|(?:持续|持續|连续|連續)\\s*${SPAN}|(?:within|after|for|in)\\s+${SPAN}\\b|(?:严格|嚴格|strict(?:ly)?)(?:\\s|:|$)|stderr(?:\\s|:|$))`,
  'iu',
);

/** One of these is in whatever MODIFIER takes. */
const HINTS = [
  '内',
  '內',
  '后',
  '後',
  '持',
  '连',
  '連',
  '严',
  '嚴',
  'within',
  'after',
  'for',
  'in ',
  'in\n',
  'strict',
  'stderr',
];

function isModified(text: string): boolean {
  return holdsAny(text.toLowerCase(), HINTS) && MODIFIER.test(text);
}

/** Modifiers before the form: `60秒内`, `持续30秒`, `10秒后`, `严格`, `stderr` (language.md §3). */
export const modified = notJudged(
  'modified',
  text['form.modified'],
  (words, block) => !block && isModified(normaliseText(words).trim()),
);
