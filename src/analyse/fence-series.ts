import type { Block, Fence, ListItem, Paragraph } from '../parse/types.ts';
import { readAlternative, readExclusive } from '../vocabulary/exclusive.ts';
import { readHeading } from '../vocabulary/headings.ts';
import { displayName, toolNameIn } from '../vocabulary/tools.ts';
import { tabIn } from '../vocabulary/tabs.ts';
import { wayOf, waysAmong } from '../vocabulary/ways.ts';
import { distinct } from './labels.ts';
import { isClosing, labelledFences, labelOfTab, tabItems } from './fence-tabs.ts';
import { isRunnableFence } from './work.ts';

/** Parts of one step of which exactly one is gone through, since the words between or before them say so (language.md §4). */
export interface PartSeries {
  /** Those of each alternative, in the order of the document. */
  readonly options: readonly (readonly Part[])[];
  readonly labels: readonly string[];
  /** What the author wrote over each alternative. */
  readonly titles: readonly string[];
}

export type Part = Block | ListItem;

export function seriesOfBlocks(blocks: readonly Block[]): readonly PartSeries[] {
  const titled = underTitles(blocks);
  const taken = new Set<Part>(titled.flatMap((group) => group.flatMap(({ parts }) => parts)));
  const series = [...labelledFences(blocks), ...joinedByOr(blocks), ...announced(blocks)]
    .filter((fences) => !fences.some((fence) => taken.has(fence)))
    .map((fences) => {
      const labels = fences.map((fence) => labelOf(fence, blocks));
      return seriesOf(
        fences.map((fence) => [fence]),
        labels,
        [],
      );
    });
  return [...titled.map(titledSeries), ...series];
}

interface Titled {
  readonly title: string;
  readonly parts: readonly Part[];
}

function titledSeries(group: readonly Titled[]): PartSeries {
  const titles = group.map(({ title }) => title);
  return seriesOf(
    group.map(({ parts }) => parts),
    titles.map(labelIn),
    titles,
  );
}

function seriesOf(
  options: readonly (readonly Part[])[],
  labels: readonly string[],
  titles: readonly string[],
): PartSeries {
  return { options, labels: distinct(labels), titles };
}

/**
 * `方式一：` over each of several fences, or lists of what to do, with what stands between. As in a fence, the last
 * alternative ends with what it is made of: its first fence, or its list.
 */
function underTitles(blocks: readonly Block[]): readonly (readonly Titled[])[] {
  if (blocks.filter(isBody).length < 2) return [];
  const titles = blocks.flatMap((block, index) => {
    const before = blocks[index - 1];
    const own = before !== undefined && titleIn(before) !== null ? null : titleInside(block);
    const title = titleIn(block) ?? own;
    return title === null ? [] : [{ title, index }];
  });
  const whole = titles.flatMap(({ title, index }, at) => {
    const next = titles[at + 1]?.index ?? blocks.length;
    const part = blocks.slice(index, next);
    const fence = part.findIndex(isRunnableFence);
    const body = fence < 0 ? part.findIndex(isBody) : fence;
    if (body < 0) return [];
    const closed = tabIn(title) === null ? -1 : part.findIndex((block, at) => at > body && isClosing(block));
    const isLast = closed >= 0 && part.slice(closed).some((block) => !isClosing(block));
    const found = { title, index, next, end: index + (closed < 0 ? body + 1 : closed) };
    return isLast ? [found, null] : [found];
  });
  return waysAmong(whole.map((found) => found?.title ?? null)).map((group) =>
    group.flatMap((at, position) => {
      const found = whole[at];
      if (found === undefined || found === null) return [];
      const { title, index, next, end } = found;
      return [{ title, parts: blocks.slice(index, position + 1 < group.length ? next : end) }];
    }),
  );
}

/** `- 方式一：…` and `- 方式二：…` with fences under them; `- 或者：…` behind an item. */
export function seriesOfItems(items: readonly ListItem[], source: string): readonly PartSeries[] {
  const tabs = tabItems(items, source);
  if (tabs.length > 1) {
    const options = tabs.map(({ item }) => [item]);
    return [
      seriesOf(
        options,
        tabs.map(({ name }) => name),
        tabs.map(({ title }) => title),
      ),
    ];
  }
  const titles = items.map((item) => {
    const [head] = item.blocks;
    return item.box === null && head !== undefined ? titleIn(head, 'first') : null;
  });
  const groups = waysAmong(titles).map((group) => [...group]);
  titles.forEach((title, index) => {
    if (title === null || index === 0 || readAlternative(title) === null) return;
    if (groups.some((group) => group.includes(index))) return;
    const open = groups.find((group) => group.at(-1) === index - 1);
    if (open === undefined) groups.push([index - 1, index]);
    else open.push(index);
  });
  return groups
    .map((group) =>
      group.flatMap((index) => {
        const item = items[index];
        return item === undefined ? [] : [{ title: titles[index] ?? '', parts: [item] }];
      }),
    )
    .filter((group) => group.some(({ parts }) => parts.some((item) => item.blocks.some(isRunnableFence))))
    .map(titledSeries);
}

