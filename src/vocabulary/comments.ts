import { readFallback } from './exclusive.ts';
import { fold, foldEqualLength } from './fold.ts';
import { bansRunning } from './bans.ts';
import { forbids } from './forbidden.ts';
import { anyOf, Hinted } from './hints.ts';
import { looksCommentedOut } from './tools.ts';

/** What a comment inside a fence means; each is classified once (language.md §2.1). */
export type CommentReading =
  | { readonly kind: 'expectation'; readonly words: string }
  /** `# 预期输出` with nothing after it: what follows is output. */
  | { readonly kind: 'expected-block' }
  /** `# 输出示例`: what follows shows what it may look like and asserts nothing. */
  | { readonly kind: 'example-block' }
  /** `# 输出示例: active`: the same on one line. */
  | { readonly kind: 'example-line' }
  | { readonly kind: 'alternative'; readonly label: string }
  | { readonly kind: 'series'; readonly ordinal: string; readonly label: string }
  | {
      readonly kind: 'setting';
      readonly name: 'timeout' | 'retryable' | 'recordAs' | 'skipIf';
      readonly value: string;
    }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'commented-out' }
  /** A person has to act: `# 在浏览器访问 …`. */
  | { readonly kind: 'act' }
  | {
      readonly kind: 'title';
      readonly title: string;
      readonly verifies: boolean;
      readonly condition: string | null;
    };

const SHOULD =
  /^(?:you |it )?should (?:now |still |only )?(?:show|return|see|print|be|display|output|contain|include|say)\s*:?\s*(?=\S)/i;
/** No output, but words about it. */
const DESCRIBES =
  /^(?:the|an?|your|both|all|any|every|each|only|some|no|nothing|around|about|approximately|roughly|similar|same)\b|^[a-z]+(?: [a-z]+)+$/;
const PREFIX_NOUN = '(?:的)?(?:输出|结果|返回值?|响应|显示|看到|行为|值)?(?:内容)?(?:应该?|为|是|包含)*';
/** `预期：X`, `预期输出 X`, `期望返回: X`, `Expected output: X`, `=> X`. Matched on folded text of the same length. */
const EXPECTATION: readonly RegExp[] = [
  new RegExp(`^(?:预期|期望)${PREFIX_NOUN}\\s*(?::|,|\\s|$)\\s*`),
  new RegExp(`^(?:预期|期望)(?:的)?(?:输出|结果|返回值?|响应|显示|看到)?\\s*`),
  /^expect(?:ed|s)?(?:\s+(?:output|result|response|value))?\s*(?::|\s+(?:to\s+(?:see|be)\s+)?|$)\s*/i,
  /^(?:应该?(?:会|当)?(?:能)?|必须)(?:显示|看到|输出|返回|包含|为|是)\s*:?\s*/,
  SHOULD,
  /^=>\s*/,
];
/** Words that are part of what is expected, not of the prefix. */
const KEPT_PREFIX = /^(?:输出应为空|应为空|无输出|应无输出)/;
const BARE_BLOCK =
  /^(?:预期|期望)(?:的)?(?:输出|结果|返回|响应|看到)?\s*[::]?$|^expected(?:\s+(?:output|result|response))?\s*:?$|^应该?(?:会)?(?:显示|看到|输出|返回)\s*[::]$/i;
const EXAMPLE_BLOCK =
  /^(?:输出|返回|结果|响应)?示例(?:输出|返回|结果)?(?:如下)?\s*[::]?$|^(?:输出|结果)(?:示例|类似|如下)(?:如下)?\s*[::]?$|^(?:example|sample) output\s*:?$/i;

const EXAMPLE_LINE =
  /^(?:(?:输出|返回|结果|响应)示例|示例(?:输出|返回|结果))(?:如下)?\s*:\s*\S|^(?:example|sample) output\s*:\s*\S/i;

const ALTERNATIVE = /^(?:或者?是?(?!许)|亦可|or)(?=$|[^a-z])\s*(?:[,:，：]\s*)?(.*)$/i;
const SERIES =
  /^(?:方法|方式|方案|选项|选择|option|method|approach)\s*([a-z](?![a-z])|\d+|[一二三四五六七八九十]+)\s*[:：.、)）]?\s*(.*)$/i;

