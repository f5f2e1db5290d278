/**
 * Brings the many ways of writing one word to one form before it is matched:
 * full-width to half-width, traditional to simplified, emoji and emphasis marks off.
 */

/** Traditional characters that occur in the vocabulary, each followed by its simplified form. */
const TRADITIONAL =
  '滾滚觸触發发條条檢检驟骤執执驗验證证數数據据處处後后聯联繫系應应緊紧決决備备準准監监標标' +
  '階阶預预計计時时間间約约鐘钟選选項项確确認认輸输結结顯显補补償偿釋释單单復复還还舊旧' +
  '啟启動动關关閉闭環环報报錯错誤误續续險险逆逆謹谨慎慎況况現现場场景景問问題题級级徑径' +
  '負负責责機机務务開开環环境境說说業业轉转換换編编輯辑禁禁嚴严當当無无從从來来變变區区' +
  '個个為为於于與与這这請请讓让實实際际須须們们將将過过擇择達达圍围員员質质產产線线網网' +
  '內内電电話话視视頻频腦脑郵邮訊讯資资訂订對对應应種种類类狀状態态樣样範范參参敗败試试測测該该記记錄录';

const SIMPLIFIED = new Map<string, string>();
for (let index = 0; index + 1 < TRADITIONAL.length; index += 2) {
  SIMPLIFIED.set(TRADITIONAL.charAt(index), TRADITIONAL.charAt(index + 1));
}

/** Where characters that may be emoji stand: most headings hold none, and the pattern for them is dear to make. */
const MAYBE_EMOJI = /[\xa9\xae\u200d-\u2bff\u3030\u303d\u3297\u3299\ufe0f\ud800-\udfff]/;

const TRADITIONAL_CHARACTER = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`);
const TRADITIONAL_CHARACTERS = new RegExp(TRADITIONAL_CHARACTER, 'g');

/** The text that was folded last: one after the other, several readers look at the same comment or line. */
let last = { text: '', folded: '' };

/** Full-width to half-width, traditional to simplified. Keeps every other character. */
export function fold(text: string): string {
  // Most comments and commands are plain ASCII: nothing to fold.
  if (!/[^\x20-\x7e\t\n]/.test(text)) return text;
  if (last.text !== text) last = { text, folded: foldAnew(text) };
  return last.folded;
}

/** Folding may change a text's length (ligatures, ½); where it would, the original is kept so that offsets hold. */
export function foldEqualLength(text: string): string {
  const folded = fold(text);
  return folded.length === text.length ? folded : text;
}

/** Holds something else than ASCII and common Han characters, all of which NFKC leaves alone. */
const TO_NORMALISE = /[^\0-\x7f\u4e00-\u9fff]/;

function foldAnew(text: string): string {
  const normal = TO_NORMALISE.test(text) ? text.normalize('NFKC') : text;
  if (!TRADITIONAL_CHARACTER.test(normal)) return normal;
  return normal.replaceAll(TRADITIONAL_CHARACTERS, (character) => SIMPLIFIED.get(character) ?? character);
}

/** The headings that were folded last, a few: a dozen readers look at the same heading or line, not all at once. */
const recent = new Map<string, string>();
const MOST_RECENT = 64;

/** `fold`, and emphasis marks, back-quotes, emoji and outer blanks off. */
export function foldHeading(text: string): string {
  const before = recent.get(text);
  if (before !== undefined) return before;
  const folded = bareHeading(fold(text));
  if (recent.size === MOST_RECENT) recent.clear();
  recent.set(text, folded);
  return folded;
}

/** What people read of a heading: the same without folding. */
export function bareHeading(text: string): string {
  const bare = text.replace(/\*\*|__|`/g, '');
  // An emoji may have stood in brackets, with a blank behind it.
  const plain = MAYBE_EMOJI.test(bare) ? withoutEmoji(bare).replace(/([(（])\s+/g, '$1') : bare;
  return plain.replace(/\s+/g, ' ').trim();
}

function withoutEmoji(text: string): string {
  return text.replace(/[\p{Extended_Pictographic}\u{1F3FB}-\u{1F3FF}\u{20E3}\uFE0F\u200D]/gu, '');
}

/** A heading's words without what stands in brackets and without punctuation, for matching roles. */
export function headingWords(text: string): string {
  const words = foldHeading(text)
    .replace(/\([^()]*\)|\[[^[\]]*\]|【[^】]*】|<[^<>]*>/g, ' ')
    .replace(/[!-/:-@[-`{-~，。、；：？！“”]+/g, ' ');
  // Seldom is there other punctuation; to tell it from letters is dear the first time.
  const bare = /[^\w\s\u4e00-\u9fff]/.test(words) ? words.replace(/[^\p{L}\p{N}\s]/gu, ' ') : words;
  return bare.replace(/\s+/g, ' ').trim().toLowerCase();
}

const DIGITS = '零一二三四五六七八九';

/** `三` → 3, `十二` → 12, `7` → 7; null for anything else. Up to 99. */
export function ordinal(text: string): number | null {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text.replace('两', '二'));
  if (match === null || text === '') return null;
  const [, tens, ten, units] = match;
  const digit = (character: string | undefined): number => DIGITS.indexOf(character ?? '零');
  if (ten === undefined) return tens === undefined ? digit(units) : units === undefined ? digit(tens) : null;
  return (tens === undefined ? 1 : digit(tens)) * 10 + digit(units);
}
