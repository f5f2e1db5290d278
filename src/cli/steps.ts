import type { Locale } from '../catalogue/index.ts';
import { preflight, refusalText, type Policy, type Refusal } from '../execute/index.ts';
import type { Plan } from '../plan/types.ts';
import { bindPlaceholders } from '../shellscript/index.ts';
import { suggestion } from './suggest.ts';

/** A refusal in words; an unknown step with the one that may have been meant. */
export function describeRefusal(refusal: Refusal, plan: Plan, locale: Locale): string {
  const text = refusalText(refusal, locale);
  if (refusal.code !== 'unknown-step') return text;
  const known = plan.phases.flatMap(({ id, steps }) => [id, ...steps.map((step) => step.id)]);
  return text + suggestion(refusal.given, known, locale);
}

/** What is wrong with the optional steps that were named, in words. */
export function stepProblems(
  plan: Plan,
  steps: { readonly with: readonly string[]; readonly skip: readonly string[] },
  locale: Locale,
): readonly string[] {
  const codes = new Set<Refusal['code']>(['unknown-step', 'not-optional', 'contradiction']);
  return preflight(plan, { policy: policyOf(steps), parameters: {}, bind: bindPlaceholders, terminal: true })
    .filter(({ code }) => codes.has(code))
    .map((refusal) => describeRefusal(refusal, plan, locale));
}

/** A policy that says nothing but which optional steps are to be done. */
export function policyOf(steps: {
  readonly with: readonly string[];
  readonly skip: readonly string[];
}): Policy {
  return {
    allowIrreversible: [],
    skipSteps: steps.skip,
    withSteps: steps.with,
    hostsHere: [],
    timeoutSeconds: null,
  };
}
