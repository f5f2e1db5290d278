import { introducesExample } from './file-words.ts';
import { fold } from './fold.ts';

/**
 * What says that a command is not to be run: 不能执行, 暂不执行, `must not be run`. For lower-case words, clause by clause.
 * A case (`不能执行时`), and how a thing is done (`不用停机`), is none.
 */

/** Orders, whatever stands before them. */
const NOT =
  '(?:不要|不得|不许|不准|不允许|不应该?|不该|不宜|不建议|不推荐|不必|不用|不需要?|无需|无须|毋须|勿|别|切忌|莫|禁止|严禁|暂不|先不|暂时不要?|绝不|决不)';
/** Of a service they only tell its state: `服务不能运行`. */
const CANNOT = '(?:不能|不可以?|万万不可)';
const HOW = '(?:再|直接|手动|自行|随意|擅自|轻易|继续|现在|立即|马上|提前|去|在[^,]{1,12}?|对[^,]{1,12}?)*';
const THIS =
  '(?:以下|下面|下列|下述|上述|上面|以上|前面|这|此|该|它|本)(?:个|些|条|段|行|几)?(?:条|个|行|段)?(?:的)?(?:命令|操作|脚本|语句|步骤|代码|方式|方法|做法)?';
const BEFORE = `(?:请|应|千万|一定|务必|注意|也|都|均|${THIS}|在[^,]{1,12}?|\\s)*`;
const RUN = '(?:执行|运行|跑)';
const USE = '(?:使用|用|操作|采用|复制|粘贴|照抄|照做|输入|敲|这样做|这么做|这样写|这么写)+';
const NOT_EN =
  "\\b(?:do not|don'?t|never|must not|mustn'?t|should not|shouldn'?t|cannot|can'?t|can not|may not|no need to|not necessary to|avoid|forbidden to|prohibited to|refrain from)";
const RUN_EN =
  '(?:run|running|execut(?:e|ing)|issu(?:e|ing)|us(?:e|ing)|typ(?:e|ing)|copy(?:ing)?|past(?:e|ing))';

/** One of these is in whatever bans. */
const HINT =
  /[不无毋勿别忌莫禁避暂]|错误|跳过|略过|待[定补确]|未完成|todo|tbd|wip|n['o]t\b|\bnot|never|avoid|refrain|forbidden|prohibited|no need/;
const A_CASE =
  /(?:时|的时候|后|前|则|的话|情况下?|期间)$|^(?:如果|若|当|一旦|只要|除非|if|when|unless|in case|once)|\b(?:twice|again|more than once)$/;

let made: readonly RegExp[] | null = null;

/** Made when first asked for: few documents ban anything. */
function patterns(): readonly RegExp[] {
  made ??= [
    new RegExp(`${NOT}${HOW}${RUN}[^,]{0,14}$`),
    new RegExp(`^${BEFORE}${CANNOT}${HOW}${RUN}[^,]{0,14}$`),
    new RegExp(`^${BEFORE}(?:${NOT}|${CANNOT}|避免)${HOW}(?:${RUN}|${USE})(?:${THIS})?$`),
    /^(?:不推荐|不建议|不要|不可|禁止|错误|避免|跳过|略过|待定|待补充|待确认|未完成|暂不|暂缓|别用|todo|tbd|wip)(?:的)?(?:命令|做法|方式|写法|操作|用法|步骤)?$/,
    new RegExp(
      `${NOT_EN} (?:ever |just |simply |directly |manually )?${RUN_EN}(?: (?:this|these|it|that|the following|the above|below)\\b[^,]{0,25})?$`,
    ),
    /\b(?:must|should|can|may|need|are|is) not (?:to )?(?:be )?(?:run|executed|used|issued)\b[^,]{0,20}$/,
    /^(?:avoid|skip)(?: this| the following)?$|\bnot recommended$/,
  ];
  return made;
}

/** The last of the clauses bans, or one that names the commands: `以下命令不能执行，会删库：`. */
export function bansRunning(words: string): boolean {
  const lower = fold(words)
    .replace(/\*\*|`/g, '')
    .toLowerCase();
  if (!HINT.test(lower)) return false;
  const clauses = lower
    .split(/[,;。.!?:、\n]+/)
    .map((clause) => clause.replace(/^[^\p{L}]+|[^\p{L}\d)]+$/gu, ''))
    .filter((clause) => clause !== '');
  const { length } = clauses;
  return clauses.some((clause, at) => (at === length - 1 || NAMES_IT.test(clause)) && bansIn(clause));
}

/** `不要在业务高峰期执行`: elsewhere, or at another time, it may be run. */
export function bansSomewhere(words: string): boolean {
  const lower = fold(words).toLowerCase();
  if (!HINT.test(lower)) return false;
  somewhere ??= new RegExp(`(?:${NOT}|${CANNOT})[^,;。]{0,4}[在对于][^,;。]{1,12}?(?:${RUN}|${USE})`);
  return somewhere.test(lower);
}

let somewhere: RegExp | null = null;

/** `以上命令不要执行。` behind a fence. */
export function bansWhatPrecedes(words: string): boolean {
  return (
    /^[^\p{L}]*(?:注意[:,]?)?(?:以上|上面|上述|前面|the above|the command above)/iu.test(fold(words)) &&
    (bansRunning(words.split(/[,，;；。]/)[0] ?? '') || introducesExample(words))
  );
}

const NAMES_IT =
  /以下|下面|下列|上述|以上|上面|这[个些条段]|此命令|该命令|\b(?:this|these|the following|the above|below)\b/;

function bansIn(clause: string): boolean {
  return !A_CASE.test(clause) && patterns().some((pattern) => pattern.test(clause));
}
