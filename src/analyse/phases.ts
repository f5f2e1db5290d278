import type { Block } from '../parse/types.ts';
import type { ChoiceRef, PhaseRole } from '../plan/types.ts';
import { hostInHeading, readHost } from '../vocabulary/hosts.ts';
import { withoutOptional } from '../vocabulary/headings.ts';
import type { Findings } from './findings.ts';
import { descendants, type OutlineNode } from './outline.ts';
import { phaseDraft, StepWriter, type PhaseDraft } from './step-writer.ts';
import type { TerminalMode } from './terminal-mode.ts';

/**
 * The phases of one role as they are opened, and the ids of their steps: as the author numbered them, otherwise by
 * position, so that an edit elsewhere in the document changes none (language.md §1).
 */
export class PhaseList {
  readonly drafts: PhaseDraft[] = [];
  readonly #role: PhaseRole;
  readonly #findings: Findings;
  /** The line of the heading that claimed an id first. */
  readonly #claimed = new Map<string, number>();
  /** Numbers that the author gave: a step without one takes none of them. */
  #reserved: ReadonlySet<string> = new Set();
  /** The host that words over the steps name. */
  #host: string | null = null;
  /** The line of the heading of the section that is read. */
  #section: number | null = null;

  constructor(role: PhaseRole, findings: Findings) {
    this.#role = role;
    this.#findings = findings;
  }

  /** Nothing of the program is written yet that would be run or asked. */
  get isOpening(): boolean {
    if (this.#role !== 'steps') return false;
    return this.drafts.every(({ writers }) => writers.every((writer) => writer.isEmpty));
  }

  reserve(nodes: readonly OutlineNode[]): void {
    const [only, ...more] = nodes;
    this.#section = only !== undefined && more.length === 0 ? only.place.line : null;
    const numbers = [...descendants(nodes)].flatMap(({ heading: { form, number } }) =>
      number !== null && (number.includes('.') || form === 'step') ? [number] : [],
    );
    this.#reserved = new Set(numbers);
  }

  /** `numbered`: the heading's number is the phase's. Within a choice, alternatives may use the same numbers. */
  open(node: OutlineNode, numbered: boolean, choice: ChoiceRef | null): PhaseDraft {
    if (this.#role !== 'steps') return this.#checks(node);
    const own = numbered ? node.heading.number : null;
    if (own !== null && choice === null) this.#claim(`phase ${own}`, own, node);
    let id = own ?? String(this.drafts.length + 1);
    if (own === null) while (this.#hasPhase(id)) id = String(Number(id) + 1);
    else if (this.#hasPhase(id)) id = `${id}@${node.place.line}`;
    return this.#add(id, node);
  }

  /** All checks before are one phase, `0`; all checks after are one, `post`. */
  #checks(node: OutlineNode): PhaseDraft {
    return this.drafts[0] ?? this.#add(this.#role === 'prechecks' ? '0' : 'post', node);
  }

  #add(id: string, node: OutlineNode): PhaseDraft {
    const draft = phaseDraft(id, node.heading.title, this.#words(node), node.place.line, this.#role);
    this.drafts.push(draft);
    return draft;
  }

  #words({ text, place }: OutlineNode): string {
    return place.line === this.#section && this.#role === 'steps' ? withoutOptional(text) : text;
  }

  #hasPhase(id: string): boolean {
    return this.drafts.some((phase) => phase.id === id);
  }

  /** Words over steps: `逐台执行以下操作：` right over them says where they run; `mode` hears what nobody else reads. */
  hear(blocks: readonly Block[], mode: TerminalMode | null): void {
    for (const block of blocks) if (block.kind === 'paragraph') mode?.hear(block.text);
    const first = blocks.findIndex(({ kind }) => kind !== 'paragraph');
    const lead = first === 0 ? undefined : blocks.at(first < 0 ? -1 : first - 1);
    const leads = lead?.kind === 'paragraph' && /[:：]\s*$/.test(lead.text);
    this.#host = leads ? readHost(lead.text) : null;
  }

  /** A new step of a phase. `claims`: its number must be its own in the whole document. */
  step(
    node: OutlineNode,
    phase: PhaseDraft,
    explicit: boolean,
    claims: boolean,
    choice: ChoiceRef | null,
  ): StepWriter {
    const id = this.#stepId(node, phase, explicit, claims && choice === null);
    const heading = this.#words(node);
    const writer = new StepWriter(id, node.heading.title, heading, node.place.line, explicit, choice);
    const host = hostInHeading(phase.title) ?? this.#host;
    if (host !== null) writer.startsOn(host);
    phase.writers.push(writer);
    return writer;
  }

  #stepId(node: OutlineNode, phase: PhaseDraft, explicit: boolean, claims: boolean): string {
    const { form, number } = node.heading;
    const own =
      explicit && (form === 'step' || form === 'numbered') && this.#role === 'steps' ? number : null;
    if (own === null) return this.#next(`${phase.id}.`, phase);
    const id = own.includes('.') ? own : `${phase.id}.${own}`;
    if (claims) this.#claim(`step ${id}`, id, node);
    return this.#hasStep(id) ? `${id}@${node.place.line}` : id;
  }

  #next(prefix: string, phase: PhaseDraft): string {
    let position = phase.writers.filter((writer) => writer.id.startsWith(prefix)).length + 1;
    const isTaken = (id: string): boolean => this.#hasStep(id) || this.#reserved.has(id);
    // `步骤 2` is 2 of its phase, whichever that is.
    while (isTaken(`${prefix}${position}`) || this.#reserved.has(String(position))) position += 1;
    return `${prefix}${position}`;
  }

  #hasStep(id: string): boolean {
    return this.drafts.some((phase) => phase.writers.some((writer) => writer.id === id));
  }

  #claim(key: string, id: string, node: OutlineNode): void {
    const earlier = this.#claimed.get(key);
    if (earlier !== undefined)
      this.#findings.report('duplicate-step-number', node.place, { id, line: earlier });
    else this.#claimed.set(key, node.place.line);
  }
}
