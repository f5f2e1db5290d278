/** Plan and journal side by side: for every action what became of it and, where nothing did, why. */
import type { ActionState, AnswerState, RunState } from '../journal/state.ts';
import { AUTHOR_TICKED } from '../journal/events.ts';
import type { Outcome } from '../journal/events.ts';
import type { Action, ChoiceRef, Phase, Plan, Step } from '../plan/types.ts';

/** Why an action has no outcome of its own. */
export type Why =
  | { readonly kind: 'not-chosen'; readonly choice: string; readonly chosen: string | null }
  | { readonly kind: 'declined'; readonly by: string; readonly at: string }
  | { readonly kind: 'author-ticked' }
  | { readonly kind: 'not-reached' };

export interface ActionFacts {
  readonly action: Action;
  /** Null for an action that runs only when asked for. */
  readonly phase: Phase | null;
  readonly step: Step | null;
  readonly state: ActionState | null;
  readonly outcome: Outcome;
  readonly why: Why | null;
}

/** The actions of the program in the document's order, then those on demand of which the journal knows. */
export function factsOf(plan: Plan, state: RunState): readonly ActionFacts[] {
  const chosen = new Map(plan.choices.map((choice) => [choice.id, choice.chosen]));
  const program = plan.phases.flatMap((phase) =>
    phase.steps.flatMap((step) =>
      step.actions.map((action) => factOf(action, { phase, step }, state, chosen)),
    ),
  );
  const onDemand = plan.onDemand
    .flatMap((scenario) => scenario.actions)
    .map((action) => factOf(action, null, state, chosen))
    .filter((fact) => fact.state !== null);
  return [...program, ...onDemand];
}

function factOf(
  action: Action,
  within: { readonly phase: Phase; readonly step: Step } | null,
  run: RunState,
  chosen: ReadonlyMap<string, string | null>,
): ActionFacts {
  const step = within?.step ?? null;
  const phase = within?.phase ?? null;
  const known = run.actions.get(action.id) ?? skippedWith(run, step, phase);
  const state = known !== null && isAuthorsTick(action, known) ? null : known;
  const outcome = state?.outcome ?? 'not-run';
  const why =
    outcome === 'not-run' && state?.how !== 'not-started'
      ? whyNotRun(action, step, run.gates, [action.choice, step?.choice ?? null], chosen)
      : null;
  return { action, phase, step, state, outcome, why };
}

/** The executor went by a checkpoint because of its author's tick. That is no outcome of the run: nobody skipped it. */
function isAuthorsTick(action: Action, { outcome, reason }: ActionState): boolean {
  const ticked = action.kind === 'checkpoint' && action.checked;
  return ticked && outcome === 'skipped' && reason === AUTHOR_TICKED;
}

/** A step or a phase that was skipped as a whole takes its actions with it. */
function skippedWith(run: RunState, step: Step | null, phase: Phase | null): ActionState | null {
  for (const whole of [step, phase]) {
    const state = whole === null ? undefined : run.actions.get(whole.id);
    if (state?.outcome === 'skipped') return state;
  }
  return null;
}

function whyNotRun(
  action: Action,
  step: Step | null,
  gates: readonly AnswerState[],
  choices: readonly (ChoiceRef | null)[],
  chosen: ReadonlyMap<string, string | null>,
): Why {
  for (const choice of choices) {
    if (choice === null) continue;
    const option = chosen.get(choice.id) ?? null;
    if (option !== choice.option) return { kind: 'not-chosen', choice: choice.id, chosen: option };
  }
  if (action.kind === 'checkpoint' && action.checked) return { kind: 'author-ticked' };
  const optional = gates.findLast((gate) => gate.subject === step?.id && gate.question === 'optional');
  if (optional?.answer === 'no') return { kind: 'declined', by: optional.by, at: optional.at };
  return { kind: 'not-reached' };
}

/** Questions whose answer decides whether a command is run at all, not what became of it. */
const CONDITIONS: ReadonlySet<string> = new Set(['skip-condition', 'run-condition', 'diagnostic']);

export function isCondition({ question }: Pick<AnswerState, 'question'>): boolean {
  return CONDITIONS.has(question);
}

/** The last answer to a question about the action itself or one of its expectations. */
function lastWord(state: ActionState): AnswerState | null {
  return state.answers.findLast((answer) => !isCondition(answer)) ?? null;
}

/** The answer that was given before the run instead of at the question, if the outcome rests on one. */
export function givenBeforehand(state: ActionState | null): AnswerState | null {
  if (state?.outcome !== 'passed') return null;
  return (
    state.answers.find(
      (answer) => !isCondition(answer) && answer.answer === 'yes' && answer.how !== 'asked',
    ) ?? null
  );
}

/** Law 2: a machine check that held, or a named person's answer to the question, with its time. */
export function isEvident(state: ActionState | null): boolean {
  if (state?.outcome !== 'passed' || state.at === null || givenBeforehand(state) !== null) return false;
  if (state.by === 'machine') return state.how === 'exited' && state.exitStatus !== null;
  const word = lastWord(state);
  return word?.answer === 'yes' && word.by.trim() !== '';
}

/** How an outcome is shown: the journal's, and finer where people need to know who said so. */
export type Shown =
  | Outcome
  | 'confirmed'
  /** It had failed: a person did it, or let it be. */
  | 'by-hand'
  | 'skipped-failed'
  | 'vouched'
  | 'not-applicable'
  | 'author-ticked';

export function shownOutcome(fact: ActionFacts): Shown {
  const { state, outcome } = fact;
  if (fact.why?.kind === 'author-ticked') return 'author-ticked';
  if (state === null) return outcome;
  if (outcome === 'skipped' && state.resolution === 'skip') return 'skipped-failed';
  if (outcome === 'skipped' && lastWord(state)?.answer === 'not-applicable') return 'not-applicable';
  if (outcome !== 'passed') return outcome;
  if (givenBeforehand(state) !== null) return 'vouched';
  if (!isEvident(state)) return 'needs-person';
  if (state.resolution === 'by-hand') return 'by-hand';
  return state.by === 'machine' ? 'passed' : 'confirmed';
}
