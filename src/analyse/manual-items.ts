import type { List, ListItem, Paragraph } from '../parse/types.ts';
import { tellsToCheck, tellsWhere } from '../vocabulary/asks.ts';
import { asksPerson } from '../vocabulary/comments.ts';
import { givesOrders } from '../vocabulary/orders.ts';
import { lineEnd } from './checkpoints.ts';
import type { Context } from './context.ts';
import { fenceKind } from './fence-kind.ts';
import { leaveLines } from './fences.ts';
import { manualAt, type StepWriter } from './step-writer.ts';

const RUN_INLINE = /(?:执行|运行|输入|使用|run|execute|type)[^`]{0,12}$/i;

export function tellsToAct(paragraph: Paragraph): boolean {
  const runs = paragraph.code.some((code) => {
    const at = paragraph.text.indexOf(code.text);
    return /\s/.test(code.text.trim()) && at > 0 && RUN_INLINE.test(paragraph.text.slice(0, at));
  });
  const [first = ''] = paragraph.text.split(/[。；;\n]/);
  return (
    runs ||
    tellsWhere(first) ||
    (asksPerson(first) && !/^\W*(?:目的|目标|说明|影响|背景|原因|注意|注|purpose|note)\W/i.test(first))
  );
}

/** `isDoneBelow`: commands stand behind it, and it may only say what they do. */
export function asksForWork(words: Paragraph, isDoneBelow: boolean): boolean {
  return tellsToAct(words) || tellsToCheck(words.text) || (!isDoneBelow && givesOrders(words.text));
}

export function isPlainWork(list: List, isDoneBelow: boolean): boolean {
  const plain = list.items.every(
    (item) => item.box === null && item.blocks.every((block) => block.kind === 'paragraph'),
  );
  return (
    plain &&
    !list.ordered &&
    list.items.some(({ blocks: [head] }) => head?.kind === 'paragraph' && asksForWork(head, isDoneBelow))
  );
}

/** An ordered item in a step is something to do, with whatever stands under it. */
export function writeItem(
  item: ListItem,
  words: Paragraph,
  condition: string | null,
  writer: StepWriter,
  context: Context,
): void {
  const { line } = words.span.start;
  const nested = item.blocks.slice(1).flatMap((block) => {
    if (block.kind === 'fence')
      leaveLines(block, fenceKind(block) === 'config' ? 'config' : 'no-language', context);
    return block.kind === 'list'
      ? itemTexts(block)
      : block.kind === 'paragraph'
        ? [block.text]
        : block.kind === 'fence'
          ? [block.value]
          : [];
  });
  const text = inTheCase(condition, [words.text, ...nested].join('\n'));
  writer.manual(
    manualAt(text, 'prose', line, words.span.end.line, lineEnd(context.document.text, words.span.end.offset)),
  );
}

/** What a person does in one case only says which. */
export function inTheCase(condition: string | null, text: string): string {
  return condition === null ? text : `${condition}：\n${text}`;
}

export function itemTexts(list: List): readonly string[] {
  return list.items.flatMap((item) => {
    const [head] = item.blocks;
    return head?.kind === 'paragraph' ? [`- ${head.text}`] : [];
  });
}
