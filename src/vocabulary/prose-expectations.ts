import { modifiersBeforeWords } from './comments.ts';
import { foldEqualLength } from './fold.ts';

const INLINE =
  /^[-*•]?\s*(?:(?:预期|期望)(?:的)?(?:输出|结果|返回值?|响应|显示|看到|包含)?(?:内容)?|应该?(?:会)?(?:显示|看到|输出|返回)|必须看到|expected(?: (?:output|result|response))?|expect)\s*:\s*(.*)$/i;

/** `应返回 3。` by itself: one short sentence. */
const SENTENCE =
  /^(?:命令|输出|结果)?(?:应该?|必须)(?:会|当)?(?:能)?(?:显示|看到|输出|返回|为|是|包含)\s*([^。;:，,]{1,60}?)[。.]?$/i;

/** `应返回 {…}，状态码 200。`, `The output should be 3.`: what is to be seen, in words of which a person judges what no kind takes. */
const SAYS =
  /^(?:此时|这时)?(?:命令|输出|结果|页面|接口)?(?:应该?|必须|应当)(?:会|能|可以?)?(?:够)?(?:显示|看到|输出|返回|包含)\s*[^\0-\x7f]{0,6}[\w"'`{[]|^(?:the (?:command|output|result|response|page) |you |it |this )should (?:now )?(?:return|show|see|print|be(?! (?:noted|done|run|executed|used|able)\b)|display|output|contain|include)\b/i;
const isOneSentence = (text: string): boolean => text.length < 200 && !/[。;!?]\s*\S|\. \S|:$/.test(text);

/** `Expect 3.` */
const EXPECT =
  /^expect (?:to see )?(?!(?:downtime|delays?|interruptions?|disruptions?|errors?|failures?|warnings?|trouble|problems?)\b)([\w"'{[][^\s:]{0,40}?)[.]?$/i;
const MEANS =
  /^(?:((?:输出|返回|结果)为空|(?:无|没有)(?:任何)?输出)|(?:返回|输出|显示|出现|看到)(?:结果)?\s*(?!非|不)([^,。;]{1,60}?))\s*,?\s*(?:即可|(?:即|则|就)?(?:表示|说明|代表|意味着)(?![^,。;]{0,10}?(?:不|未|没|沒|非|尚|无法))[^,。;]{0,10}?(?:成功|正常|完成|恢复|通过|生效|就绪|健康|无误))[。.]?$/i;

/** `返回 OK 表示成功`, `无输出说明已恢复`: what is to be seen; null where the words say something else, `表示不成功` for one. */
export function whatMeansSuccess(text: string): string | null {
  if (!/即可|表示|说明|說明|代表|意味/.test(text)) return null;
  const folded = foldEqualLength(text.trim());
  const match = MEANS.exec(folded);
  const words = match?.[1] ?? match?.[2];
  if (words === undefined || text.trim().length !== folded.length) return null;
  const at = folded.indexOf(words, match?.[1] === undefined ? 2 : 0);
  // `返回 0` may speak of the exit status: with its verb that can be told.
  const from = /^-?\d+$/.test(words) ? 0 : at;
  return text
    .trim()
    .slice(from, at + words.length)
    .trim();
}

/** `**预期输出**: active` in a paragraph right behind a fence: the words, perhaps of several lines; null for any other paragraph. */
export function expectationInProse(paragraph: string): string | null {
  const bare = modifiersBeforeWords(paragraph.replace(/\*\*|__/g, '').trim());
  const [first = '', ...rest] = bare.split('\n');
  const folded = foldEqualLength(first);
  const sentence = rest.length === 0 ? SENTENCE.exec(folded)?.[1] : undefined;
  if (sentence !== undefined) {
    const at = folded.lastIndexOf(sentence);
    return first.slice(at, at + sentence.length).trim();
  }
  const meant = rest.length === 0 ? (whatMeansSuccess(first) ?? EXPECT.exec(folded)?.[1] ?? null) : null;
  if (meant !== null) return meant;
  const match = INLINE.exec(folded);
  if (match === null)
    return rest.length === 0 && isOneSentence(folded) && SAYS.test(folded)
      ? first.replace(/[.。]\s*$/, '')
      : null;
  const words = first.slice(folded.length - (match[1] ?? '').length).trim();
  return [words, ...rest].filter((line) => line !== '').join('\n');
}
