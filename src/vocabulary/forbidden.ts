import { bansRunning } from './bans.ts';
import { fold } from './fold.ts';

/** For lower-case words: to ignore case makes a pattern dear at its first use. */
const FORBIDDEN =
  /❌|(?:^|[,。:;\s])(?:禁止|严禁|请勿|切勿|不要|不得|勿)(?!忘|担心|紧张|不)|环境(?:下|中|里|上)?(?:请)?(?:不要|禁止|切勿|严禁|勿|不能|不可)(?:直接)?(?:执行|运行|使用|操作)|错误(?:示例|做法|写法|用法|方式|示范)|反例|反面|^(?:错误|错误的|不正确|不对|wrong|bad|incorrect)\s*:\s*$|\b(?:bad|wrong) (?:example|way)\b|^(?:don'?t|do not|never)\b(?! (?:forget|worry|panic|hesitate))|anti ?pattern|(?:命令|脚本|方法|方式|方案|做法|步骤|流程|操作|用法|写法|以下|下面)(?:均|都|现)?已(?:经)?(?:废弃|弃用|过时|作废|失效|不再使用)|^(?:deprecated|obsolete)\s*(?:[:,.;!(]|$)/;
/** In brackets, too: `旧流程（已废弃）`. */
const IN_BRACKETS =
  /\((?:[^()]*[,;。])?(?:(?:禁止|严禁|请勿|切勿|不要|不得|勿)(?:再|直接)?(?:执行|运行|使用|操作)|已?(?:废弃|弃用|过时|作废|失效)|deprecated|obsolete|(?:do not|don'?t|never) (?:run|use|execute))[.。!]?\)/;

/** The folded words forbid; in brackets only what they say of it all. */
export function forbids(words: string): boolean {
  const lower = words.toLowerCase();
  return FORBIDDEN.test(withoutBrackets(lower)) || (lower.includes('(') && IN_BRACKETS.test(lower));
}

/** `禁止 docker compose down，用：`: what follows is what to do instead. */
const INSTEAD =
  /[,;。]\s*(?:请|应该?|而应?|改|只|可|直接|先)*(?:(?:是|用|使用|采用|执行|运行|通过|use|run)[^,;。❌]{0,12}|(?:只|仅)(?:能|可以?|需要?|做|允许)?):\s*$/i;

/** `❌`, 禁止, 错误示例 and their kin, in a paragraph or heading before a fence. */
export function saysForbidden(text: string): boolean {
  const words = fold(text).replace(/\*\*/g, '').trim();
  return (forbids(words) || bansRunning(withoutBrackets(words))) && !INSTEAD.test(withoutBrackets(words));
}

// No String.raw: the build writes other scripts as escapes, which would stand there as they are.
const BANS_ALL = "严禁|请勿|切勿|不要|不得|不可|勿|\\b(?:do not|don'?t|never)\\b";
const BAN = `(?:禁止|${BANS_ALL})`;
/** What is forbidden is to do what stands there. */
const DOES_IT =
  '(?:再|直接|手动|自行|随意)*\\s*(?:执行|运行|使用|操作|复制|照做|这样做|这么做|用|run|execute|use|do)';
/** `禁止写入` is a deed; `禁止直接写入` is a ban. */
const LEADS = `^[^\\p{L}]*(?:注意|警告|warning|note)?[:,!\\s]*(?:${BANS_ALL}|禁止(?:直接|在|对|随意|擅自|手动|任何|未经|一切))`;
/** Made when first asked for: few documents forbid anything. For lower-case words. */
let made: { readonly bans: RegExp; readonly bareBan: RegExp } | null = null;

function patterns(): { readonly bans: RegExp; readonly bareBan: RegExp } {
  made ??= {
    bans: new RegExp(
      `${LEADS}|${BAN}${DOES_IT}|❌|错误|反例|反面|废弃|弃用|过时|作废|(?:bad|wrong) (?:example|way)|anti ?pattern|deprecated|obsolete`,
      'u',
    ),
    bareBan: new RegExp(
      `^(?:注意[:,!]\\s*)?${BAN}${DOES_IT}?\\s*(?:(?:以下|下面|下列|下述|这些?|此|该)(?:的)?(?:命令|操作|脚本|语句)?|(?:the )?(?:following|below|this|these)(?: commands?)?)?[:.。!]*$`,
      'u',
    ),
  };
  return made;
}

/** `2. 不要执行` over what the item holds. `停止应用，请勿强制 kill` only says how. */
export function bansWhatFollows(item: string): boolean {
  return saysForbidden(item) && (patterns().bans.test(plain(item)) || bansRunning(item));
}

/** Nothing but that: `不要执行`, `Do not run the following`. */
export function isBareBan(text: string): boolean {
  return saysForbidden(text) && patterns().bareBan.test(plain(text));
}

function plain(text: string): string {
  return fold(text).replace(/\*\*/g, '').trim().toLowerCase();
}

function withoutBrackets(text: string): string {
  return text.replace(/\([^()]*\)/g, '');
}

/** An option, or what else could be done to the same thing; any other word (`do not use it`) may mean the command itself. */
const INSTEAD_OF_IT =
  /^(?:禁止|严禁|请勿|切勿|不要|不得|勿|don'?t|do not|never) ?(?:直接)?(?:(?:用|使用|加|带|use|add) ?(--?[a-z][\w-]*)|(?:用|使用|use) ?(restart|reload|reboot|kill|killall|pkill|stop|down|replace))$/i;

/** `nginx -s reload  # 不要用 restart`: what it forbids is another command or option than the one before it. */
export function forbidsSomethingElse(remark: string, command: string): boolean {
  const [, option, other] = INSTEAD_OF_IT.exec(fold(remark).trim()) ?? [];
  const named = option ?? other;
  return named !== undefined && !fold(command).toLowerCase().includes(named.toLowerCase());
}
