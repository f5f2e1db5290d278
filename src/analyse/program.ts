import type { Block, ListItem } from '../parse/types.ts';
import type { ChoiceRef, PhaseRole } from '../plan/types.ts';
import { optionsUnder, TOP, type BlockOptions } from './block-options.ts';
import { readBlocks } from './blocks.ts';
import type { Context } from './context.ts';
import { needPhase, openSeries, refTo, seriesAmong, walkSeries, type Series } from './heading-series.ts';
import type { OutlineNode } from './outline.ts';
import {
  askedOverSteps,
  holdsLooseWork,
  holdsPhases,
  holdsSteps,
  isNoProgram,
  isOnDemand,
  isStepItself,
  isWordStep,
  itemNode,
  stepItems,
} from './outline-work.ts';
import type { PhaseList } from './phases.ts';
import { alternativesOf } from './step-series.ts';
import type { PhaseDraft, StepWriter } from './step-writer.ts';
import { finishStep, readItemStep } from './word-step.ts';
import { holdsWork } from './work.ts';

/** Builds the phases and steps of one executed section (language.md §1). */
export class ProgramBuilder {
  readonly #context: Context;
  readonly #role: PhaseRole;
  readonly #phases: PhaseList;
  /** Headings inside the program that are no part of it: scenarios, notifications, remarks. */
  readonly skipped: OutlineNode[] = [];
  /** The phase that steps go into when no phase heading names one. */
  #phase: PhaseDraft | null = null;
  #choice: ChoiceRef | null = null;
  /** What an unnamed phase is called after: the heading over its steps. */
  #fallback: OutlineNode | null = null;
  #byForm = false;
  /** Headings of series: what they say is which alternative it is, and no condition beside. */
  readonly #alternatives = new Set<OutlineNode>();

  constructor(role: PhaseRole, phases: PhaseList, context: Context) {
    this.#role = role;
    this.#phases = phases;
    this.#context = context;
  }

  /** Reads a whole section; with a choice, everything in it belongs to one alternative. */
  section(node: OutlineNode, choice: ChoiceRef | null): void {
    this.#choice = choice;
    this.#phase = null;
    this.#phases.reserve([node]);
    if (isStepItself(node)) this.#nodes([node], node, false);
    else this.#container(node);
    this.#choice = null;
  }

  /** Phase, step or numbered headings without a section over them (§1): one program, in the order of the document. */
  sequence(nodes: readonly OutlineNode[], title: string): void {
    const [first] = nodes;
    if (first === undefined) return;
    this.#phase = null;
    this.#byForm = true;
    this.#phases.reserve(nodes);
    this.#fallback = { ...first, heading: { form: 'plain', number: null, title }, text: title };
    this.#nodes(nodes, first, false);
    this.#byForm = false;
  }

