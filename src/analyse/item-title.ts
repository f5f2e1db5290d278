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
  const isTitle =
    /^[^,，.。;；:：()（）\n]{1,20}$/.test(text) &&
    !ASKS_MORE.test(text) &&
    !tellsToAct(head) &&
    !tellsToPause(text);
  return isTitle && isRunnable(fence) && isDoneIn(text, fence);
}

/** A second deed, a case, an order of things, a ban, or what a fence may not hold although it changes something. */
const ASKS_MORE =
  /[并且及和与、后前再先待等不勿禁仅只若如除需可]|通知|通告|告知|联系|备份|环境|审批|\b(?:and|then|if|only|not|never|don'?t|after|before|when|unless|once|notify|tell|ask|back ?up|approv\w*|production|staging)\b/i;

/** A look is taken in a fence that only looks, a deed done in one that changes something. */
function isDoneIn(text: string, fence: Fence): boolean {
  return readTitle(text).verifies ? !changes(fence) : !givesOrders(text) || changes(fence);
}

/** `1. 停止服务` over a mere look: nobody would stop it. */
function changes({ value }: Fence): boolean {
  return parseScript(value).groups.some(({ items }) =>
    items.some((item) => item.kind === 'command' && !isReadOnly(item)),
  );
}
