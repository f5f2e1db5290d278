import type { Block, ListItem, Paragraph } from '../parse/types.ts';
import { beginsWithCase, conditionOver } from '../vocabulary/conditions.ts';
import { exclusiveIn, type ExclusiveOver } from './exclusive-parts.ts';
import { bansRunning, bansSomewhere, bansWhatPrecedes } from '../vocabulary/bans.ts';
import { introducesContent, introducesExample } from '../vocabulary/file-words.ts';
import { bansWhatFollows, isBareBan, saysForbidden } from '../vocabulary/forbidden.ts';

/** What stands right over a fence. */
export interface FenceWords {
  /** Right over it. */
  readonly near: string;
  /** Over it, or over the first of several fences in a row. */
  readonly over: string;
  /** They forbid what they stand over. */
  readonly forbid: boolean;
}

interface Words {
  readonly text: string;
  readonly ofItem: boolean;
}

/** `lead`: the words right over the first of the blocks, those of the item that holds them. */
export function wordsOver(blocks: readonly Block[], index: number, lead: Paragraph | null): FenceWords {
  let first = index;
  while (blocks[first - 1]?.kind === 'fence') first -= 1;
  const over = wordsBefore(blocks, first, lead);
  const behind = remarkOf(blocks[index + 1]);
  const forbid = over.ofItem ? bansWhatFollows(over.text) : saysForbidden(over.text);
  return {
    near: first === index ? over.text : '',
    over: over.text,
    forbid: forbid || (behind !== null && bansWhatPrecedes(behind)),
  };
}

function wordsBefore(blocks: readonly Block[], index: number, lead: Paragraph | null): Words {
  const before = blocks[index - 1];
  if (before === undefined) return { text: lead?.text ?? '', ofItem: true };
  if (before.kind === 'paragraph') return { text: before.text, ofItem: false };
  if (before.kind === 'html') {
    const text = titleIn(before);
    // Of a comment that says nothing of it the words above stand over the fence as before.
    const isMere = before.value.trimStart().startsWith('<!--') && !saysOf(text);
    return isMere ? wordsBefore(blocks, index - 1, lead) : { text, ofItem: true };
  }
  // `2. 不要执行：` over a fence that is not indented under it, a remark over it. Other bans in a list are warnings.
  const text = (before.kind === 'list' ? onlyWords(before.items.at(-1))?.text : remarkOf(before)) ?? '';
  const isOver = /[:：]\s*$/.test(text) || isBareBan(text) || (isNamed(text) && !bansSomewhere(text));
  return { text: isOver ? text : '', ofItem: true };
}

const isNamed = (text: string): boolean => bansRunning(text) || introducesExample(text);
const saysOf = (text: string): boolean => isNamed(text) || bansWhatFollows(text) || introducesContent(text);

const SIGNS = /^(?:[⚠❗💡📌🚨‼ℹ🔴]\uFE0F?\s*)+/u;

/** The last words of a quote, or those of a paragraph. */
function remarkOf(block: Block | undefined): string | null {
  return block?.kind === 'paragraph' ? block.text.replace(SIGNS, '') : (quotedWords(block)?.text ?? null);
}

function quotedWords(block: Block | undefined): Paragraph | null {
  if (block?.kind !== 'quote') return null;
  const last = block.blocks.at(-1);
  return last?.kind === 'paragraph' ? { ...last, text: last.text.replace(SIGNS, '') } : quotedWords(last);
}

/** `<summary>不要执行</summary>`, and what a comment says. */
function titleIn({ value }: Extract<Block, { readonly kind: 'html' }>): string {
  const title = /<summary>([^<]+)<\/summary>/i.exec(value)?.[1] ?? /<!--(.*?)-->\s*$/s.exec(value)?.[1];
  // `示例` and `输出` over a fence announce it as with their colon.
  return title === undefined ? '' : `${title.trim().replace(/[:：]$/, '')}：`;
}

/** Of an item that holds nothing else. */
function onlyWords(item: ListItem | undefined): Paragraph | null {
  const words = item?.blocks.length === 1 ? item.blocks[0] : undefined;
  return words?.kind === 'paragraph' ? words : null;
}

/** The words over a fence or list, or over several fences in a row, and the block that they stand in. */
export function leadOf(blocks: readonly Block[], index: number): { block: Block; words: Paragraph } | null {
  let at = index - 1;
  const isFence = blocks[index]?.kind === 'fence';
  while (isFence && blocks[at]?.kind === 'fence') at -= 1;
  const block = blocks[at];
  if (block?.kind === 'paragraph') return { block, words: block };
  const summary = block?.kind === 'html' ? /<summary>([^<]+)<\/summary>/i.exec(block.value)?.[1] : undefined;
  if (block !== undefined && summary !== undefined)
    return { block, words: { kind: 'paragraph', span: block.span, text: summary, strong: true, code: [] } };
  // `3. 数据库（如有修改）：` over a fence that is not indented under it.
  const words = !isFence ? null : block?.kind === 'list' ? onlyWords(block.items.at(-1)) : quotedWords(block);
  return block !== undefined && words !== null ? { block, words } : null;
}

/** Several ways, where it names them; a remark is no title. */
export function exclusiveUnder(
  lead: { block: Block; words: Paragraph } | null,
  blocks: readonly Block[],
): ExclusiveOver | null {
  return lead === null || lead.block.kind === 'quote' ? null : exclusiveIn(lead.words, blocks);
}

/** What it says of the case that they are for. */
export function conditionIn({
  block,
  words: { text, strong },
}: {
  block: Block;
  words: Paragraph;
}): string | null {
  // `> 不要在业务高峰期执行`: a person says whether it may be run now. Asked as it stands, 是 could mean either.
  const isRemark = block.kind === 'quote' || block.kind === 'list';
  if (isRemark && bansSomewhere(text) && !/[:：]\s*$/.test(text)) return `已确认不违反「${text}」`;
  if (block.kind === 'quote') return null;
  // Of an item over a fence that is not indented only what begins with a case is one, `如果副本有延迟`.
  const isTitle = strong || (block.kind === 'list' && beginsWithCase(text));
  return conditionOver(text, isTitle ? 'title' : 'paragraph');
}