  #container(node: OutlineNode): void {
    const inside = this.#role !== 'steps';
    const outer = this.#fallback;
    this.#fallback = node;
    if (inside) this.#openPhase(node, false);
    this.#loose(node);
    this.#nodes(node.children, node, inside);
    this.#fallback = outer;
  }

  /** Blocks right under a heading that is no step: a step of their own where they hold work. */
  #loose(node: OutlineNode): void {
    const isWords = !holdsLooseWork(node);
    this.#phases.hear(node.blocks, isWords ? this.#context.mode : null);
    const blocks = isWords ? askedOverSteps(node, this.#role) : node.blocks;
    const items = isWords || this.#role !== 'steps' ? null : stepItems(node);
    if (items !== null) this.#itemSteps(items, node);
    else if (blocks.length > 0) this.#step(node, blocks, false);
  }

  #nodes(nodes: readonly OutlineNode[], container: OutlineNode, inside: boolean): void {
    const found = seriesAmong(nodes, container).filter(
      (series) => !series.nodes.some((node) => isOnDemand(node, this.#role)),
    );
    if (!inside && found.some((series) => needPhase(series.nodes))) this.#phaseFor(container);
    this.#inSeries(nodes, found, container, (node) => {
      if (node.heading.form === 'option' && this.#alternatives.has(node)) this.#option(node);
      else this.#node(node, inside);
    });
  }

  /** Calls `read` for each, and what it writes belongs to the alternative that the node is. */
  #inSeries(
    nodes: readonly OutlineNode[],
    found: readonly Series[],
    container: OutlineNode,
    read: (node: OutlineNode) => void,
  ): void {
    const open = (series: Series): string => {
      const id = this.#phase?.id ?? container.heading.number ?? 'steps';
      return openSeries(id, series, container, this.#context);
    };
    walkSeries(nodes, found, this.#context.mode, open, (node, id, series) => {
      const outer = this.#choice;
      if (series !== null) {
        this.#alternatives.add(node);
        this.#choice = refTo(id, series, node, outer);
      }
      read(node);
      this.#choice = outer;
    });
  }

  /** One alternative over headings: its steps are steps, its loose blocks a step of their own. */
  #option(node: OutlineNode): void {
    const phase = this.#phase;
    if (node.children.length === 0) this.#step(node, node.blocks, true);
    else this.#container(node);
    this.#phase = phase;
  }

  #node(node: OutlineNode, inside: boolean): void {
    const { form } = node.heading;
    if (isOnDemand(node, this.#role)) {
      this.skipped.push(node);
      return;
    }
    if (form !== 'phase' && holdsPhases(node)) {
      this.#loose(node);
      this.#nodes(node.children, node, false);
      return;
    }
    if (form === 'phase' || (form !== 'step' && !inside && holdsSteps(node))) {
      this.#openPhase(node, form === 'phase' || (this.#byForm && form === 'numbered'));
      this.#loose(node);
      this.#nodes(node.children, node, true);
      this.#phase = inside ? this.#phase : null;
      return;
    }
    const inner = seriesAmong(node.children, node);
    if (inner.length > 0) this.#stepWithOptions(node, inner);
    else if (form === 'step' || holdsWork(node.blocks) || (!this.#byForm && isWordStep(node, this.#role)))
      this.#step(node, node.blocks, true, node.children);
    else this.#nodes(node.children, node, inside);
  }

  #openPhase(node: OutlineNode, numbered: boolean): PhaseDraft {
    this.#phase = this.#phases.open(node, numbered, this.#choice);
    return this.#phase;
  }

  #phaseFor(node: OutlineNode): PhaseDraft {
    return this.#phase ?? this.#openPhase(this.#fallback ?? node, false);
  }

  #newWriter(node: OutlineNode, explicit: boolean): StepWriter {
    const claims = node.heading.form === 'step' || !this.#byForm;
    return this.#phases.step(node, this.#phaseFor(node), explicit, claims, this.#choice);
  }

  #step(
    node: OutlineNode,
    blocks: readonly Block[],
    explicit: boolean,
    children: readonly OutlineNode[] = [],
  ): void {
    const writer = this.#newWriter(node, explicit);
    const options = this.#options(node, TOP);
    readBlocks(blocks, writer, options, this.#context);
    for (const child of children) this.#under(child, writer, options);
    finishStep(writer, node, this.#phaseFor(node).writers, this.#context);
  }

  #options(node: OutlineNode, over: BlockOptions): BlockOptions {
    return optionsUnder(node, this.#alternatives.has(node), { ...over, opening: this.#phases.isOpening });
  }

  /** Headings inside a step are parts of it; a lone `场景 1` is the case for which it is there. */
  #under(node: OutlineNode, writer: StepWriter, over: BlockOptions): void {
    if (isNoProgram(node) || (!this.#alternatives.has(node) && isOnDemand(node, this.#role))) {
      this.skipped.push(node);
      return;
    }
    if (node.heading.form === 'step') {
      this.#node(node, true);
      return;
    }
    writer.under(node.text);
    const options = this.#options(node, over);
    readBlocks(node.blocks, writer, options, this.#context);
    for (const child of node.children) this.#under(child, writer, options);
  }

  /** `步骤 2.4` over `方式A` and `方式B`: one step, whose actions belong to the alternatives. */
  #stepWithOptions(node: OutlineNode, found: readonly Series[]): void {
    const writer = this.#newWriter(node, true);
    const options = this.#options(node, TOP);
    readBlocks(node.blocks, writer, options, this.#context);
    const opened = new Map(found.map((each) => [each, openSeries(writer.id, each, node, this.#context)]));
    const open = (series: Series): string => opened.get(series) ?? '';
    walkSeries(node.children, found, this.#context.mode, open, (child, id, series) => {
      const outer = this.#choice;
      if (series !== null) {
        this.#alternatives.add(child);
        writer.option = refTo(id, series, child, null);
        this.#choice = refTo(id, series, child, outer);
      }
      this.#under(child, writer, options);
      writer.option = null;
      this.#choice = outer;
    });
    finishStep(writer, node, this.#phaseFor(node).writers, this.#context);
  }

  #itemSteps(items: readonly ListItem[], node: OutlineNode): void {
    const steps = new Set<ListItem>(items);
    const outer = this.#choice;
    const container = this.#phaseFor(node).id;
    const refOf = alternativesOf(node.blocks, container, outer, this.#context);
    for (const block of node.blocks) {
      this.#choice = refOf(block);
      if (block.kind !== 'list' || !block.items.some((item) => steps.has(item))) {
        if (holdsWork([block])) this.#step(node, [block], false);
        continue;
      }
      const byNode = new Map(block.items.map((item) => [itemNode(item, node), item]));
      const nodes = [...byNode.keys()];
      this.#inSeries(nodes, seriesAmong(nodes, { ...node, blocks: [] }), node, (each) => {
        const item = byNode.get(each);
        if (item !== undefined) this.#itemStep(item, each);
      });
    }
    this.#choice = outer;
  }

  #itemStep(item: ListItem, asNode: OutlineNode): void {
    const writer = this.#newWriter(asNode, true);
    readItemStep(item, asNode.text, writer, this.#options(asNode, TOP), this.#context);
    finishStep(writer, asNode, this.#phaseFor(asNode).writers, this.#context);
  }
}
