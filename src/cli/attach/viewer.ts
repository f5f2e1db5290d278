import { attachTexts } from '../../catalogue/attach.ts';
import {
  JournalTail,
  startFold,
  type Fold,
  type JournalEvent,
  type RunDirectory,
  type RunState,
} from '../../journal/index.ts';
import type { Action, Step } from '../../plan/types.ts';
import { clockOf } from '../../report/index.ts';
import { transcriptOn, type Transcript } from '../terminal/transcript.ts';
import { put, words, type Desk } from '../terminal/transcript-lines.ts';
import { OutputFollower } from './output.ts';

/** Turns a run's records into what their executor told when it wrote them. Reads only, and each record once. */
export class Viewer {
  readonly #desk: Desk;
  readonly #onEdits: () => void;
  readonly #show: Transcript['show'];
  readonly #journal: JournalTail;
  readonly #output: OutputFollower;
  readonly #fold: Fold = startFold();
  #withheld = false;
  #open: string | null = null;

  /** `onEdits`: the desk's plan has been replaced by an edited one. */
  constructor(run: RunDirectory, desk: Desk, onEdits: () => void) {
    this.#desk = desk;
    this.#onEdits = onEdits;
    this.#show = transcriptOn(desk).show;
    this.#journal = new JournalTail(run.journal);
    this.#output = new OutputFollower(run, this.#show);
  }

  get state(): RunState {
    return this.#fold.state;
  }

  /** Its end is on record, and nobody has taken it up again since. */
  hasEnded(): boolean {
    return this.#fold.state.result !== 'running';
  }

  /** The command whose end is not on record. */
  get open(): string | null {
    return this.#open;
  }

  /** Shows what is new; false: nothing was. Throws `JournalError`. */
  look(): boolean {
    const records = this.#journal.next();
    for (const record of records) {
      const { event, at, seq } = record;
      this.#fold.add(record);
      this.#before(event, at);
      this.#show({ kind: 'event', event, seq, at: new Date(at) });
    }
    // What was masked stands in the files only when the command has ended.
    if (!this.#hasSecrets()) this.#output.look();
    return records.length > 0;
  }

  #hasSecrets(): boolean {
    return this.#desk.plan.parameters.some(({ secret }) => secret);
  }

  #before(event: JournalEvent, at: string): void {
    const { phases } = this.#desk.plan;
    switch (event.type) {
      case 'run-resumed':
        if (event.edits !== null) this.#onEdits();
        this.#say(
          '',
          words(this.#desk, attachTexts.resumed, {
            operator: event.operator,
            at: clockOf(undefined, null).full(at),
          }),
        );
        return;
      case 'phase-started': {
        const index = phases.findIndex(({ id }) => id === event.phase);
        const phase = phases[index];
        if (phase !== undefined) this.#show({ kind: 'phase', phase, index: index + 1, of: phases.length });
        return;
      }
      case 'step-started': {
        const phase = phases.find(({ id }) => id === event.phase);
        const step = phase?.steps.find(({ id }) => id === event.step);
        if (phase !== undefined && step !== undefined) this.#show({ kind: 'step', phase, step });
        return;
      }
      case 'command-started':
        this.#begin(event);
        return;
      case 'command-ended':
        this.#output.end(event);
        this.#open = null;
        return;
      case 'asked':
        this.#say('    ? ', words(this.#desk, attachTexts.question, { what: this.#whatOf(event.action) }));
        return;
      default:
        return;
    }
  }

  #begin({ action: id, nonce, ran }: Extract<JournalEvent, { readonly type: 'command-started' }>): void {
    const found = this.#find(id);
    if (found !== null) {
      const terminal = found.action.kind === 'command' && found.action.terminal;
      this.#show({ kind: 'command', ...found, ran, terminal });
    }
    if (this.#hasSecrets() && !this.#withheld) {
      this.#withheld = true;
      this.#say('    ', words(this.#desk, attachTexts.withheld));
    }
    this.#open = id;
    this.#output.begin(nonce);
  }

  #say(lead: string, text: string): void {
    put(this.#desk, lead, { text, paint: this.#desk.screen.colors.yellow });
  }

  #find(id: string): { readonly step: Step; readonly action: Action } | null {
    const { phases, onDemand } = this.#desk.plan;
    const steps = phases.flatMap((phase) => phase.steps);
    for (const step of steps) {
      const action = step.actions.find((each) => each.id === id);
      if (action !== undefined) return { step, action };
    }
    // A diagnosis belongs to no step; what is shown of it is the command.
    const action = onDemand.flatMap(({ actions }) => actions).find((each) => each.id === id);
    const [step] = steps;
    return action === undefined || step === undefined ? null : { step, action };
  }

  /** An action by its text, a step or a phase by its title. */
  #whatOf(id: string): string {
    const { phases } = this.#desk.plan;
    const titled = [...phases, ...phases.flatMap(({ steps }) => steps)].find((each) => each.id === id);
    const text = this.#find(id)?.action.text.split('\n', 1)[0] ?? titled?.title ?? '';
    return `${id} ${text}`.trim();
  }
}