const SETTINGS: readonly (readonly ['timeout' | 'retryable' | 'recordAs' | 'skipIf', RegExp])[] = [
  ['timeout', /^(?:超时|timeout)\s*[::]\s*(.+)$/i],
  ['retryable', /^(?:可重试|可重复执行|retryable)()\s*$/i],
  ['recordAs', /^(?:记录为|record as)\s*[::]\s*(.+)$/i],
  ['skipIf', /^(?:跳过条件|skip if)\s*[::]\s*(.+)$/i],
];

/** For lower-case words: to ignore case makes a pattern dear at its first use. */
const ACT =
  /手动|手工|人工|在浏览器|打开浏览器|浏览器(?:中|里)?(?:访问|打开|测试)|控制台(?:中|里|上|的)|\((?:在)?(?:控制台|后台|网页|界面)(?:上|操作)?\)|登录.{0,8}(?:平台|后台|控制台|网站)|(?:修改|改为|改回|改成|切换|编辑|更新|调整|填写).{0,16}(?:配置|文件|端口|参数|以下行|内容|proxy_pass|敏感项|为\s)|^改为|点击|按\s*(?:ctrl|i|esc|f\d)|联系|通知.{0,10}(?:人员|团队|用户|群|负责人)|等待.{0,12}(?:确认|审批|完成)|对比|核对|记录.{0,14}(?:数|值|时间|hash|号|内存|结果)|观察|^访问\s*[::]?|请.{0,8}(?:确认|检查|修改|填写|联系|手动)|拔|插|重启(?:机器|电脑)|^(?:请|先|再)?(?:告知|知会|致电|拨打)|^(?:请|先|再)?(?:在|到|从|登录).{0,14}(?:控制台|管理(?:后台|页面|界面|平台))|\bmanually\b|\bin (?:the|your) browser\b|\bask\b.{0,20}\bto\b|\bin (?:the|your)(?: [\w-]+){1,3} (?:console|dashboard|portal)\b|^(?:open|visit|log ?in to|contact|notify|tell|inform|announce|wait for|edit)\b/;

const VERIFIES =
  /^(?:再次|最后|立即)?(?:验证|检查|确认|核对|核实|查看|测试|verify|check|confirm|ensure|validate|test)/i;
export const CONDITION = new Hinted(
  anyOf(
    '如|若|必要时|可选|视情况|除非|仅|只|否则|反之|不然|otherwise|else|跳过|不需要|无需|不用|不必|确认|核实|核对|同意|批准|授权|许可|改成|改为|改写|改入|换成|' +
      '换为|换写|换入|填成|填为|填写|填入|if |optional|only |unless|needed|necess|requir|applic|appropriate|the actual|the real|the own|' +
      'the correct|the target|your actual|your real|your own|your correct|your target',
    '[后後]\\s*[,:]?$|^(?:after|once) ',
  ),
  new RegExp(
    [
      '如果|若(?!干)|如需|如有(?:必要|需要|问题|数据)|必要时|可选|视情况|除非',
      '(?:仅|只)(?:当|在|有|限|对|适用)',
      '^(?:否则|反之|不然|otherwise\\b|else\\b)|(?:则|可|可以|请|就|的话|时)(?:直接)?跳过',
      '(?:不需要|无需|不用|不必)(?:再)?(?:执行|做)(?:下面|以下|后面|后续)',
      '(?:仅|只)(?:供|能|可)?(?:用于)?(?:开发|测试|预发布?|预生产|生产|线上|本地|沙箱)(?:环境)?(?:使用|可用|执行|用)?',
      // Somebody has to look, or to agree, before.
      '(?:确认|核实|核对).{0,30}?(?:后|再).{0,6}(?:执行|继续|操作|进行|删除|启动|停止)',
      '(?:经|待|得到).{1,12}(?:同意|批准|授权|确认|许可)(?:后|之后)',
      // `修复问题后` over commands: somebody has to, and no command does it.
      '^(?:修复|解决|排查|处理|审批|批准|评估)[^,;。]{0,12}(?:之)?[后後]\\s*[,:]?$|^(?:after|once) (?:fixing|resolving|approv|you (?:have )?(?:fixed|resolved)|(?:the )?(?:issue|problem|bug) is (?:fixed|resolved))',
      // A value that stands here for another one: `VERSION=1.2  # 改成要回滚的版本`.
      '(?:改|换|填)(?:成|为|写|入).{0,10}(?:实际|真实|对应|相应|目标|要|你|自己|上一|正确)',
      // `Check if the service is up` asks whether, and is no case; `verify if not production, then run` is one.
      '\\bif [^,;]{1,80}(?:[,;] ?|\\b)then\\b',
      '(?<!\\b(?:check|verify|see|determine|confirm|test|find out|know|assess|investigate|validate) )\\bif (?:needed|necessary|required|applicable|available|appropriate|relevant|used|using|enabled|configured|not|the|you|still|any|there)\\b|\\b(?:as|where|when|whenever) (?:needed|necessary|required|applicable|appropriate)\\b|如适用|如有使用|如使用|如已|\\boptional(?:ly)?\\b|\\bonly (?:if|when|on|for|after)\\b|\\bunless\\b',
      '\\b(?:replace|change|set) .{0,24}\\b(?:with|to) (?:the|your) (?:actual|real|own|correct|target)\\b',
    ].join('|'),
    'i',
  ),
);
const NUMBERING =
  /^(?:\d+(?:\.\d+)*\s*[.、):)]\s*|[(（][\d一二三四五六七八九十]+[)）]\s*|步骤\s*[\d.一二三四五六七八九十]+\s*[::、.]?\s*|step\s*[\d.]+\s*[::.]?\s*|第[\d一二三四五六七八九十]+步\s*[::,，]?\s*|[-*•]\s+)/i;

