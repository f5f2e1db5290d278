import type { Block, List, ListItem } from '../parse/types.ts';
import type { ChoiceRef } from '../plan/types.ts';
import { readExclusive } from '../vocabulary/exclusive.ts';
import type { Context } from './context.ts';
import { joins, seriesOfBlocks, seriesOfItems, type Part, type PartSeries } from './fence-series.ts';
import type { StepWriter } from './step-writer.ts';

/** A series while its alternatives are read. */
interface Open extends PartSeries {
  id: string | null;
  /** Whether the text before it ends on another machine. */
  remote: boolean;
  /** The same of each alternative, as far as it has been read. */
  readonly ends: Map<number, boolean>;
}

/** Reads the blocks of a step or the items of a list, and those that exclude each other as alternatives. */
export class Choices {
  readonly #series: readonly Open[];
  readonly #joining: ReadonlySet<Block>;
  readonly #writer: StepWriter;
  readonly #context: Context;

  private constructor(
    series: readonly PartSeries[],
    joining: ReadonlySet<Block>,
    writer: StepWriter,
    context: Context,
  ) {
    this.#series = series.map((each) => ({ ...each, id: null, remote: false, ends: new Map() }));
    this.#joining = joining;
    this.#writer = writer;
    this.#context = context;
  }

  static amongBlocks(blocks: readonly Block[], writer: StepWriter, context: Context): Choices {
    const series = seriesOfBlocks(blocks);
    for (const { options } of series) tell(blocks, options.flat(), context);
    const joining = new Set(series.length === 0 ? [] : blocks.filter(joins));
    return new Choices(series, joining, writer, context);
  }

  static amongItems({ items }: List, writer: StepWriter, context: Context): Choices {
    return new Choices(seriesOfItems(items, context.document.text), new Set(), writer, context);
  }

  /** Words over an alternative, or between two, name it, and are no condition beside. */
  names(block: Block): boolean {
    return (
      this.#joining.has(block) ||
      this.#series.some(({ options }) => options.some(([first]) => first === block))
    );
  }

  holds(item: ListItem): boolean {
    return this.#series.some(({ options }) => options.some((parts) => parts.includes(item)));
  }

  /** Calls `read`, and whatever it writes belongs to the alternative that the part stands in. */
  within(part: Part, read: () => void): void {
    const series = this.#series.find(({ options }) => options.some((parts) => parts.includes(part)));
    if (series === undefined) {
      read();
      return;
    }
    const { mode, findings, choices } = this.#context;
    const { labels, options, titles, ends } = series;
    const option = options.findIndex((parts) => parts.includes(part));
    if (series.id === null) {
      const place = part.span.start;
      series.id = choices.open(this.#writer.id, labels, place, titles);
      series.remote = mode.snapshot();
      findings.report('choice', place, { id: series.id, count: labels.length, options: labels.join(' / ') });
    }
    const outer = this.#writer.option;
    this.#writer.option = refTo(series.id, labels[option] ?? '', outer);
    mode.restore(ends.get(option) ?? series.remote);
    read();
    ends.set(option, mode.snapshot());
    // Whichever is chosen: where one of them ends on another machine, what follows is typed there.
    mode.restore([series.remote, ...ends.values()].includes(true));
    this.#writer.option = outer;
  }
}

function tell(blocks: readonly Block[], parts: readonly Part[], { choices }: Context): void {
  blocks.forEach((block, index) => {
    const next = blocks[index + 1];
    const joined = joins(block) && next?.kind === 'fence' && parts.indexOf(next) > 0;
    const announces = block.kind === 'paragraph' && readExclusive(block.text) !== null;
    if (joined || announces) choices.told.add(block.span.start.line);
  });
}

function refTo(id: string, option: string, outer: ChoiceRef | null): ChoiceRef {
  return outer === null ? { id, option } : { id, option, within: outer };
}
