import type { Block, Fence, List, ListItem, Paragraph, Quote } from '../parse/types.ts';
import { tellsToCheck } from '../vocabulary/asks.ts';
import { givesOrders } from '../vocabulary/orders.ts';
import { saysForbidden } from '../vocabulary/forbidden.ts';
import { conditionOver, isPremise } from '../vocabulary/conditions.ts';
import { inItem, underItem, withWords, type BlockOptions } from './block-options.ts';
import { writeCheckpoint, lineEnd } from './checkpoints.ts';
import type { Context } from './context.ts';
import { fenceKind } from './fence-kind.ts';
import { Choices } from './choices-among.ts';
import { sayFenceInHtml } from './fence-in-html.ts';
import { leaveLines, readFence } from './fences.ts';
import { introducesFence } from './item-title.ts';
import { asksForWork, inTheCase, isPlainWork, itemTexts, tellsToAct, writeItem } from './manual-items.ts';
import { manualAt, type StepWriter } from './step-writer.ts';
import { readProseExpectation } from './prose-expectation.ts';
import { readTable } from './tables.ts';
import { conditionIn, exclusiveUnder, leadOf, wordsOver } from './words-over.ts';
import { holdsBoxes, isRunnable } from './work.ts';

/** How deep lists and quotes may nest before they are read no further. */
const MAX_DEPTH = 40;

/** Writes a section's blocks into a step, in the order of the document. */
export function readBlocks(
  blocks: readonly Block[],
  writer: StepWriter,
  options: BlockOptions,
  context: Context,
  depth = 0,
): void {
  if (depth > MAX_DEPTH) {
    sayTooDeep(blocks, context);
    return;
  }
  const premises = new Set<Block>();
  const lastWork = blocks.findLastIndex(isWorkBlock);
  const choices = Choices.amongBlocks(options.forbidden ? [] : blocks, writer, context);
  blocks.forEach((block, index) => {
    choices.within(block, () => {
      readBlock(block, index);
    });
  });

  function inCase(index: number): BlockOptions {
    const lead = leadOf(blocks, index);
    const said = lead === null || choices.names(lead.block) ? null : conditionIn(lead);
    if (lead !== null && said !== null && options.opening && writer.isEmpty && isPremise(said))
      premises.add(lead.words);
    const condition = lead === null || premises.has(lead.words) ? null : said;
    return withWords(options, condition, exclusiveUnder(lead, blocks));
  }

  function readBlock(block: Block, index: number): void {
    const before = blocks[index - 1] ?? null;
    switch (block.kind) {
      case 'fence':
        if (options.forbidden) leaveForbidden(block, context);
        else readFence(block, wordsOver(blocks, index, options.lead), inCase(index), writer, context);
        return;
      case 'paragraph':
        if (before?.kind === 'fence' && readProseExpectation(block, writer, context)) return;
        readParagraph(block, blocks[index + 1] ?? null, index < lastWork, writer, context);
        return;
      case 'list':
        // `1. 方案A：快` over its fence is the name of a way, and no work.
        if (choices.names(block)) writer.words(itemTexts(block).join('\n'));
        else
          readList(block, blocks[index + 1] ?? null, index < lastWork, writer, inCase(index), context, depth);
        return;
      case 'quote':
        if (before?.kind === 'fence' && readQuoted(block, writer, context)) return;
        readQuote(block.blocks, writer, context, depth);
        return;
      case 'table':
        if (!options.forbidden) readTable(block, writer, context);
        return;
      case 'html':
        sayFenceInHtml(block, context);
        return;
      case 'rule':
    }
  }
}

function leaveForbidden(fence: Fence, context: Context): void {
  context.findings.report('forbidden-fence', fence.span.start);
  leaveLines(fence, 'forbidden', context);
}

/** `> 预期：active` right behind a fence. */
function readQuoted({ blocks: [only, ...more] }: Quote, writer: StepWriter, context: Context): boolean {
  return only?.kind === 'paragraph' && more.length === 0 && readProseExpectation(only, writer, context);
}

/** A paragraph is words of the step; one that tells a person to act, with nothing behind it that does it, is a manual action. */
function readParagraph(
  paragraph: Paragraph,
  next: Block | null,
  isDoneBelow: boolean,
  writer: StepWriter,
  context: Context,
): void {
  context.mode.hear(paragraph.text);
  seeWords(paragraph, context);
  const introduces =
    next !== null &&
    (next.kind === 'fence' || next.kind === 'list' || next.kind === 'table') &&
    /[:：]\s*$/.test(paragraph.text);
  writer.words(paragraph.text);
  if (introduces || saysForbidden(paragraph.text)) return;
  if (
    tellsToAct(paragraph) ||
    (!isWorkBlock(next) && tellsToCheck(paragraph.text)) ||
    (!isDoneBelow && givesOrders(paragraph.text))
  ) {
    const { start, end } = paragraph.span;
    writer.manual(
      manualAt(paragraph.text, 'prose', start.line, end.line, lineEnd(context.document.text, end.offset)),
    );
  }
}

