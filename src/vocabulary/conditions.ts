import { readAlternative } from './exclusive.ts';
import { fold } from './fold.ts';
import { saysOptional } from './headings.ts';
import { Hinted } from './hints.ts';

const BEGINS =
  /^(?:但|而|并且|另外|此外)?[,，]?\s*(?:如果|若(?!干)|如遇|如需|如有|倘若|假如|万一|除非|否则|反之|不然|其[他它](?:的)?情况|otherwise\b|else\b|(?:仅|只)(?:当|在|有|限)|if\b(?! not already)|only (?:if|when)\b|unless\b|in case\b)/i;
/** `执行前请确认没有用户在线：`, `DBA 审批后执行：`, `慎用：`: somebody has to look, or to agree, before. */
const NEEDS =
  /(?:执行|操作)(?:之)?前.{0,6}(?:确认|核实|确保)|(?:确认|核实|核对|确保).{2,30}?(?:后|再|否则)|(?:审批|批准|授权|同意|许可)(?:通过)?(?:后|之后)|(?:检查|审核|复核|查看|核查).{0,24}?(?:无误|没有?问题|正确|通过)(?:之)?(?:后|再)|^由.{1,10}?(?:来)?(?:执行|操作)|^(?:请)?(?:慎用|谨慎(?:使用|执行|操作))|(?:before|after) (?:approval|confirming|you have)|\bonce approved\b/i;
/** `数据库（如有修改）：`. */
const BRACKETED = /\((?:如果|若|如需|如有|必要时|可选|视情况|仅|只在|if |optional)[^()]*\)\s*:?$/i;
/** `开发环境可回滚一个版本：`: not in production, and only the operator knows where this is. */
export const ELSEWHERE = new Hinted(
  /环境|^(?:in|on) /,
  /^(?:在)?(?:开发|测试|预发布?|预生产|本地|沙箱|演练)环境(?:下|中|里)?,?(?:可以?|才|则|直接|只需|允许|执行|使用)|^(?:in|on) (?:the )?(?:dev(?:elopment)?|test|staging|local)(?: environment)?,? (?:you )?(?:can|may|only|run|use)\b/i,
);
const FAILED =
  /(?:失败|无效|不行|报错|出错|出问题|故障|异常|没有?生效|未生效|不生效|不可用|超时|无法.{1,10}?)(?:时|后|的话|则)/;

const NUMBER =
  /^(?:\d+(?:\.\d+)+[.、:)]?\s+|\d+\s*[.、:)]\s*|[一二三四五六七八九十]+、\s*|\([\d一二三四五六七八九十]{1,3}\)\s*|(?:步骤|step)\s*[\d.]+\s*[:.、-]?\s*|第[\d一二三四五六七八九十]+步\s*[:,、]?\s*)/i;

/** One of these is in whatever names a case, in lower case: most texts are told at a glance to name none. */
const HINT =
  /[如若倘假除否反仅僅只可必视視或确確核审審批授同由慎备備其另替兜次后後]|[环環]境|in the|on the|[万萬]一|失[败敗]|无|無|不|[报報][错錯]|出[错錯]|[异異]常|没|沒|未|超[时時]|\b(?:if|case|only|unless|or|alternativ|fallback|option|another|other|plan|second|backup|optional|else|otherwise|before|after|approved)/;

/**
 * `如果镜像拉不下来，执行：` over commands: they are for that case alone, and a person says whether it is given
 * (language.md §2.1). The words, or null. Of a paragraph only the last sentence speaks of what follows, and only with a
 * colon behind it; a title (a heading, an item, a strong paragraph) speaks of it as it stands. `备用方案` and `或者`, where
 * it cannot be told to what they are the alternative, are for a case as well.
 */
export function conditionOver(text: string, is: 'title' | 'paragraph'): string | null {
  if (!HINT.test(text.toLowerCase())) return null;
  const sentences = text
    .replace(/\*\*|__/g, '')
    .split(/[。；;!！\n]/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
  const last = sentences.at(-1) ?? '';
  if (last.length > 80 || !(/[:：]$/.test(last) || (is === 'title' && sentences.length === 1))) return null;
  // `6.1 若主库切换失败`: the number is no part of what it says.
  const words = is === 'title' ? fold(last).replace(NUMBER, '') : fold(last);
  const given =
    BEGINS.test(words) ||
    BRACKETED.test(words) ||
    NEEDS.test(words) ||
    ELSEWHERE.test(words) ||
    FAILED.test(words) ||
    readAlternative(words) !== null;
  return given ? last.replace(/\s*[:：]$/, '') : null;
}

/** `如果副本有延迟`, and not `检查语法，若报错则停止`. */
export const beginsWithCase = (text: string): boolean => BEGINS.test(fold(text).replace(NUMBER, ''));

/** `如果更新后出现问题：` over the first command of a rollback: that is why there is a rollback at all. */
const PREMISE =
  /^(?:如果|若|如|一旦)?(?:本次|此次|新版本?)?(?:在)?(?:(?:部署|发布|上线|更新|升级|变更|修改)?(?:后|中|过程中)?(?:,)?(?:仍|还)?(?:出现|发现|遇到|存在|有)(?:了)?(?:任何|严重|重大)?(?:的)?(?:问题|异常|故障|错误)|需要?(?:进行)?(?:回滚|回退)(?:(?:此|该|本|这)(?:次|个)?\s*\S{1,12}|到\S{0,6}版本)?|(?:部署|发布|上线|更新|升级|变更)(?:失败|异常|出错|出问题))(?=$|[,时后(])|^if (?:(?:any |critical |serious )?(?:issues?|problems?) (?:occurs?|arises?|happens?|(?:is|are) found)|(?:some|any)thing goes wrong|(?:the )?(?:deployment|release|upgrade|rollout) (?:fails|breaks)|a rollback is (?:needed|required|necessary))\b/i;

export const isPremise = (condition: string): boolean => PREMISE.test(fold(condition));

const ONLY =
  /(?:仅|只)(?:在|当|限|用于|适用于?).{1,30}?(?:时|情况下?|场景下?|环境)?(?:使用|执行|操作|适用)|慎用|万不得已|(?:则|可|可以|请|就|的话|时)(?:直接)?跳过(?:此|本|该|这)|\b(?:only (?:use|do|run) (?:this )?(?:if|when)|use (?:only|with caution))\b/i;

/** `仅在确认无需保留数据时使用。` among the words of a step: the sentence, or null. */
export function onlyIf(text: string): string | null {
  if (!/[仅僅只慎万萬跳]|only|caution/i.test(text)) return null;
  const sentences = text.replace(/\*\*|__/g, '').split(/[。；;!！\n]/);
  return sentences.find((sentence) => ONLY.test(fold(sentence)))?.trim() ?? null;
}

/** Of a heading; what is done only where it is needed (§1) is asked of as a whole. */
export function conditionOfHeading(text: string): string | null {
  return saysOptional(text) ? null : conditionOver(text, 'title');
}
