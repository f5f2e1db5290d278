import { fold } from './fold.ts';

/** For lower-case words: to ignore case makes a pattern dear at its first use. */
const FORBIDDEN =
  /❌|(?:^|[,。:;\s])(?:禁止|严禁|请勿|切勿|不要|不得|勿)(?!忘|担心|紧张)|环境(?:下|中|里|上)?(?:请)?(?:不要|禁止|切勿|严禁|勿|不能|不可)(?:直接)?(?:执行|运行|使用|操作)|错误(?:示例|做法|写法|用法|方式|示范)|反例|反面|^(?:错误|错误的|不正确|不对|wrong|bad|incorrect)\s*:\s*$|\b(?:bad|wrong) (?:example|way)\b|^(?:don'?t|do not|never)\b|anti ?pattern/;

/** The folded words forbid, and not only in brackets. */
export const forbids = (words: string): boolean => FORBIDDEN.test(withoutBrackets(words).toLowerCase());

/** `禁止 docker compose down，用：`: what follows is what to do instead. */
const INSTEAD =
  /[,;。]\s*(?:请|应该?|而应?|改|只|可|直接|先)*(?:(?:是|用|使用|采用|执行|运行|通过|use|run)[^,;。❌]{0,12}|(?:只|仅)(?:能|可以?|需要?|做|允许)?):\s*$/i;

/** `❌`, 禁止, 错误示例 and their kin, in a paragraph or heading before a fence. */
export function saysForbidden(text: string): boolean {
  const words = fold(text).replace(/\*\*/g, '').trim();
  return forbids(words) && !INSTEAD.test(withoutBrackets(words));
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
