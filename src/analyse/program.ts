import type { Block, List, ListItem } from '../parse/types.ts';
import type { ChoiceRef, PhaseRole } from '../plan/types.ts';
import { saysForbidden } from '../vocabulary/comments.ts';
import { holdsBoxes, isRunnable, readBlocks } from './blocks.ts';
import { lineEnd } from './checkpoints.ts';
import type { Context } from './context.ts';
import { descendants, type OutlineNode } from './outline.ts';
import { manualAt, phaseDraft, StepWriter, type PhaseDraft } from './step-writer.ts';

/** Builds the phases and steps of one executed section (language.md §1). */
export class ProgramBuilder {
  readonly #context: Context;
  readonly #role: PhaseRole;
  readonly phases: PhaseDraft[];
  /** The phase that steps go into when no phase heading names one. */
  #phase: PhaseDraft | null = null;
  #choice: ChoiceRef | null = null;
  /** What an unnamed phase is called after: the heading over its steps. */
  #fallback: OutlineNode | null = null;
  #byForm = false;
  /** Numbers that the author gave: a step without one takes none of them. */
  #reserved: ReadonlySet<string> = new Set();
  /** A heading's place by the id that it claimed, for duplicates. */
  readonly #claimed: Map<string, number>;

  constructor(role: PhaseRole, phases: PhaseDraft[], claimed: Map<string, number>, context: Context) {
    this.#role = role;
    this.phases = phases;
    this.#claimed = claimed;
    this.#context = context;
  }

  /** Reads a whole section; with a choice, everything in it belongs to one alternative. */
  section(node: OutlineNode, choice: ChoiceRef | null): void {
    this.#choice = choice;
    this.#phase = null;
    this.#reserve([node]);
    const form = node.heading.form;
    if (form === 'phase' || form === 'step' || (form === 'numbered' && node.role === null)) this.#nodes([node], node, false);
    else this.#container(node);
    this.#choice = null;
  }

  /** Phase, step or numbered headings without a section over them (§1): one program, in the order of the document. */
  sequence(nodes: readonly OutlineNode[], title: string): void {
    const [first] = nodes;
    if (first === undefined) return;
    this.#phase = null;
    this.#byForm = true;
    this.#reserve(nodes);
    this.#fallback = { ...first, heading: { form: 'plain', number: null, title }, text: title };
    this.#nodes(nodes, first, false);
    this.#byForm = false;
  }

