import { onFirstUse } from './first-use.ts';
import { holdsAny } from './hints.ts';

/**
 * The words around what is expected: a verb before it (`应该显示 …`), a gloss behind it (`…（服务正常）`), quotes.
 * Peeling is timid: what is left unclear stays whole, and then a person is asked.
 */

export interface Wording {
  /** What is left to read. */
  readonly core: string;
  /** `返回`, `returns`: may mean the output or the exit status. */
  readonly returned: boolean;
  /** A verb was peeled off. */
  readonly peeled: boolean;
  /** It was an English one. */
  readonly english: boolean;
  /** The contents, when the core is nothing but quoted pieces that must all hold. */
  readonly quoted: readonly string[] | null;
  /** A parenthesised remark that says nothing to judge. */
  readonly gloss: string | null;
}

/** A letter of a script other than Latin: Chinese in the first place. */
const FOREIGN_LETTER = onFirstUse(() => /(?=\p{L})\P{Script=Latin}/u);

const SUBJECT =
  '(?:(?:该|此|当前|當前|命令|终端|終端|屏幕|接口|响应|響應|回應)?的?(?:输出|輸出|结果|結果|内容|內容|状态|狀態|返回值|响应|響應|回應|值|版本号|版本號|版本|控制台|终端|終端|(?:应用|應用|启动|啟動|服务|服務|错误|錯誤)?日[志誌](?:文件)?)(?:中|里|裡|内|內)?|命令|接口|请求|請求|页面|頁面|网站|網站|站点|站點)';
const MODAL = '(?:应该|應該|应当|應當|应|應|需要|需|须|須|必须|必須|会|會|将|將|可以|可|能够|能夠|能)';
const VERB =
  '(?:显示|顯示|返回(?![码碼值])|回傳|回传|传回|傳回|输出|輸出|打印|列印|包含|包括|含有|含|看到|看見|看见|出现|出現|等于|等於|得到|[变變]为|[变變]成|恢[复復]为|为|為|是)';
const ZH_VERB = new RegExp(
  `^(${SUBJECT}?${MODAL}{0,2}${VERB}(?:有|到|出|了)?|${SUBJECT}(?=\\s*[:：]))(?:\\s*[:：]\\s*|\\s*)`,
  'u',
);
const EN_SUBJECT = '(?:(?:the\\s+)?(?:output|result|response|command|it)\\s+)?';
const EN_VERB = new RegExp(
  `^(${EN_SUBJECT}(?:(?:should|must|will)\\s+(?:be|show|display|print|return|output|contain|include|say|read|equal)|(?:shows?|displays?|prints?|returns?|outputs?|contains?|includes?|see))\\b\\s*:?|(?:the\\s+)?output\\s*:)\\s*(?=\\S)`,
  'i',
);
/** One of these is in whatever EN_VERB takes. */
const EN_HINTS = [
  'should',
  'must',
  'will',
  'show',
  'display',
  'print',
  'return',
  'output',
  'contain',
  'include',
  'see',
];
const SUFFIX = /\s*(?:的)?(?:字样|字樣|字符串|字串|字眼|状态|狀態|提示|消息|信息|即可)$/u;

/** A remark with one of these narrows or widens what is expected, so it is no mere remark. */
const CONDITION =
  /[0-9]|所有|全部|每|均|都|且|并|並|不|无|無|没|沒|未|非|至少|至多|以上|以下|以内|以內|小于|小於|大于|大於|等于|等於|超过|超過|低于|高于|或|如果|若|除|仅|僅|只/u;

/**
 * Longer than any sentence an author writes on one line. Such words are JSON or prose and never taken apart further,
 * so that patterns which look for a word's end stay cheap whatever a document holds.
 */
export function isLong(words: string): boolean {
  return words.length > 2000;
}

// Most expectations are plain ASCII, where patterns that look for Chinese need not be tried.
function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}