function sayTooDeep([first]: readonly Block[], { findings }: Context): void {
  if (first !== undefined) findings.report('nested-depth', first.span.start);
}
function isWorkBlock(block: Block | null): boolean {
  return block !== null && /^(?:fence|list|table)$/.test(block.kind);
}

function readList(
  list: List,
  next: Block | null,
  isDoneBelow: boolean,
  writer: StepWriter,
  options: BlockOptions,
  context: Context,
  depth: number,
): void {
  if (options.itemsAreWork && isPlainWork(list, isDoneBelow)) {
    // One item that asks for work makes work of the list: the others are not dropped beside it.
    const text = inTheCase(options.condition, itemTexts(list).join('\n'));
    for (const item of list.items)
      if (item.blocks[0]?.kind === 'paragraph') writer.words(item.blocks[0].text);
    const { start, end } = list.span;
    writer.manual(manualAt(text, 'prose', start.line, end.line, lineEnd(context.document.text, end.offset)));
    return;
  }
  const choices = Choices.amongItems(list, writer, context);
  for (const item of list.items) {
    choices.within(item, () => {
      readItem(item);
    });
  }

  function readItem(item: ListItem): void {
    const [head, ...rest] = item.blocks;
    const introduces = item === list.items.at(-1) && next?.kind === 'fence' && introducesFence(item, next);
    const words = head?.kind === 'paragraph' ? head : null;
    if (item.box !== null) {
      readBlocks(rest, writer, inItem(words, options), context, depth + 1);
      writeCheckpoint(item, writer, context);
      return;
    }
    if (words === null) {
      readBlocks(item.blocks, writer, { ...options, lead: null }, context, depth + 1);
      return;
    }
    context.mode.hear(words.text);
    seeWords(words, context);
    writer.words(words.text);
    const holdsWork = item.blocks.some(
      (block) => isRunnable(block) || (block.kind === 'list' && holdsBoxes(block)),
    );
    if (
      options.itemsAreWork &&
      !holdsWork &&
      !introduces &&
      (list.ordered || asksForWork(words, isDoneBelow))
    ) {
      writeItem(item, words, options.condition, writer, context);
      return;
    }
    const condition = choices.holds(item) ? null : conditionOver(words.text, 'title');
    const inner = underItem(words, condition, rest, options);
    readBlocks(rest, writer, inner, context, depth + 1);
    if (inner.forbidden && !options.forbidden && tellsMore(words.text))
      writeItem({ ...item, blocks: [words] }, words, options.condition, writer, context);
  }
}

/** `1. 不要直接删表，先导出数据`: what is to be done instead is not dropped with what must not. */
const tellsMore = (words: string): boolean => /[,，;；。].*\p{L}/u.test(words);

/** `ssh host` in words, too, says where what follows is typed. */
function seeWords({ text, code }: Paragraph, context: Context): void {
  context.mode.see(text);
  for (const each of code) context.mode.see(each.text);
}

/** Quotes are remarks: their words count, their boxes are checkpoints, their code is not run. */
function readQuote(blocks: readonly Block[], writer: StepWriter, context: Context, depth: number): void {
  if (depth > MAX_DEPTH) return;
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      seeWords(block, context);
      writer.words(block.text);
    } else if (block.kind === 'fence') {
      const kind = fenceKind(block);
      if (kind === 'script' || kind === 'console' || kind === 'zsh')
        context.findings.report('quoted-fence', block.span.start);
      context.mode.see(block.value);
      leaveLines(block, kind === 'config' ? 'config' : 'example', context);
    } else if (block.kind === 'table') {
      if (block.rows.some((row) => row.some((cell) => cell.code.length > 0)))
        context.findings.report('quoted-table', block.span.start);
    } else if (block.kind === 'quote') readQuote(block.blocks, writer, context, depth + 1);
    else if (block.kind === 'list') {
      for (const item of block.items) {
        readQuote(item.blocks, writer, context, depth + 1);
        if (item.box !== null) writeCheckpoint(item, writer, context);
      }
    }
  }
}
