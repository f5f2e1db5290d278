import { say, type Locale } from '../catalogue/index.ts';
import { run as text } from '../catalogue/run.ts';
import type { Action, CheckpointAction, ChoiceRef, CommandAction, Phase, Plan, Step } from '../plan/types.ts';
import { boundText, shellTextOf, valueOf } from './parameters.ts';
import { isRepeatable, waitOf } from './poll-course.ts';
import type { ExecuteOptions, Policy, Refusal } from './types.ts';

type Given = Pick<ExecuteOptions, 'policy' | 'parameters' | 'bind' | 'terminal'>;

/**
 * Everything that forbids this run, all at once; nothing has been run or written (law 1).
 * Pure, so that a caller can ask before it makes a run directory.
 */
export function preflight(plan: Plan, options: Given): readonly Refusal[] {
  return [
    ...plan.messages
      .filter(({ severity }) => severity === 'error')
      .map((message): Refusal => ({ code: 'message', message })),
    ...plan.choices
      .filter(({ chosen }) => chosen === null)
      .map((choice): Refusal => ({ code: 'undecided', choice })),
    ...policyRefusals(plan, options.policy),
    ...actionRefusals(plan, options),
    ...parameterRefusals(plan, options),
  ];
}

/** A step is optional by itself or with its whole phase. */
export function isOptional(phase: Phase, step: Step): boolean {
  return phase.optional || step.optional;
}

/** True when a list of ids names the step, or its phase. */
export function names(ids: readonly string[], phase: Phase, step: Step): boolean {
  return ids.includes(step.id) || ids.includes(phase.id);
}

/** Optional steps that no option decides: a person will be asked about them before the run. */
export function undecidedSteps(plan: Plan, policy: Policy): readonly Step[] {
  return placesOf(plan)
    .filter(({ phase, step }) => isOptional(phase, step))
    .filter(
      ({ phase, step }) => !names(policy.withSteps, phase, step) && !names(policy.skipSteps, phase, step),
    )
    .map(({ step }) => step);
}

function policyRefusals(plan: Plan, policy: Policy): readonly Refusal[] {
  const places = placesOf(plan);
  const decided = new Set([...(plan.decided?.with ?? []), ...(plan.decided?.skip ?? [])]);
  const refusals: Refusal[] = [];
  for (const given of new Set([...policy.skipSteps, ...policy.withSteps, ...policy.allowIrreversible])) {
    const named = places.filter(({ phase, step }) => names([given], phase, step));
    if (named.length === 0) {
      // What the document itself decides may stand in an alternative that was not chosen.
      if (!decided.has(given)) refusals.push({ code: 'unknown-step', given });
    } else if (
      policy.skipSteps.includes(given) &&
      !named.every(({ phase, step }) => isOptional(phase, step))
    ) {
      refusals.push({ code: 'not-optional', given });
    }
  }
  for (const { phase, step } of places) {
    const both = names(policy.skipSteps, phase, step) && names(policy.withSteps, phase, step);
    if (both) refusals.push({ code: 'contradiction', given: step.id });
  }
  return refusals;
}

function actionRefusals(plan: Plan, options: Given): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const seen = new Set<string>();
  for (const { phase, step } of placesOf(plan)) {
    const skipped = names(options.policy.skipSteps, phase, step);
    for (const action of step.actions) {
      if (seen.has(action.id)) refusals.push({ code: 'duplicate-id', action });
      seen.add(action.id);
      if (![action.choice, step.choice].every((ref) => isChosen(plan, ref))) {
        refusals.push({ code: 'not-selected', action });
      }
      if (action.kind === 'command' && action.terminal && !options.terminal && !skipped) {
        refusals.push({ code: 'no-terminal', action });
      }
      if (action.kind !== 'manual' && !skipped && waitsInVain(action)) {
        refusals.push({ code: 'not-repeatable', action });
      }
      const shellText = shellTextOf(action);
      if (shellText !== null && boundText(plan, options.bind, shellText) === null) {
        refusals.push({ code: 'unbound', action });
      }
    }
  }
  return refusals;
}

/** Its expectations want it run again and again, and it may not be. */
function waitsInVain(action: CommandAction | CheckpointAction): boolean {
  const expectations = action.kind === 'command' ? action.expectations : (action.check?.expectations ?? []);
  return waitOf(expectations)?.repeats === true && !isRepeatable(action);
}

function isChosen(plan: Plan, ref: ChoiceRef | null): boolean {
  if (ref === null) return true;
  const choice = plan.choices.find(({ id }) => id === ref.id);
  // An undecided choice is reported once, by itself.
  return choice !== undefined && (choice.chosen === null || choice.chosen === ref.option);
}

function parameterRefusals(plan: Plan, options: Given): readonly Refusal[] {
  const refusals: Refusal[] = [];
  for (const name of usedParameters(plan)) {
    const parameter = plan.parameters.find((each) => each.name === name) ?? null;
    const value = valueOf(plan, options.parameters, name);
    if (value === null || value === '') refusals.push({ code: 'unfilled', name, parameter });
  }
  for (const parameter of plan.parameters) {
    const holdsNul = valueOf(plan, options.parameters, parameter.name)?.includes('\0') === true;
    if (holdsNul) refusals.push({ code: 'bad-value', parameter });
  }
  return refusals;
}

function usedParameters(plan: Plan): ReadonlySet<string> {
  const actions: readonly Action[] = placesOf(plan).flatMap(({ step }) => step.actions);
  const bindings = actions.flatMap((action) => shellTextOf(action)?.bindings ?? []);
  return new Set(bindings.map(({ parameter }) => parameter));
}

function placesOf(plan: Plan): readonly { readonly phase: Phase; readonly step: Step }[] {
  return plan.phases.flatMap((phase) => phase.steps.map((step) => ({ phase, step })));
}

/** A refusal in the user's language. */
export function refusalText(refusal: Refusal, locale: Locale): string {
  const entry = text[`refused-${refusal.code}`];
  switch (refusal.code) {
    case 'message':
      return say(entry, locale, { line: refusal.message.line, reason: refusal.message.reason });
    case 'undecided':
      return say(entry, locale, { id: refusal.choice.id, options: refusal.choice.options.join(' | ') });
    case 'not-selected':
    case 'duplicate-id':
    case 'unbound':
    case 'no-terminal':
    case 'not-repeatable':
      return say(entry, locale, { id: refusal.action.id, line: refusal.action.line });
    case 'unfilled':
      return say(entry, locale, { name: refusal.name });
    case 'bad-value':
      return say(entry, locale, { name: refusal.parameter.name });
    case 'unknown-step':
    case 'not-optional':
    case 'contradiction':
      return say(entry, locale, { id: refusal.given });
  }
}
