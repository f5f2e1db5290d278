import { fold } from './fold.ts';
import { readEstimate } from './headings.ts';

/** What a column or a label of the contacts section holds (language.md §1, 应急联系). */
export type ContactField = 'role' | 'name' | 'reach' | 'level' | 'condition' | 'contact' | 'response';

const FIELDS: readonly (readonly [ContactField, RegExp])[] = [
  ['response', /响应|时限|response|respond|sla/i],
  ['level', /级别|等级|层级|^级$|level|tier|severity/i],
  ['condition', /条件|情况|情形|触发|何时|问题|condition|when|trigger|if/i],
  ['contact', /^(?:联系|联系谁|通知|上报|升级到|升级对象|负责|处理人|escalate|contact|notify|call)$/i],
  ['reach', /电话|手机|热线|邮箱|邮件|微信|钉钉|联系方式|phone|mobile|tel|e-?mail|chat|pager/i],
  ['name', /联系人|姓名|人员|负责人|name|person|who/i],
  ['role', /角色|职责|岗位|团队|部门|role|team|duty/i],
];

export function readContactField(header: string): ContactField | null {
  const words = fold(header)
    .replace(/\*\*|__/g, '')
    .trim();
  return FIELDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** The heading is over the order in which people are called: 升级路径. */
export const saysEscalation = (heading: string): boolean => /升级|上报|escalat/i.test(fold(heading));

/** `一级`, `一级支持`, `L2`, `Level 1`: a step of that order. */
export const saysLevel = (label: string): boolean =>
  /^(?:第?[一二三四五\d]\s*级|l\d|level|tier|p\d)/i.test(fold(label).trim());

/** `5分钟`, `10 min`: seconds; null for what names no time. */
export const readResponse = (text: string): number | null => readEstimate(`预计 ${text}`);

const UNRESOLVED =
  /(?:没有|未|仍未|无法|还没)[^,。;]{0,6}(?:恢复|解决|完成|响应|处理)|后|超过|not (?:resolved|recovered|fixed)|after|without/i;

/** `30分钟内没有恢复`: how long after the failure the condition begins to hold, in seconds; null where no time is named. */
export function readDelay(condition: string): number | null {
  return UNRESOLVED.test(fold(condition))
    ? readEstimate(`预计 ${/\d[^]*/.exec(fold(condition))?.[0] ?? ''}`)
    : null;
}

/** The steps that a condition names: `步骤 3.2 失败`. */
export function readStepIds(condition: string): readonly string[] {
  const found = fold(condition).matchAll(/(?:步骤|step)\s*(\d+(?:\.\d+)*)/gi);
  return [...found].map((match) => match[1] ?? '');
}
