import { fold, headingWords } from './fold.ts';
import { givesOrders } from './orders.ts';

/** What a paragraph of a scenario is called: 现象, 排查步骤, 解决方案 (language.md §1). */
export interface ScenarioLabel {
  readonly kind: 'resolution' | 'other';
  /** What stands behind the label in the same paragraph, as the author wrote it. */
  readonly rest: string;
}

const RESOLUTION =
  '(?:解决(?:方案|方法|办法|措施|步骤)?|处理(?:方案|方法|办法|措施|建议)|应对(?:措施|方案)|恢复方法|resolution|solution|fix|remedy)';
const OTHER =
  '(?:现象|症状|表现|原因|可能原因|排查(?:步骤|方法|命令)?|诊断(?:步骤)?|检查(?:步骤)?|预防(?:措施)?|symptoms?|causes?|diagnos(?:is|tics?)|checks?|problem|prevention)';

const LABEL = new RegExp(`^\\W*(?:(${RESOLUTION})|(${OTHER}))\\W*[:：]\\W*`, 'i');

export function readScenarioLabel(paragraph: string): ScenarioLabel | null {
  const text = paragraph.replace(/\*\*|__/g, '').trim();
  const match = LABEL.exec(fold(text));
  if (match === null) return null;
  const at = text.search(/[:：]/);
  return { kind: match[1] === undefined ? 'other' : 'resolution', rest: text.slice(at + 1).trim() };
}

/** A heading of its own for what helps. */
export const saysResolution = (heading: string): boolean =>
  new RegExp(`^\\W*${RESOLUTION}\\W*$`, 'i').test(fold(heading));

/** What is wrong stands last: `数据库宕机`, `主从延迟`, `Disk full`. */
const TROUBLE =
  /(?:宕机|宕掉|挂掉|挂了|故障|异常|不可用|过高|过慢|飙高|飙升|雪崩|穿透|击穿|崩溃|失败|超时|延迟|泄[漏露]|丢失|损坏|中断|断开|打满|占满|写满|已?满|耗尽|不足|溢出|堆积|积压|阻塞|死锁|卡死|卡顿|无响应|无法.{1,8}|起不来|连不上|报错|错误|告警|被.{1,6}(?:攻击|入侵|删除|篡改)|攻击|入侵|误删除?)$/;
const TROUBLE_EN =
  /^(?:(?:very )?(?:high|low|slow|failing|failed|broken|stuck|lost|missing|unhealthy|unresponsive|exhausted|corrupted) .+|.+ (?:(?:is |are )?(?:down|full|unavailable|unreachable|unresponsive|stuck|unhealthy|slow)|outages?|failures?|failed|crash(?:es|ed|ing|loop|loopbackoff)?|leaks?|timeouts?|timed out|errors?|lag|spikes?|corruption|exhaust(?:ed|ion)|oom|deadlocks?|not (?:starting|responding|reachable|ready|working|syncing)))$/;
/** `处理故障`, `Scale the service down`: what is done about it, and no name of it. */
const DOES =
  /^(?:处理|处置|应对|排查|排除|修复|解决|定位|分析|隔离|模拟|清理|清除|避免|防止|预防|监控|上报|汇报|判断|评估|识别|发现|重试|查看|验证|检查|确认)|^(?:scale|take|bring|shut|tear|spin|power|turn|slow|drain|roll|step|check|fix|handle|resolve|investigate|verify|stop|clear|review|log|monitor|watch|test|wait|confirm|assess|identify|simulate|look|inspect|ignore|report|see|find|list|count|reset|retry|recover|restore|rollback|diagnose|troubleshoot|reproduce|acknowledge|declare)\b/;

/** A numbered heading that names what is wrong, `2. 主库宕机`: of an emergency handbook's chapters only the one that fits is gone through. */
export function namesTrouble(heading: string): boolean {
  const words = headingWords(heading);
  if (words.length > 60 || !(TROUBLE.test(words) || TROUBLE_EN.test(words))) return false;
  return !DOES.test(words) && !givesOrders(words);
}
