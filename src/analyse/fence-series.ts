import type { Block, Fence, Paragraph } from '../parse/types.ts';
import type { ChoiceRef } from '../plan/types.ts';
import { readAlternative, readExclusive } from '../vocabulary/exclusive.ts';
import { readHeading } from '../vocabulary/headings.ts';
import { displayName, toolNameIn } from '../vocabulary/tools.ts';
import type { Context } from './context.ts';
import { distinct } from './labels.ts';
import type { StepWriter } from './step-writer.ts';
import { isRunnable } from './work.ts';

/** Fences of one step of which exactly one runs, since the words between or before them say so (language.md §4). */
interface Series {
  /** Those of each alternative, in the order of the document. */
  readonly options: readonly (readonly Fence[])[];
  readonly labels: readonly string[];
  /** What the author wrote over each alternative. */
  readonly titles: readonly string[];
  id: string | null;
  /** Whether the text before it, and any alternative of it, ends on another machine. */
  remote: boolean;
  left: boolean;
}

/** Reads the fences of a step, and those that exclude each other as alternatives. */
export class FenceChoices {
  readonly #series: readonly Series[];
  readonly #writer: StepWriter;
  readonly #context: Context;

  constructor(blocks: readonly Block[], writer: StepWriter, context: Context) {
    this.#series = findSeries(blocks);
    for (const { options } of this.#series) tell(blocks, options.flat(), context);
    this.#writer = writer;
    this.#context = context;
  }

  /** Calls `read`, and whatever it writes belongs to the fence's alternative. */
  within(fence: Fence, read: () => void): void {
    const series = this.#series.find(({ options }) => options.some((fences) => fences.includes(fence)));
    if (series === undefined) {
      read();
      return;
    }
    const { mode, findings, choices } = this.#context;
    const { labels, options, titles } = series;
    const option = options.findIndex((fences) => fences.includes(fence));
    if (series.id === null) {
      const place = fence.span.start;
      series.id = choices.open(this.#writer.id, labels, place, titles);
      series.left = series.remote = mode.snapshot();
      findings.report('choice', place, { id: series.id, count: labels.length, options: labels.join(' / ') });
    }
    const outer = this.#writer.option;
    this.#writer.option = refTo(series.id, labels[option] ?? '', outer);
    mode.restore(series.remote);
    read();
    series.left ||= mode.snapshot();
    mode.restore(series.left);
    this.#writer.option = outer;
  }
}

function tell(blocks: readonly Block[], fences: readonly Fence[], { choices }: Context): void {
  blocks.forEach((block, index) => {
    const next = blocks[index + 1];
    const joined = joins(block) && next?.kind === 'fence' && fences.indexOf(next) > 0;
    const announces = block.kind === 'paragraph' && readExclusive(block.text) !== null;
    if (joined || announces) choices.told.add(block.span.start.line);
  });
}

function refTo(id: string, option: string, outer: ChoiceRef | null): ChoiceRef {
  return outer === null ? { id, option } : { id, option, within: outer };
}

function findSeries(blocks: readonly Block[]): readonly Series[] {
  const fresh = { id: null, remote: false, left: false };
  const titled = underTitles(blocks);
  if (titled.length > 1) {
    const titles = titled.map(({ title }) => title);
    const labels = distinct(titles.map(labelIn));
    return [{ options: titled.map(({ fences }) => fences), labels, titles, ...fresh }];
  }
  return [...joinedByOr(blocks), ...announced(blocks)].map((fences) => {
    const labels = distinct(fences.map((fence) => labelOf(fence, blocks)));
    return { options: fences.map((fence) => [fence]), labels, titles: [], ...fresh };
  });
}

/** `方式一：` over each of several fences. As in a fence, the last alternative is no more than what stands right behind it. */
function underTitles(
  blocks: readonly Block[],
): readonly { readonly title: string; readonly fences: readonly Fence[] }[] {
  const titles = blocks.flatMap((block, index) => {
    const title = isFence(blocks[index + 1]) ? titleIn(block) : null;
    return title === null ? [] : [{ title, index }];
  });
  return titles.map(({ title, index }, at) => {
    const end = titles[at + 1]?.index ?? index + 2;
    return { title, fences: blocks.slice(index + 1, end).filter(isFence) };
  });
}

/** The last line of a paragraph, where it names an alternative. */
function titleIn(block: Block): string | null {
  const line = block.kind === 'paragraph' ? (block.text.split('\n').at(-1)?.trim() ?? '') : '';
  if (line === '' || line.length > 60 || readExclusive(line) !== null) return null;
  return readHeading(line).form === 'option' ? line : null;
}

function labelIn(title: string): string {
  const { title: words, number } = readHeading(title);
  const label = words.replace(/[:：。].*$/su, '').trim();
  return toolNameIn(label) ?? (label === '' ? (number ?? title) : label);
}

/** A fence, `或者：`, a fence. */
function joinedByOr(blocks: readonly Block[]): readonly (readonly Fence[])[] {
  const found: Fence[][] = [];
  blocks.forEach((block, index) => {
    const before = blocks[index - 1];
    const next = blocks[index + 1];
    if (!joins(block) || !isFence(before) || !isFence(next)) return;
    const open = found.find((fences) => fences.at(-1) === before);
    if (open === undefined) found.push([before, next]);
    else open.push(next);
  });
  return found;
}

/** `以下两种方式任选其一：` over as many fences as it says, or over two of them where it does not. */
function announced(blocks: readonly Block[]): readonly (readonly Fence[])[] {
  const at = blocks.findIndex((block) => block.kind === 'paragraph' && readExclusive(block.text) !== null);
  const block = blocks[at];
  if (block?.kind !== 'paragraph' || blocks.some(joins)) return [];
  const exclusive = readExclusive(block.text);
  const fences = blocks.slice(at + 1).filter(isFence);
  if (exclusive === null || exclusive.named.length > 0 || !exclusive.follows) return [];
  return fences.length === (exclusive.count ?? 2) ? [fences] : [];
}

/** Words that join two fences: short, and nothing but the other way. */
function joins(block: Block): block is Paragraph {
  return block.kind === 'paragraph' && block.text.length <= 60 && readAlternative(block.text) !== null;
}

function isFence(block: Block | undefined): block is Fence {
  return block?.kind === 'fence' && isRunnable(block);
}

/** After the words over it, as far as they name it, else after its first program. */
function labelOf(fence: Fence, blocks: readonly Block[]): string {
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
