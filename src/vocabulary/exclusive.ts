import { fold, foldHeading, ordinal } from './fold.ts';
import { Hinted } from './hints.ts';

/** Words that say that only one of several ways is to be gone (language.md §4). */
export interface Exclusive {
  /** The steps or ways that the words name, in plain digits: `步骤 1 和步骤 2 二选一`. */
  readonly named: readonly string[];
  /** How many there are, where the words say so: `二选一`. */
  readonly count: number | null;
  /** They speak of what follows them: `以下`, `the following`. */
  readonly follows: boolean;
}

const WAY = '(?:种|个|套|条)?(?:方式|方法|方案|步骤|途径|做法|流程|操作|路径|命令)?';
const EXCLUSIVE = new RegExp(
  [
    '[二两三四五2-5]\\s*(?:者\\s*)?选\\s*[一1]',
    `任选(?:其(?:中)?)?(?:之)?[一1]${WAY}`,
    `任选\\s*[一1]\\s*[种个条]`,
    `选(?:择|用)?其(?:中)?(?:之)?[一1]${WAY}`,
    `(?:选择|选用|采用|执行|使用)其中(?:的)?(?:任意|任何|任)?[一1][种个条]`,
    `其中(?:任意|任何|任)?[一1][种个条]${WAY}(?:即可|就行|就可以)`,
    `(?:只|仅)(?:需|能|可|要)?(?:执行|选择|使用|采用|做)?其中(?:的)?(?:任意|任)?[一1][种个条]`,
    `以下[^。;；,，]{0,8}任选`,
    '(?:choose|pick|select|use|run|do|follow|execute)\\s+(?:exactly\\s+|only\\s+)?(?:one|either)(?:\\s+(?:one\\s+)?of\\b|\\s*[:.,]|\\s*$)',
    '(?:either|any|only)?\\s*one of the (?:following|two|three|four) (?:ways|options|methods|approaches|steps|alternatives|procedures)',
    'either of the (?:following|two)',
  ].join('|'),
  'i',
);
/** Not every choice is one of ways to go: packages, regions and values are chosen as well. */
const OTHER_MATTER = /镜像源|颜色|用户名|密码|时间段|端口|地址|联系人|负责人|人员|窗口|通知|渠道/;
const COUNT = /([二两三四五2-5])\s*(?:者\s*)?选\s*[一1]|([二两三四五2-5])\s*[种个套]|\b(two|three|four)\b/i;
const FOLLOWS = /以下|下面|下列|如下|[:：]\s*$|\b(?:following|below)\b/i;
const NAMED =
  /(?:步骤|方法|方式|方案|阶段|steps?|options?|methods?)?\s*(\d+(?:\.\d+)*|[一二三四五六七八九十])\s*(?:和|与|或者?|、|\/|,|and|or)\s*(?:步骤|方法|方式|方案|阶段|step|option|method)?\s*(\d+(?:\.\d+)*|[一二三四五六七八九十])(?![种个选])/i;
const ENGLISH: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4 };

/** Null: the words exclude nothing. */
export function readExclusive(text: string): Exclusive | null {
  // Few texts hold one of these, and EXCLUSIVE is dear.
  if (!/[选選]|其中|one\b|either/i.test(text)) return null;
  for (const sentence of fold(text).split(/[。!！\n]/)) {
    if (!EXCLUSIVE.test(sentence) || OTHER_MATTER.test(sentence)) continue;
    const named = NAMED.exec(sentence);
    const [, many, ways, english] = COUNT.exec(sentence) ?? [];
    const count = ordinal((many ?? ways ?? '').replace('两', '二'));
    return {
      named:
        named === null ? [] : [named[1] ?? '', named[2] ?? ''].map((each) => String(ordinal(each) ?? each)),
      count: count ?? ENGLISH[english?.toLowerCase() ?? ''] ?? null,
      follows: FOLLOWS.test(sentence),
    };
  }
  return null;
}

const ALTERNATIVE = /^(?:或者?(?!许|多|少|是)|or(?:\s+else)?|alternatively)(?=$|[^a-z])\s*[,:，：]?\s*(.*)$/i;
const WAYS = '(?:的)?(?:做法|方式|方法|方案|办法|途径|选择|命令|流程|操作|步骤|措施|手段|路径)?';
const WAYS_EN = '(?:\\s+(?:option|method|way|approach|plan))?';
export const FALLBACK = new Hinted(
  /^(?:[备次替兜后等相另其第]|equiv|the same|this is|fallback|alternative|option|another|other|plan b|second|backup)/,
  new RegExp(
    `^(?:(?:备选|备用|次选|替代|兜底|后备|等价|等效)${WAYS}|(?:等价|等同|相当)于|equivalent(?: to)?|(?:this is )?the same as|(?:另一?种|另外一种|其[他它]|第二种)(?:的)?(?:做法|方式|方法|方案|办法|途径|选择)|(?:fallback|alternative|option|another (?:option|way)|other option|plan b|second choice|backup (?:option|plan|method))${WAYS_EN})(?:$|\\s*(?=\\()|\\s*[:：,，]\\s*)(.*)$`,
    'i',
  ),
);
const PREFERRED = new RegExp(
  `^(?:(?:推荐|首选|优先|默认|主要?|常规)${WAYS}|(?:preferred|recommended|primary|default|plan a)${WAYS_EN})$`,
  'i',
);

/** `或者：用 kubectl` over what follows: the words behind it, perhaps none; null for any other text. */
export function readAlternative(text: string): string | null {
  const words = foldHeading(text).trim();
  const found = ALTERNATIVE.exec(words);
  return found === null ? readFallback(words) : (found[1] ?? '').trim();
}

/** `备选方案：用 kubectl`: the words behind it, perhaps none; null for any other text. */
export function readFallback(text: string): string | null {
  return FALLBACK.exec(foldHeading(text))?.[1]?.trim() ?? null;
}

/** `推荐做法`, with nothing behind it. */
export function readPreferred(text: string): boolean {
  return PREFERRED.test(foldHeading(text));
}

const BACK =
  /\bun-?(?:pause|block|freeze|ban|lock)|\bresum|\bdeactivat|\bdisabl|\bturn(?:ing)? off|\b(?:exit|leav)|解除|恢复|退出|关闭|停用|取消|解封/i;
const OVER =
  /(?:^|[^n])paus|\bhalt|\bfreez|\bblock|\bban\b|(?:^|[^e])activat|\benabl|\bturn(?:ing)? on|\benter|暂停|启用|开启|进入|熔断|降级|隔离|封禁/i;

/** `Pause process` and `Unpause process`: the one takes back what the other does. */
export const undoEachOther = (one: string, other: string): boolean =>
  (OVER.test(one) && !BACK.test(one) && BACK.test(other)) ||
  (OVER.test(other) && !BACK.test(other) && BACK.test(one));

/** `Rollback strategies`, `回滚方式`: what stands under it are ways to go. */
export const namesWays = (heading: string): boolean =>
  /(?:方式|策略|选项|途径|(?:几|多|两|三)种方[法案])$|\b(?:strategies|options|methods|approaches|alternatives|ways)$/i.test(
    foldHeading(heading).trim(),
  );

/** `Helm 回滚（首选）`: the remark in brackets says that there are others. */
export function isMarkedPreferred(text: string): boolean {
  return /[(（]\s*(?:首选|推荐|推薦|首選|preferred|recommended)(?:方案|方式|方法|做法)?\s*[)）]/i.test(text);
}