export function hasForeignLetters(text: string): boolean {
  return !isAscii(text) && FOREIGN_LETTER().test(text);
}

/** True when the words add a condition that a reading of the rest would lose. */
export function isCondition(text: string): boolean {
  return CONDITION.test(text);
}

/** Trims, and drops a closing full stop of a Chinese sentence and strong marks around the whole. */
export function tidy(words: string): string {
  let end = words.length;
  while (end > 0 && /[。；;，\s]/u.test(words.charAt(end - 1))) end -= 1;
  const text = words.slice(0, end).trim();
  return text.length > 4 && text.startsWith('**') && text.endsWith('**') ? text.slice(2, -2).trim() : text;
}

/** The content of `` `…` `` or 「…」 (also 『…』) when that is all there is: to be taken as it stands. */
export function verbatim(words: string): string | null {
  const text = words.trim();
  const fence = /^`+/.exec(text)?.[0] ?? '';
  if (fence !== '') {
    const inner = text.slice(fence.length, -fence.length);
    return text.length > 2 * fence.length && text.endsWith(fence) && !inner.includes('`') ? inner : null;
  }
  return /^(?:「[^「」]+」|『[^『』]+』|｢[^｢｣]+｣)$/u.test(text) ? text.slice(1, -1) : null;
}

const QUOTED = /`[^`]+`|「[^「」]+」|『[^『』]+』|"[^"]+"|'[^']+'|“[^“”]+”|‘[^‘’]+’/uy;
const AND = /\s*(?:[、，,]|和|与|與|及|以及|且|\band\b)\s*/uy;

/** The contents of quoted pieces with nothing but joints between them (a sticky pattern; "and" by default); null when there is anything else. */
export function quotedPieces(text: string, joint = AND): readonly string[] | null {
  if (!/^[`「『"'“‘]/.test(text)) return null;
  const pieces: string[] = [];
  let at = 0;
  for (;;) {
    QUOTED.lastIndex = at;
    const piece = QUOTED.exec(text)?.[0];
    if (piece === undefined) return null;
    pieces.push(piece.slice(1, -1));
    at += piece.length;
    if (at === text.length) return pieces;
    joint.lastIndex = at;
    const between = joint.exec(text)?.[0];
    if (between === undefined) return null;
    at += between.length;
  }
}

/** Splits `active (running)（服务正常）`; only a remark in Chinese behind an ASCII text counts as a gloss. */
function splitGloss(text: string): { readonly core: string; readonly gloss: string | null } {
  if (!/[)）]$/.test(text)) return { core: text, gloss: null };
  const open = Math.max(text.lastIndexOf('('), text.lastIndexOf('（'));
  const gloss = text.slice(open + 1, -1).trim();
  const core = text.slice(0, Math.max(open, 0)).trim();
  if (core === '' || !hasForeignLetters(gloss) || isCondition(gloss)) return { core: text, gloss: null };
  return { core, gloss };
}

function peelVerb(text: string): { readonly core: string; readonly verb: string } {
  const match =
    (isAscii(text) ? null : ZH_VERB.exec(text)) ??
    (holdsAny(text.toLowerCase(), EN_HINTS) ? EN_VERB.exec(text) : null);
  const core = match === null ? text : text.slice(match[0].length);
  return match === null || core === '' ? { core: text, verb: '' } : { core, verb: match[1] ?? '' };
}

export function readWording(words: string): Wording {
  const { core: unglossed, gloss } = splitGloss(tidy(words));
  const { core: rest, verb } = peelVerb(unglossed);
  const cut = verb === '' ? rest : rest.replace(SUFFIX, '');
  const core = cut === '' ? rest : cut;
  return {
    core,
    returned: /返回|回傳|回传|传回|傳回|return/i.test(verb),
    peeled: verb !== '',
    english: verb !== '' && isAscii(verb),
    quoted: quotedPieces(core),
    gloss,
  };
}