/** `# Step 1` with nothing behind it keeps its number. */
const unnumbered = (text: string): string => text.replace(NUMBERING, '') || text;

/** `（严格）` behind the words that head a block. One of these is in whatever modifies. */
const BLOCK_MODIFIERS =
  /\s*[(（]([^()（）]*(?:严格|嚴格|strict|秒|分|[0-9] ?(?:s|m)|std(?:out|err)|标准)[^()（）]*)[)）]\s*([:：]?)$/iu;

/** What `# 预期输出（严格）` says in its brackets; undefined when there is nothing of the kind. */
export function blockModifiers(comment: string): string | undefined {
  return /[)）]/.test(comment) ? BLOCK_MODIFIERS.exec(comment.trim())?.[1]?.trim() : undefined;
}

/** `预期（严格）: active`: the modifiers belong before the words. */
const MODIFIED_PREFIX =
  /^((?:预期|預期|期望|应|應|必须|必須|expect)[^:：()（）]{0,12}?)\s*[(（]([^()（）]{0,20}(?:严格|嚴格|strict|秒|分|[0-9] ?(?:s|m)|std(?:out|err)|标准)[^()（）]{0,20})[)）]\s*[:：]\s*(?=\S)/iu;

/** The prefix without what stands in its brackets, and that before the words: `预期: 严格 active`. */
export function modifiersBeforeWords(text: string): string {
  return /[)）]\s*[:：]/.test(text) ? text.replace(MODIFIED_PREFIX, '$1: $2 ') : text;
}

/** Only `# …` alone can head an expected block. */
export const headsBlock = (comment: string): 'expected-block' | 'example-block' | null => {
  const bare =
    blockModifiers(comment) === undefined ? comment : comment.trim().replace(BLOCK_MODIFIERS, '$2');
  const text = fold(bare).trim();
  if (EXAMPLE_BLOCK.test(text)) return 'example-block';
  return BARE_BLOCK.test(text) ? 'expected-block' : null;
};

/** The author's words behind `预期：`, or null when the comment is no expectation. */
export function readExpectationWords(comment: string): string | null {
  const original = modifiersBeforeWords(comment.trim());
  const folded = foldEqualLength(original);
  if (KEPT_PREFIX.test(folded)) return original;
  for (const pattern of EXPECTATION) {
    // Dear at its first use, and hardly ever of use.
    if (pattern === SHOULD && !/should/i.test(folded)) continue;
    const match = pattern.exec(folded);
    if (match === null || match[0] === '') continue;
    const rest = original.slice(match[0].length).trim();
    // `should show the last commit` describes, `should show v1.2` is output: only with its verb that can be told.
    return pattern === SHOULD && DESCRIBES.test(rest) ? original : rest;
  }
  return null;
}

