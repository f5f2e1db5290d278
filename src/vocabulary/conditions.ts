import { readAlternative } from './exclusive.ts';
import { fold } from './fold.ts';
import { saysOptional } from './headings.ts';

const BEGINS =
  /^(?:但|而|并且|另外|此外)?[,，]?\s*(?:如果|若(?!干)|如遇|如需|如有|倘若|假如|万一|除非|(?:仅|只)(?:当|在|有|限)|if\b(?! not already)|only (?:if|when)\b|unless\b|in case\b)/i;
const FAILED =
  /(?:失败|无效|不行|报错|出错|异常|没有?生效|未生效|不生效|不可用|超时|无法.{1,10}?)(?:时|后|的话|则)/;

/** One of these is in whatever names a case: most texts are told at a glance to name none. */
const HINT =
  /[如若倘假除仅僅只或备備其另替兜次后後]|[万萬]一|失[败敗]|无|無|不|[报報][错錯]|出[错錯]|[异異]常|没|沒|未|超[时時]|\b(?:if|case|only|unless|or|alternativ|fallback|option|another|other|plan|second|backup)/i;

/**
 * `如果镜像拉不下来，执行：` over commands: they are for that case alone, and a person says whether it is given
 * (language.md §2.1). The words, or null. Of a paragraph only the last sentence speaks of what follows, and only with a
 * colon behind it; a title (a heading, an item, a strong paragraph) speaks of it as it stands. `备用方案` and `或者`, where
 * it cannot be told to what they are the alternative, are for a case as well.
 */
export function conditionOver(text: string, is: 'title' | 'paragraph'): string | null {
  if (!HINT.test(text)) return null;
  const sentences = text
    .replace(/\*\*|__/g, '')
    .split(/[。；;!！\n]/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
  const last = sentences.at(-1) ?? '';
  if (last.length > 80 || !(/[:：]$/.test(last) || (is === 'title' && sentences.length === 1))) return null;
  const words = fold(last);
  const given = BEGINS.test(words) || FAILED.test(words) || readAlternative(words) !== null;
  return given ? last.replace(/\s*[:：]$/, '') : null;
}

/** Of a heading; what is done only where it is needed (§1) is asked of as a whole. */
export function conditionOfHeading(text: string): string | null {
  return saysOptional(text) ? null : conditionOver(text, 'title');
}
