import { optionsNamed } from '../plan/option-names.ts';
import type { Choice, DecidedSteps, Phase } from '../plan/types.ts';
import type { Findings } from './findings.ts';
import type { GivenDecision, Settings } from './front-matter.ts';

/** The choices with what front matter decides of them; a name that it has wrong is an error at its line (§4). */
export function decidedChoices(
  choices: readonly Choice[],
  { use }: Settings,
  findings: Findings,
): readonly Choice[] {
  const chosen = new Map<string, string>();
  for (const [id, { given: name, place }] of use) {
    const choice = choices.find((each) => each.id === id);
    const given = `${id}: ${name}`;
    if (choice === undefined) {
      findings.report('decided-unknown-choice', place, {
        given,
        known: list(choices.map((each) => each.id)),
      });
      continue;
    }
    const [option, ...others] = optionsNamed(choice, name);
    if (option === undefined) {
      findings.report('decided-unknown-option', place, { given, id, known: list(choice.options) });
    } else if (others.length > 0) {
      findings.report('decided-ambiguous-option', place, { given, id, known: list([option, ...others]) });
    } else chosen.set(id, option);
  }
  return choices.map((choice) => ({ ...choice, chosen: chosen.get(choice.id) ?? null }));
}

/** The optional steps that front matter decides, each by its own id; a phase's id stands for those in it. */
export function decidedSteps(
  phases: readonly Phase[],
  settings: Settings,
  findings: Findings,
): DecidedSteps | null {
  if (settings.with.length + settings.skip.length === 0) return null;
  const done = stepsNamed('with', settings.with, phases, findings);
  const left = stepsNamed('skip', settings.skip, phases, findings);
  const both = settings.skip.find(({ given }) => left.get(given)?.some((id) => inAny(done, id)));
  if (both !== undefined) findings.report('decided-both', both.place, { given: both.given });
  return { with: [...done.values()].flat(), skip: [...left.values()].flat() };
}

function stepsNamed(
  name: 'with' | 'skip',
  given: readonly GivenDecision[],
  phases: readonly Phase[],
  findings: Findings,
): ReadonlyMap<string, readonly string[]> {
  const optional = phases.flatMap((phase) =>
    phase.steps.filter((step) => phase.optional || step.optional).map(({ id }) => ({ id, phase: phase.id })),
  );
  return new Map(
    given.map(({ given: wanted, place }) => {
      const ids = optional.filter(({ id, phase }) => id === wanted || phase === wanted).map(({ id }) => id);
      if (ids.length === 0) {
        const known = list(optional.map(({ id }) => id));
        findings.report('decided-unknown-step', place, { list: name, given: wanted, known });
      }
      return [wanted, ids];
    }),
  );
}

function inAny(named: ReadonlyMap<string, readonly string[]>, id: string): boolean {
  return [...named.values()].some((ids) => ids.includes(id));
}

function list(names: readonly string[]): string {
  return names.length === 0 ? '—' : names.join(' | ');
}