/** `===== 方案一 =====`, `【方案一】快`: without what makes it stand out. */
export function undecorated(words: string): string {
  return words
    .replace(/^[\s=*~#─━—-]{2,}|[\s=*~#─━—-]{2,}$/gu, '')
    .replace(/^[【[]([^】\]]*)[】\]]\s*/u, '$1 ')
    .trim();
}

/** Classifies one comment's text, given without its `#`. */
export function readComment(comment: string): CommentReading {
  const text = fold(comment).trim();
  const block = headsBlock(comment);
  if (block !== null) return { kind: block };
  if (EXAMPLE_LINE.test(text)) return { kind: 'example-line' };
  for (const [name, pattern] of SETTINGS) {
    const match = pattern.exec(text);
    if (match !== null) return { kind: 'setting', name, value: (match[1] ?? '').trim() };
  }
  const words = readExpectationWords(comment);
  if (words !== null && words !== '') return { kind: 'expectation', words };
  const bare = unnumbered(text);
  if (forbids(bare) || bansRunning(bare)) return { kind: 'forbidden' };
  const series = SERIES.exec(undecorated(bare));
  if (series !== null) return { kind: 'series', ordinal: series[1] ?? '', label: (series[2] ?? '').trim() };
  const alternative = ALTERNATIVE.exec(bare);
  const label = alternative?.[1]?.trim() ?? readFallback(bare);
  if (label !== null) return { kind: 'alternative', label };
  if (looksCommentedOut(comment)) return { kind: 'commented-out' };
  const verifies = VERIFIES.test(bare);
  if (ACT.test(bare.toLowerCase())) return { kind: 'act' };
  return { kind: 'title', title: titleIn(comment), verifies, condition: CONDITION.test(bare) ? bare : null };
}

/** As it was written, without a number before it. */
function titleIn(comment: string): string {
  const original = comment.trim();
  const [number = ''] = NUMBERING.exec(foldEqualLength(original)) ?? [];
  return original.slice(number.length) || original;
}

/** For a comment that heads commands: what the words say of them, whatever else the comment may be. */
export function readTitle(comment: string): { title: string; verifies: boolean; condition: string | null } {
  const bare = unnumbered(fold(comment).trim());
  return {
    title: titleIn(comment),
    verifies: VERIFIES.test(bare),
    condition: CONDITION.test(bare) ? bare : null,
  };
}

/** The words ask a person to do something. */
export const asksPerson = (text: string): boolean => ACT.test(fold(text).trim().toLowerCase());

const EXITS =
  /退出.{0,6}(?:ssh|服务器|容器|登录|远程)|\b(?:exit|leave|log ?out of) (?:the )?(?:ssh|server|container|session)\b/i;
/** One of these is in whatever EXITS takes: few comments hold one, and the first use of EXITS is dear. */
const EXITS_HINT = /退出|exit|leave|out of/;
const LOCAL =
  /回到(?:本机|本地|跳板机)|^(?:在)?(?:本机|本地)(?:上|执行|终端|机器|开发机)|\bon (?:your )?local\b/i;

/** `退出 SSH`: when what it heads is done, the author is back on the machine where the document is run. */
export const exitsRemote = (text: string): boolean => {
  const words = fold(text).trim();
  return EXITS_HINT.test(words.toLowerCase()) && EXITS.test(words);
};

/** `在本机执行`: the author is back on the machine where the document is run. */
export const namesLocal = (text: string): boolean => LOCAL.test(fold(text).trim());

export interface Announced {
  readonly is: 'expected' | 'example';
  /** What `预期输出（严格）：` says in its brackets. */
  readonly modifiers: string | undefined;
}

/** `预期输出：` or `Expected output:` at a paragraph's end: the untagged fence behind it is the expectation of the fence before (§2). */
export function announcesOutput(paragraph: string): Announced | null {
  const lines = fold(paragraph)
    .replace(/\*\*|__/g, '')
    .trim()
    .split('\n');
  const whole = lines.at(-1)?.trim() ?? '';
  const modifiers = blockModifiers(whole);
  const last = modifiers === undefined ? whole : whole.replace(BLOCK_MODIFIERS, '$2');
  if (/(?:示例|例如|类似).{0,4}:$|^(?:example|sample) output:?$/i.test(last))
    return { is: 'example', modifiers };
  return /^(?:预期|期望|应该?)?(?:的)?(?:输出|显示|看到|返回|结果)(?:结果)?(?:应为|如下)?\s*:$|^(?:预期|期望)[^:]{0,6}:$|^expected(?: output| result)?:$|^output:$/i.test(
    last,
  )
    ? { is: 'expected', modifiers }
    : null;
}