  #reserve(nodes: readonly OutlineNode[]): void {
    const numbers = [...descendants(nodes)].map((node) => node.heading.number ?? '');
    this.#reserved = new Set(numbers.filter((number) => number.includes('.')));
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
    if (!holdsWork(node.blocks)) {
      for (const block of node.blocks) if (block.kind === 'paragraph') this.#context.mode.hear(block.text);
      return;
    }
    const items = this.#stepItems(node);
    if (items !== null) this.#itemSteps(items, node);
    else this.#step(node, node.blocks, false);
  }

  #nodes(nodes: readonly OutlineNode[], container: OutlineNode, inside: boolean): void {
    const series = nodes.filter((node) => node.heading.form === 'option');
    const labels = series.map(optionLabel);
    if (series.length > 1 && !inside && series.every((node) => node.children.length === 0)) this.#phaseFor(container);
    let ref: string | null = null;
    const remote = this.#context.mode.snapshot();
    let left = remote;
    for (const node of nodes) {
      const asOption = series.length > 1 && node.heading.form === 'option';
      if (!asOption) {
        this.#node(node, inside);
        continue;
      }
      ref ??= this.#openChoice(container, labels, node);
      const outer = this.#choice;
      this.#context.mode.restore(remote);
      this.#choice = outer ?? { id: ref, option: labels[series.indexOf(node)] ?? '' };
      this.#option(node);
      this.#choice = outer;
      left ||= this.#context.mode.snapshot();
    }
    // Whichever alternative is chosen: where one of them ends on another machine, what follows is typed there.
    if (ref !== null) this.#context.mode.restore(left);
  }

  #openChoice(container: OutlineNode, labels: readonly string[], node: OutlineNode): string {
    const id = this.#phase?.id ?? container.heading.number ?? 'steps';
    const opened = this.#context.choices.open(id, labels, node.place);
    this.#context.findings.report('choice', node.place, { id: opened, count: labels.length, options: labels.join(' / ') });
    return opened;
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
    if (node.role !== null && NOT_PROGRAM.has(node.role)) return;
    if (form === 'scenario' && this.#role === 'steps') return;
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
    const inner = node.children.filter((child) => child.heading.form === 'option');
    if (inner.length > 1) this.#stepWithOptions(node);
    else if (form === 'step' || holdsOwnWork(node)) this.#step(node, node.blocks, true, node.children);
    else this.#nodes(node.children, node, inside);
  }

  #openPhase(node: OutlineNode, marked: boolean): void {
    const id =
      this.#role === 'prechecks' ? '0' : this.#role === 'postchecks' ? 'post' : (marked ? node.heading.number : null);
    const taken = (each: string): boolean => this.phases.some((phase) => phase.id === each);
    const existing = this.#role === 'steps' ? undefined : this.phases.find((phase) => phase.id === id);
    if (existing !== undefined) {
      this.#phase = existing;
      return;
    }
    const position = this.phases.filter((phase) => phase.role === 'steps').length + 1;
    let chosen = id ?? String(position);
    if (id === null) while (taken(chosen)) chosen = String(Number(chosen) + 1);
    else if (this.#choice === null) this.#claim(`phase ${id}`, id, node);
    if (taken(chosen)) chosen = `${chosen}@${node.place.line}`;
    const draft = phaseDraft(chosen, node.heading.title, node.text, node.place.line, this.#role);
    this.phases.push(draft);
    this.#phase = draft;
  }

  #claim(key: string, id: string, node: OutlineNode): void {
    const earlier = this.#claimed.get(key);
    if (earlier !== undefined) this.#context.findings.report('duplicate-step-number', node.place, { id, line: earlier });
    else this.#claimed.set(key, node.place.line);
  }

  #phaseFor(node: OutlineNode): PhaseDraft {
    if (this.#phase === null) this.#openPhase(this.#fallback ?? node, false);
    return this.#phase ?? phaseDraft('1', node.heading.title, node.text, node.place.line, this.#role);
  }

  #newWriter(node: OutlineNode, title: string, explicit: boolean): StepWriter {
    const phase = this.#phaseFor(node);
    const id = this.#stepId(node, phase, explicit);
    const writer = new StepWriter(id, title, node.text, node.place.line, explicit, this.#choice);
    phase.writers.push(writer);
    return writer;
  }

  /** As the author numbered it, otherwise by position within the phase. */
  #stepId(node: OutlineNode, phase: PhaseDraft, explicit: boolean): string {
    const { form, number } = node.heading;
    const own = explicit && (form === 'step' || form === 'numbered') && this.#role === 'steps' ? number : null;
    const position = phase.writers.filter((writer) => writer.id.startsWith(`${phase.id}.`)).length + 1;
    if (own === null) return this.#free(`${phase.id}.`, position);
    const id = own.includes('.') ? own : `${phase.id}.${own}`;
    if (this.#choice === null && (form === 'step' || !this.#byForm)) this.#claim(`step ${id}`, id, node);
    return this.#taken(id) ? `${id}@${node.place.line}` : id;
  }

  #free(prefix: string, from: number): string {
    let position = from;
    while (this.#taken(`${prefix}${position}`) || this.#reserved.has(`${prefix}${position}`)) position += 1;
    return `${prefix}${position}`;
  }

  #taken(id: string): boolean {
    return this.phases.some((phase) => phase.writers.some((writer) => writer.id === id));
  }

  #step(node: OutlineNode, blocks: readonly Block[], explicit: boolean, children: readonly OutlineNode[] = []): void {
    const writer = this.#newWriter(node, node.heading.title, explicit);
    const forbidden = saysForbidden(node.text);
    readBlocks(blocks, writer, { itemsAreWork: true, forbidden }, this.#context);
    for (const child of children) this.#under(child, writer, forbidden);
    this.#finishStep(writer, node);
  }

  /** Headings inside a step are parts of it. */
  #under(node: OutlineNode, writer: StepWriter, forbidden: boolean): void {
    if (node.role !== null && NOT_PROGRAM.has(node.role)) return;
    if (node.heading.form === 'step') {
      this.#node(node, true);
      return;
    }
    const inner = forbidden || saysForbidden(node.text);
    readBlocks(node.blocks, writer, { itemsAreWork: true, forbidden: inner }, this.#context);
    for (const child of node.children) this.#under(child, writer, inner);
  }

  /** `步骤 2.4` over `方式A` and `方式B`: one step, whose actions belong to the alternatives. */
  #stepWithOptions(node: OutlineNode): void {
    const writer = this.#newWriter(node, node.heading.title, true);
    const forbidden = saysForbidden(node.text);
    readBlocks(node.blocks, writer, { itemsAreWork: true, forbidden }, this.#context);
    const options = node.children.filter((child) => child.heading.form === 'option');
    const labels = options.map(optionLabel);
    const id = this.#context.choices.open(writer.id, labels, options[0]?.place ?? node.place);
    this.#context.findings.report('choice', options[0]?.place ?? node.place, { id, count: labels.length, options: labels.join(' / ') });
    const remote = this.#context.mode.snapshot();
    let left = remote;
    for (const child of node.children) {
      const index = options.indexOf(child);
      writer.option = index < 0 ? null : { id, option: labels[index] ?? '' };
      this.#context.mode.restore(index < 0 ? left : remote);
      this.#under(child, writer, forbidden);
      left ||= this.#context.mode.snapshot();
    }
    this.#context.mode.restore(left);
    writer.option = null;
    this.#finishStep(writer, node);
  }

  /** A step of nothing but words is still something to do; one of nothing at all is a slip. */
  #finishStep(writer: StepWriter, node: OutlineNode): void {
    if (writer.isEmpty && writer.explicit) this.#emptyStep(writer, node);
    // What came to nothing takes no number away from the next.
    const { writers } = this.#phaseFor(node);
    if (writer.isEmpty && writers.at(-1) === writer) writers.pop();
  }

  #emptyStep(writer: StepWriter, node: OutlineNode): void {
    const offset = node.blocks.at(-1)?.span.end.offset;
    const left = node.blocks.some((block) => block.kind === 'fence');
    if (writer.prose !== '' && offset !== undefined) {
      const end = lineEnd(this.#context.document.text, offset);
      writer.manual(manualAt(writer.prose, 'prose', node.blocks[0]?.span.start.line ?? node.place.line, node.blocks.at(-1)?.span.end.line ?? node.place.line, end));
    } else if (!left && node.heading.form === 'step' && node.children.length === 0) {
      this.#context.findings.report('empty-step', node.place, { id: writer.id, title: writer.title });
    }
  }

  /** Ordered items that hold fences are steps (§1), where no step heading stands over them. */
  #stepItems(node: OutlineNode): readonly ListItem[] | null {
    if (this.#role !== 'steps') return null;
    const lists = node.blocks.filter((block): block is List => block.kind === 'list' && block.ordered);
    const items = lists.flatMap((list) => list.items);
    return items.some((item) => item.blocks.some(isRunnable)) ? items : null;
  }

  #itemSteps(items: readonly ListItem[], node: OutlineNode): void {
    const steps = new Set<ListItem>(items);
    for (const block of node.blocks) {
      if (block.kind !== 'list' || !block.items.some((item) => steps.has(item))) {
        if (holdsWork([block])) this.#step(node, [block], false);
        continue;
      }
      for (const item of block.items) this.#itemStep(item, node);
    }
  }

  #itemStep(item: ListItem, node: OutlineNode): void {
    const [head, ...rest] = item.blocks;
    const title = head?.kind === 'paragraph' ? (head.text.split('\n', 1)[0] ?? '') : node.heading.title;
    const heading = { form: 'plain' as const, number: null, title: title.replace(/[:：]\s*$/, '') };
    const place = item.span.start;
    const asNode = { ...node, heading, text: title, place, blocks: item.blocks, children: [] };
    const writer = this.#newWriter(asNode, heading.title, true);
    if (item.box !== null || !rest.some((block) => block.kind === 'fence' || block.kind === 'list')) {
      readBlocks([{ kind: 'list', span: item.span, ordered: true, items: [item] }], writer, { itemsAreWork: true, forbidden: false }, this.#context);
    } else {
      writer.words(title);
      readBlocks(rest, writer, { itemsAreWork: true, forbidden: false }, this.#context);
    }
    this.#finishStep(writer, asNode);
  }
}