/** `# 选项 A: …` at the head of a fence whose other comments name no such way. */
function titleInside(block: Block): string | null {
  if (block.kind !== 'fence' || !isRunnableFence(block)) return null;
  const [first = '', ...rest] = block.value.split('\n').filter((line) => line.trim() !== '');
  const title = commentOf(first);
  const way = title === null ? null : wayOf(title);
  if (way === null) return null;
  const others = rest.flatMap((line) => commentOf(line) ?? []);
  return others.some((other) => wayOf(other)?.kin === way.kin) ? null : title;
}

function commentOf(line: string): string | null {
  return /^\s*#+\s*(.*\S)/.exec(line)?.[1] ?? null;
}

/** The line of a paragraph that can name an alternative: over a fence its last one, in an item its first. */
function titleIn(block: Block, which: 'first' | 'last' = 'last'): string | null {
  if (block.kind === 'html') return tabIn(block.value) === null ? null : block.value;
  const alone = which === 'last' ? aloneIn(block) : null;
  if (alone !== null) return titleIn(alone);
  const lines = block.kind === 'paragraph' ? block.text.split('\n') : [];
  const line = (which === 'last' ? lines.at(-1) : lines[0])?.trim() ?? '';
  if (line === '' || line.length > 60 || readExclusive(line) !== null) return null;
  return which === 'first' || wayOf(line) !== null ? line : null;
}

/** A list of one line, `- 方案A：…`, with its fence under it and not in it. */
function aloneIn(block: Block): Paragraph | null {
  if (block.kind !== 'list') return null;
  const [item, ...others] = block.items;
  const [line, ...more] = item?.blocks ?? [];
  const isAlone = others.length === 0 && more.length === 0 && item?.box === null;
  return isAlone && line?.kind === 'paragraph' ? line : null;
}

function labelIn(title: string): string {
  const tab = tabIn(title);
  if (tab !== null) return tab;
  const label = nameIn(readHeading(title).title);
  return toolNameIn(label) ?? (label === '' ? nameIn(title) : label);
}

/** Without emphasis, remarks in brackets and what stands behind a colon. */
function nameIn(title: string): string {
  return title.replace(/\*\*|[(（][^()（）]*[)）]|[:：。].*$/gsu, '').trim();
}

/** A fence, `或者：`, a fence. */
function joinedByOr(blocks: readonly Block[]): readonly (readonly Fence[])[] {
  const found: Fence[][] = [];
  blocks.forEach((block, index) => {
    const before = blocks[index - 1];
    const next = blocks[index + 1];
    if (before === undefined || next === undefined || !joins(block)) return;
    if (!isRunnableFence(before) || !isRunnableFence(next)) return;
    const open = found.find((fences) => fences.at(-1) === before);
    if (open === undefined) found.push([before, next]);
    else open.push(next);
  });
  return found;
}

/** `以下两种方式任选其一：` over as many fences as it says, or over two of them where it does not. */
function announced(blocks: readonly Block[]): readonly (readonly Fence[])[] {
  if (!blocks.some(isRunnableFence)) return [];
  const at = blocks.findIndex((block) => block.kind === 'paragraph' && readExclusive(block.text) !== null);
  const block = blocks[at];
  if (block?.kind !== 'paragraph' || blocks.some(joins)) return [];
  const exclusive = readExclusive(block.text);
  const fences = blocks.slice(at + 1).filter(isRunnableFence);
  if (exclusive === null || exclusive.named.length > 0 || !exclusive.follows) return [];
  return fences.length === (exclusive.count ?? 2) ? [fences] : [];
}

/** Words that join two fences: short, and nothing but the other way. */
export function joins(block: Block): block is Paragraph {
  return block.kind === 'paragraph' && block.text.length <= 60 && readAlternative(block.text) !== null;
}

/** An ordered list tells what to do, one after the other. */
function isBody(block: Block): boolean {
  return isRunnableFence(block) || (block.kind === 'list' && block.ordered);
}

/** After the words over it, as far as they name it, else after its first program. */
function labelOf(fence: Fence, blocks: readonly Block[]): string {
  const tab = labelOfTab(fence);
  if (tab !== null) return tab;
  const before = blocks[blocks.indexOf(fence) - 1];
  const text = before?.kind === 'paragraph' ? before.text : '';
  const words = readAlternative(text) ?? (readExclusive(text) === null ? text : '');
  const short = words.replace(/[:：。,，].*$/su, '').trim();
  const program = /^\s*(?:sudo\s+)?([\w./-]+)/m.exec(fence.value.replace(/^\s*#.*$/gm, ''))?.[1];
  return (
    toolNameIn(words) ??
    (short !== '' && short.length <= 24 ? short : null) ??
    (program === undefined ? fence.value.slice(0, 20) : displayName(program))
  );
}
