import { DEPLOYED_AT } from './sections.ts';
import type { Parameter, Plan } from './types.ts';

/** The time of the deployment is no placeholder of any command; a window that counts from it wants it all the same (§7). */
export function withDeployedAt(
  { parameters, overview }: Plan,
  values: Readonly<Record<string, string>>,
): readonly Parameter[] {
  if (overview.open?.kind !== 'after-deployment') return parameters;
  const given = DEPLOYED_AT.filter((name) => Object.hasOwn(values, name));
  const known = new Set(parameters.map(({ name }) => name));
  const fields = { secret: false, value: null, default: null, description: null, pattern: null, places: [] };
  return [...parameters, ...given.filter((name) => !known.has(name)).map((name) => ({ name, ...fields }))];
}

/** A plan whose deployment time a person has told (§7); its digest stays, since no command has it. */
export function deployedAt(plan: Plan, name: string, moment: string): Plan {
  const parameters = withDeployedAt(plan, { [name]: moment });
  return {
    ...plan,
    parameters: parameters.map((each) => (each.name === name ? { ...each, value: moment } : each)),
  };
}

/** What its time is to be called by: as the document declares it, or by the first or last of the names. */
export function deploymentName({ parameters }: Pick<Plan, 'parameters'>, chinese: boolean): string {
  const declared = parameters.find(({ name }) => DEPLOYED_AT.includes(name))?.name;
  return declared ?? (chinese ? DEPLOYED_AT[0] : DEPLOYED_AT.at(-1)) ?? '';
}

/** Whether a call may still give this name to a plan that was prepared without it. */
export function wantsDeployment({ overview, parameters }: Plan, name: string): boolean {
  return (
    overview.open?.kind === 'after-deployment' &&
    DEPLOYED_AT.includes(name) &&
    !parameters.some((each) => DEPLOYED_AT.includes(each.name) && each.value !== null)
  );
}
