import type {
  Action,
  CheckpointAction,
  ChoiceRef,
  CommandAction,
  Expectation,
  ManualAction,
  ManualReason,
  Phase,
  PhaseRole,
  Step,
} from '../plan/types.ts';
import { readEstimate, readField, saysIrreversible, saysOptional } from '../vocabulary/headings.ts';

import { readConfirmWord } from '../vocabulary/gates.ts';
import { hostInHeading, readHost, THIS_MACHINE } from '../vocabulary/hosts.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface PhaseDraft extends Mutable<Omit<Phase, 'steps'>> {
  readonly writers: StepWriter[];
}

export function phaseDraft(
  id: string,
  title: string,
  heading: string,
  line: number,
  role: PhaseRole,
): PhaseDraft {
  return {
    id,
    title,
    line,
    role,
    estimateSeconds: readEstimate(heading),
    optional: saysOptional(heading),
    irreversible: saysIrreversible(heading),
    writers: [],
  };
}

type New<T extends Action> = Omit<T, 'kind' | 'id' | 'choice'>;

/** Builds one step in the order of the document, and numbers its actions. */
export class StepWriter {
  readonly #step: Mutable<Omit<Step, 'actions'>>;
  readonly #actions: Action[] = [];
  readonly #prose: string[] = [];
  #commands = 0;
  #manual = 0;
  #checkpoints = 0;
  #lastCommand: Mutable<CommandAction> | null = null;
  /** The host that was named last, where it is another one than the step's. */
  #other: string | null = null;
  /** The alternative that actions written now belong to. */
  option: ChoiceRef | null = null;
  /** The author wrote a heading of its own for this step. */
  readonly explicit: boolean;

  constructor(
    id: string,
    title: string,
    heading: string,
    line: number,
    explicit: boolean,
    choice: ChoiceRef | null,
  ) {
    this.explicit = explicit;
    this.#step = {
      id,
      title,
      line,
      purpose: null,
      owner: null,
      host: hostInHeading(heading),
      estimateSeconds: readEstimate(heading),
      optional: saysOptional(heading),
      irreversible: saysIrreversible(heading),
      confirmWord: null,
      choice,
    };
  }

  get id(): string {
    return this.#step.id;
  }

  get title(): string {
    return this.#step.title;
  }

  get line(): number {
    return this.#step.line;
  }

  get isEmpty(): boolean {
    return this.#actions.length === 0;
  }

  get prose(): string {
    return this.#prose.join('\n');
  }

  get actions(): readonly Action[] {
    return this.#actions;
  }

  command(action: New<CommandAction>): void {
    this.#commands += 1;
    const written: Mutable<CommandAction> = {
      kind: 'command',
      id: `${this.#step.id}/${this.#commands}`,
      choice: this.option,
      ...action,
    };
    this.#lastCommand = written;
    this.#actions.push(written);
  }

  manual(action: New<ManualAction>): void {
    this.#manual += 1;
    this.#actions.push({
      kind: 'manual',
      id: `${this.#step.id}/m${this.#manual}`,
      choice: this.option,
      ...action,
    });
  }

  checkpoint(action: New<CheckpointAction>): void {
    this.#checkpoints += 1;
    this.#actions.push({
      kind: 'checkpoint',
      id: `${this.#step.id}/c${this.#checkpoints}`,
      choice: this.option,
      ...action,
    });
  }

  /** The command that a later `预期输出：` speaks of. */
  get lastCommand(): CommandAction | null {
    return this.#lastCommand;
  }

  expect(expectation: Expectation): void {
    if (this.#lastCommand !== null) {
      this.#lastCommand.expectations = [...this.#lastCommand.expectations, expectation];
    }
  }

  /** An expectation of something that a person does: it stays with the manual action, so that nobody forgets to look. */
  remind(text: string): void {
    const last = this.#actions.at(-1);
    if (last?.kind === 'manual')
      this.#actions[this.#actions.length - 1] = { ...last, text: `${last.text}\n${text}` };
  }

  /** Words of the step: fields are taken from them, danger and optionality only before the first action. */
  words(text: string): void {
    this.#prose.push(text);
    for (const line of text.split('\n')) this.#readLine(line);
    if (this.isEmpty && saysIrreversible(text)) this.#step.irreversible = true;
  }

  /** The text says where what follows is run: the first host is the step's. */
  on(host: string): void {
    // What was written before is not for a host that is named only now.
    if (this.#step.host !== null || this.#actions.length === 0) this.startsOn(host);
    const same = [this.#step.host, ...THIS_MACHINE].includes(host);
    this.#other = same ? null : host;
  }

  /** A heading inside the step, which may name a host. */
  under(heading: string): void {
    const host = hostInHeading(heading);
    if (host !== null) this.on(host);
  }

  /** What stands over the step names it; the step's own words come first. */
  startsOn(host: string): void {
    this.#step.host ??= host;
  }

  /** The second host that the text has named: what follows is typed there, by a person. */
  get elsewhere(): string | null {
    return this.#other;
  }

  /** A comment inside a fence warns. */
  warn(): void {
    this.#step.irreversible = true;
  }

  #readLine(line: string): void {
    const field = readField(line);
    if (field?.field === 'host') this.on(field.value);
    else if (field !== null) this.#step[field.field] ??= field.value;
    const host = readHost(line);
    if (host !== null) this.on(host);
    this.#step.confirmWord ??= readConfirmWord(line);
    if (this.#step.estimateSeconds === null && this.isEmpty) this.#step.estimateSeconds = readEstimate(line);
    if (this.isEmpty && /^\W*(?:如需要|可选|optional|if needed)/i.test(line) && saysOptional(line))
      this.#step.optional = true;
  }

  finish(phase: Pick<Phase, 'irreversible' | 'optional'>): Step {
    return {
      ...this.#step,
      irreversible: this.#step.irreversible || phase.irreversible,
      optional: this.#step.optional || phase.optional,
      actions: this.#actions,
    };
  }
}

/** A manual action's parts that are the same wherever it stands. */
export function manualAt(
  text: string,
  reason: ManualReason,
  line: number,
  endLine: number,
  evidenceOffset: number,
): New<ManualAction> {
  return { text, reason, line, endLine, evidenceOffset };
}
