import type { NotificationOccasion } from '../plan/notifications.ts';
import { fold, headingWords } from './fold.ts';

/** What the words around a notification say: when it is sent, to whom, by which way, and what its `[…]` stand for (§7). */

const OCCASIONS: readonly (readonly [NotificationOccasion, RegExp])[] = [
  ['failure', /失败|异常|中止|终止|受阻|\bfail|\babort/],
  ['waiting', /等待|待确认|人工|暂停|\bwait|\bpaus/],
  ['completion', /完成|结束|成功|恢复|complet|finish|\bdone\b|success|restored/],
  ['start', /开始|启动|执行前|回滚前|事前|\bstart|\bbegin|before/],
];

/** The occasion that a heading names, or null. */
export function readOccasion(heading: string): NotificationOccasion | null {
  const words = headingWords(heading);
  return OCCASIONS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

export type NoticeLabel = 'subject' | 'channels' | 'receivers';

const LABELS: readonly (readonly [NoticeLabel, RegExp])[] = [
  ['subject', /^(?:邮件|通知|消息)?(?:主题|标题)$|^subject$/],
  ['channels', /^(?:通知|发送|沟通)?(?:方式|渠道|途径)$|^channels?$|^via$/],
  [
    'receivers',
    /^(?:发送|通知|接收|抄送)(?:对象|人员|范围|人)$|^收件人$|^(?:receivers?|recipients?|to|audience)$/,
  ],
];

/** `**通知方式**: 钉钉群、邮件` → channels. */
export function readNoticeLabel(words: string): NoticeLabel | null {
  const label = headingWords(words);
  return LABELS.find(([, pattern]) => pattern.test(label))?.[0] ?? null;
}

/** Splits `钉钉群、邮件 / 短信`. */
export function readNames(text: string): readonly string[] {
  return fold(text)
    .split(/[、,;/|+]|\s+和\s*|和(?=\S)|\band\b/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** A fact of the run that a notification's `[…]` may ask for. */
export type NoticeFact =
  | 'started-at'
  | 'expected-at'
  | 'ended-at'
  | 'now'
  | 'elapsed'
  | 'scope'
  | 'severity'
  | 'reason'
  | 'operator'
  | 'host'
  | 'result'
  | 'step'
  | 'title'
  | 'run';

const FACTS: readonly (readonly [NoticeFact, RegExp])[] = [
  ['expected-at', /预计.{0,4}(?:恢复|完成|结束)|恢复时间预计|expected|\beta\b/],
  ['elapsed', /耗时|用时|时长|历时|duration|elapsed/],
  ['started-at', /开始.{0,2}时间|启动时间|^开始$|start(?:ed)?(?: time| at)?/],
  [
    'ended-at',
    /(?:完成|结束|恢复|失败).{0,2}时间|end(?:ed)?(?: time| at)?|complet(?:ed|ion)(?: time| at)?|finished/,
  ],
  ['scope', /影响(?:范围|用户|面|服务)?|\bscope\b|\bimpact\b|affected/],
  ['severity', /严重(?:程度|级别)?|级别|severity/],
  ['reason', /原因|\breason\b|\bcause\b/],
  ['operator', /操作人|执行人|操作员|负责人|operator|executor/],
  ['host', /主机|机器|\bhost\b/],
  ['step', /步骤|阶段|\bstep\b|\bphase\b/],
  ['result', /结果|状态|\bresult\b|\bstatus\b/],
  ['run', /运行编号|执行编号|\brun\b/],
  ['title', /(?:回滚|方案)?(?:名称|标题|方案)|\btitle\b/],
  ['now', /^(?:当前|发送)?(?:日期|时间)$|^(?:date|time|now)$/],
];

/** The fact that stands for the words between `[` and `]`, or null: then they stay as the author wrote them. */
export function readFact(label: string): NoticeFact | null {
  const words = headingWords(label);
  return words === '' ? null : (FACTS.find(([, pattern]) => pattern.test(words))?.[0] ?? null);
}

const CHANNEL_TYPES: readonly (readonly [string, RegExp])[] = [
  ['dingtalk', /钉钉|dingtalk/i],
  ['wecom', /企业微信|企微|wecom|wechat work/i],
  ['feishu', /飞书|lark|feishu/i],
  ['slack', /slack|mattermost/i],
  ['mail', /邮件|邮箱|e-?mail/i],
];

/** `钉钉群` → dingtalk: the type of channel that an author's word for it means, or null. */
export function readChannelType(word: string): string | null {
  const name = fold(word);
  return CHANNEL_TYPES.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}
