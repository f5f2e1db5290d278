import { expectations as text } from '../../catalogue/expectations.ts';
import { normaliseText } from '../normalise.ts';
import { notJudged } from './not-judged.ts';

const ANGLE = /<\/?([^\s<>=!/][^<>]{0,80})>/gu;
/** What tools print in angle brackets, and HTML: text, not a placeholder. */
const PRINTED =
  /^(?:none|nil|null|unset|unknown|pending|invalid|not set|no value|empty|default|anonymous|stdin|module|init|eof|html|head|body|title|h[1-6]|p|a|b|i|em|strong|br|hr|div|span|ul|ol|li|table|tr|td|th|pre|code|meta|link|script|style|center|form|input|img|svg|main|nav|header|footer|section|!doctype)(?:\s.*|\/)?$/i;
const BRACES = /\{\{\s*[\p{L}\p{N}_.-]+\s*\}\}|\$\{[A-Za-z_][A-Za-z0-9_]*\}/u;
const SQUARE =
  /\[(?:值|名称|名稱|版本|版本号|版本號|时间|時間|日期|数量|數量|数字|數字|IP|主机|主機|用户|用戶|端口|路径|路徑|填写|填寫)[^\]]{0,20}\]/u;
const YOUR = /(?:^|[^A-Za-z0-9])your[-_][A-Za-z]/i;

function hasPlaceholder(words: string): boolean {
  if (words.includes('<') && holdsAngle(words)) return true;
  return (
    (words.includes('{') && BRACES.test(words)) ||
    (words.includes('[') && SQUARE.test(words)) ||
    YOUR.test(words)
  );
}

function holdsAngle(words: string): boolean {
  for (const match of words.matchAll(ANGLE)) {
    const name = match[1] ?? '';
    // `Author: A <a@b.c>` and `<https://…>` are output too.
    if (!PRINTED.test(name) && !/@|:\/\//.test(name)) return true;
  }
  return false;
}

/** `<previous-commit-hash> Previous version` (language.md §3, §5). */
export const withPlaceholder = notJudged('with-placeholder', text['form.with-placeholder'], (words) =>
  hasPlaceholder(normaliseText(words)),
);