/** Sections that stand inside the program and are no part of it. */
export const NOT_PROGRAM: ReadonlySet<string> = new Set([
  'triggers', 'data', 'notifications', 'troubleshooting', 'followups', 'contacts', 'reminders', 'overview',
]);

export function optionLabel(node: OutlineNode): string {
  return node.heading.title.replace(/\s*[(（【[].*$/, '').trim() || (node.heading.number ?? node.text);
}

/** The blocks hold something that would be run, asked or shown. */
export function holdsWork(blocks: readonly Block[]): boolean {
  return blocks.some(
    (block) =>
      block.kind === 'fence' ||
      (block.kind === 'list' &&
        (block.ordered || holdsBoxes(block) || block.items.some((item) => holdsWork(item.blocks)))) ||
      (block.kind === 'quote' && holdsWork(block.blocks)),
  );
}

function holdsPhases(node: OutlineNode): boolean {
  for (const child of descendants(node.children)) if (child.heading.form === 'phase') return true;
  return false;
}

function holdsOwnWork(node: OutlineNode): boolean {
  return holdsWork(node.blocks);
}

/** Headings below it are steps, or headings that hold work of their own. */
function holdsSteps(node: OutlineNode): boolean {
  if (node.heading.form === 'numbered' && node.heading.number?.includes('.') === true) return false;
  for (const child of descendants(node.children)) {
    if (child.heading.form === 'step' || child.heading.form === 'phase') return true;
    if (child.heading.form !== 'option' && holdsWork(child.blocks)) return true;
  }
  return false;
}
