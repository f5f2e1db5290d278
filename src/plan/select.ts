import { withDeployedAt } from './deployment.ts';
import { planDigest } from './digest.ts';
import { optionsNamed } from './option-names.ts';
import { misfitOf } from './parameter-values.ts';
import type { Action, Choice, ChoiceRef, Parameter, Phase, Plan } from './types.ts';

/** What was decided before the run (§4, §5). */
export interface Decisions {
  /** `2.1=Git`, or an option's name alone where only one choice has it. */
  readonly use: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
  /** Where each value comes from, in the user's language. */
  readonly origins?: Readonly<Record<string, string>>;
}

/** Why a decision could not be taken as it was given. */
export type DecisionProblem =
  | {
      readonly kind: 'unknown-choice';
      readonly given: string;
      readonly known: readonly string[];
      /** `ID=OPTION` of each choice that has the option that was named. */
      readonly fitting: readonly string[];
    }
  | {
      readonly kind: 'unknown-option';
      readonly given: string;
      readonly choice: string;
      readonly known: readonly string[];
    }
  | { readonly kind: 'ambiguous-option'; readonly given: string; readonly choices: readonly string[] }
  | {
      readonly kind: 'ambiguous-name';
      readonly given: string;
      readonly choice: string;
      readonly options: readonly string[];
    }
  | {
      readonly kind: 'contradiction';
      readonly given: string;
      readonly choice: string;
      readonly earlier: string;
    }
  | { readonly kind: 'undecided'; readonly choice: Choice }
  | {
      readonly kind: 'unknown-parameter';
      readonly given: string;
      readonly origin: string | null;
      readonly known: readonly string[];
    }
  | { readonly kind: 'unfilled'; readonly parameter: Parameter }
  | {
      readonly kind: 'misfit';
      readonly misfit: 'type' | 'pattern';
      readonly parameter: Parameter;
      readonly value: string;
      readonly origin: string | null;
    };

export interface Selection {
  /** The plan with its choices and parameters filled and the other alternatives left out. */
  readonly plan: Plan;
  /** All at once, in the order of the document. */
  readonly problems: readonly DecisionProblem[];
}

/** Applies decisions to a plan. The plan that comes back holds one alternative of each decided choice. */
export function selectPlan(plan: Plan, decisions: Decisions): Selection {
  const problems: DecisionProblem[] = [];
  const chosen = new Map<string, string>();
  for (const choice of plan.choices) if (choice.chosen !== null) chosen.set(choice.id, choice.chosen);
  const given = new Map<string, string>();
  for (const use of decisions.use) decide(use, plan.choices, given, problems);
  for (const [id, option] of given) chosen.set(id, option);

  const phases = plan.phases
    .map((phase) => selectPhase(phase, chosen))
    .filter((phase) => phase.steps.length > 0);
  const reachable = reachableChoices(plan.choices, phases, chosen);
  const choices = reachable.map((choice) => ({ ...choice, chosen: chosen.get(choice.id) ?? null }));
  for (const choice of choices) if (choice.chosen === null) problems.push({ kind: 'undecided', choice });

  const declared = withDeployedAt(plan, decisions.parameters);
  const parameters = fillParameters(declared, decisions, usedParameters(phases), problems);
  const environment = plan.environment.filter(({ places }) =>
    places.some(({ line }) => runsAt(phases, line)),
  );
  const selected = { ...plan, choices, phases, parameters, environment };
  return { plan: { ...selected, digest: planDigest(selected) }, problems };
}

