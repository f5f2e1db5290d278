import type { Fence, ListItem } from '../parse/types.ts';
import { isReadOnly, parseScript } from '../shellscript/index.ts';
import { tellsToPause } from '../vocabulary/asks.ts';
import { readTitle } from '../vocabulary/comments.ts';
import { givesOrders } from '../vocabulary/orders.ts';
import { tellsToAct } from './manual-items.ts';
import { isRunnable } from './work.ts';

/** `1. 停止服务` or `1. 停止服务：` right over a fence that is not indented: it only says what the fence does. */
export function introducesFence({ blocks: [head, ...more] }: ListItem, fence: Fence): boolean {
  if (head?.kind !== 'paragraph' || more.length > 0) return false;
  const { text } = head;
  if (/[:：]\s*$/.test(text)) return true;
  // More than a few words may ask for more than the fence does.
  const isTitle = /^[^,，.。;；:：()（）\n]{1,20}$/.test(text) && !tellsToAct(head) && !tellsToPause(text);
  return isTitle && isRunnable(fence) && (!givesOrders(text) || readTitle(text).verifies || changes(fence));
}

/** `1. 停止服务` over a mere look: nobody would stop it. */
function changes({ value }: Fence): boolean {
  return parseScript(value).groups.some(({ items }) =>
    items.some((item) => item.kind === 'command' && !isReadOnly(item)),
  );
}