function decide(
  use: string,
  choices: readonly Choice[],
  given: Map<string, string>,
  problems: DecisionProblem[],
): void {
  const equals = use.indexOf('=');
  const id = equals < 0 ? null : use.slice(0, equals).trim();
  const name = use.slice(equals + 1).trim();
  const candidates =
    id === null
      ? choices.filter((choice) => optionsNamed(choice, name).length > 0)
      : choices.filter((choice) => choice.id === id);
  const [choice, another] = candidates;
  if (choice === undefined) {
    const known = id === null ? choices.flatMap((each) => each.options) : choices.map((each) => each.id);
    const fitting = choices.flatMap((each) =>
      optionsNamed(each, name).map((option) => `${each.id}=${option}`),
    );
    problems.push({ kind: 'unknown-choice', given: use, known, fitting });
    return;
  }
  const meant = candidates.map((each) => optionsNamed(each, name).join('\n'));
  if (id === null && another !== undefined && meant.some((options) => options !== meant[0])) {
    problems.push({ kind: 'ambiguous-option', given: use, choices: candidates.map((each) => each.id) });
    return;
  }
  for (const each of candidates) {
    const options = optionsNamed(each, name);
    const [option] = options;
    if (option === undefined) {
      problems.push({ kind: 'unknown-option', given: use, choice: each.id, known: each.options });
      continue;
    }
    if (options.length > 1) {
      problems.push({ kind: 'ambiguous-name', given: use, choice: each.id, options });
      continue;
    }
    const earlier = given.get(each.id);
    if (earlier !== undefined && earlier !== option) {
      problems.push({ kind: 'contradiction', given: use, choice: each.id, earlier });
    } else given.set(each.id, option);
  }
}

function selectPhase(phase: Phase, chosen: ReadonlyMap<string, string>): Phase {
  const steps = phase.steps
    .filter((step) => kept(step.choice, chosen))
    .map((step) => ({ ...step, actions: step.actions.filter((action) => kept(action.choice, chosen)) }));
  return { ...phase, steps };
}

function kept(ref: ChoiceRef | null, chosen: ReadonlyMap<string, string>): boolean {
  return chain(ref).every(({ id, option }) => (chosen.get(id) ?? option) === option);
}

/** A reference and those that it stands within. */
function chain(ref: ChoiceRef | null): readonly ChoiceRef[] {
  return ref === null ? [] : [ref, ...chain(ref.within ?? null)];
}

/** Choices that still stand in the selected phases; one inside an alternative that was not chosen asks nothing. */
function reachableChoices(
  choices: readonly Choice[],
  phases: readonly Phase[],
  chosen: ReadonlyMap<string, string>,
): readonly Choice[] {
  const standing = new Set<string>();
  for (const phase of phases) {
    for (const step of phase.steps) {
      for (const { id } of chain(step.choice)) standing.add(id);
      for (const action of step.actions) for (const { id } of chain(action.choice)) standing.add(id);
    }
  }
  return choices.filter((choice) => standing.has(choice.id) || chosen.has(choice.id));
}

/** Names of the parameters whose values reach a shell in the program. */
export function usedParameters(phases: readonly Phase[]): ReadonlySet<string> {
  const used = new Set<string>();
  for (const phase of phases)
    for (const step of phase.steps)
      for (const action of step.actions) {
        for (const binding of bindingsOf(action)) used.add(binding.parameter);
      }
  return used;
}

function runsAt(phases: readonly Phase[], line: number): boolean {
  return phases.some((phase) =>
    phase.steps.some((step) => step.actions.some((action) => action.line <= line && line <= action.endLine)),
  );
}

/** The bindings of whatever of an action reaches a shell. */
function bindingsOf(action: Action): readonly { readonly parameter: string }[] {
  if (action.kind === 'command') return action.bindings;
  return action.kind === 'checkpoint' && action.check !== null ? action.check.bindings : [];
}

function fillParameters(
  parameters: readonly Parameter[],
  { parameters: values, origins = {} }: Decisions,
  used: ReadonlySet<string>,
  problems: DecisionProblem[],
): readonly Parameter[] {
  const names = new Set(parameters.map((parameter) => parameter.name));
  for (const given of Object.keys(values)) {
    if (names.has(given)) continue;
    problems.push({ kind: 'unknown-parameter', given, origin: origins[given] ?? null, known: [...names] });
  }
  return parameters.map((parameter) => {
    const { name } = parameter;
    const given = Object.hasOwn(values, name);
    const value = given ? (values[name] ?? null) : (parameter.value ?? parameter.default);
    const empty = value === null || value === '';
    if (used.has(name) && empty) problems.push({ kind: 'unfilled', parameter });
    const misfit = empty ? null : misfitOf(parameter, value);
    // A default that does not fit is an error of the document; what nothing uses is wrong all the same where it was given.
    if (misfit !== null && given) {
      problems.push({ kind: 'misfit', misfit, parameter, value: value ?? '', origin: origins[name] ?? null });
    }
    return { ...parameter, value };
  });
}
