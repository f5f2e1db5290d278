import { relative, resolve } from 'node:path';
import { say } from '../catalogue/index.ts';
import { valueTexts } from '../catalogue/parameter-values.ts';
import { wantsDeployment } from '../plan/deployment.ts';
import { DEPLOYED_AT } from '../plan/sections.ts';
import type { Decisions } from '../plan/select.ts';
import type { DecidedSteps, Plan } from '../plan/types.ts';
import { prepareTexts } from '../catalogue/prepare.ts';
import { readAnswers, type Answers } from './answers-file.ts';
import type { LoadedDocument } from './document.ts';
import type { Io } from './io.ts';
import { variableOf } from './parameter-variable.ts';
import { readAssignments, readValues, type ValuesResult } from './values-file.ts';

/** Flags of every verb that takes decisions (language.md §4, §5). */
export interface DecisionFlags {
  readonly use?: readonly string[];
  readonly set?: readonly string[];
  readonly values?: string;
  readonly with?: readonly string[];
  readonly skip?: readonly string[];
  readonly answers?: string;
}

/** Values that came from outside of the call: a file, by its path, or the environment (null). */
export interface Source {
  readonly kind: 'environment' | 'values' | 'answers';
  readonly path: string | null;
  readonly values: Readonly<Record<string, string>>;
}

export type DecisionResult =
  | {
      readonly ok: true;
      readonly decisions: Decisions;
      /** Optional steps to be done and to be left out. */
      readonly steps: DecidedSteps;
      readonly sources: readonly Source[];
      /** What the operator should know of how the decisions came. */
      readonly warnings: readonly string[];
    }
  | { readonly ok: false; readonly problem: string };

const NONE: ValuesResult = { ok: true, values: {}, lines: {} };
/** Variables of the program itself, which no parameter may take. */
const OWN_VARIABLES = new Set(['MDROLLBACK_HOME', 'MDROLLBACK_DEBUG']);

const NO_ANSWERS: Answers = { use: [], with: [], skip: [], set: {}, lines: {}, values: null };

/**
 * Collects what was decided beforehand. A parameter comes from `--set`, else from `--values`, else from the answers
 * file, else from the values file that it names, else from the environment. Choices and optional steps add up: what
 * contradicts itself is found when the plan is selected.
 */
export async function collectDecisions(
  flags: DecisionFlags,
  document: LoadedDocument,
  io: Io,
): Promise<DecisionResult> {
  const { locale, plan } = document;
  const { parameters } = plan;
  let answers = NO_ANSWERS;
  if (flags.answers !== undefined) {
    const read = await readAnswers(flags.answers, document, io);
    if (!read.ok) return read;
    ({ answers } = read);
  }
  const named = answers.values === null ? NONE : await readValues(answers.values, io, locale);
  if (!named.ok) return named;
  const file = flags.values === undefined ? NONE : await readValues(flags.values, io, locale);
  if (!file.ok) return file;
  const set = readAssignments(flags.set ?? [], locale);
  if (!set.ok) return set;
  const environment = valuesInEnvironment(plan, io.env);
  const sources = [
    { kind: 'environment' as const, path: null, values: environment, lines: {} },
    ...(answers.values === null ? [] : [{ kind: 'values' as const, path: answers.values, ...named }]),
    ...(flags.answers === undefined
      ? []
      : [
          {
            kind: 'answers' as const,
            path: flags.answers,
            values: answers.set,
            lines: answers.lines,
          },
        ]),
    ...(flags.values === undefined ? [] : [{ kind: 'values' as const, path: flags.values, ...file }]),
  ];
  return {
    ok: true,
    decisions: {
      use: [...(flags.use ?? []), ...answers.use],
      parameters: Object.fromEntries([...sources, set].flatMap(({ values }) => Object.entries(values))),
      origins: {
        ...originsOf(sources, document, io),
        ...Object.fromEntries(
          Object.keys(set.values).map((name) => [name, say(valueTexts['origin-set'], locale)]),
        ),
      },
    },
    steps: stepsDecided(plan, {
      with: [...(flags.with ?? []), ...answers.with],
      skip: [...(flags.skip ?? []), ...answers.skip],
    }),
    sources: sources.map(({ kind, path, values }) => ({ kind, path, values })),
    warnings: parameters
      .filter(({ name, secret }) => secret && Object.hasOwn(set.values, name))
      .map(({ name }) =>
        say(prepareTexts['secret-on-command-line'], locale, { name, variable: variableOf(name) }),
      ),
  };
}

/** Where each value comes from, in words; later sources outdo earlier ones. */
function originsOf(
  sources: readonly (Source & { readonly lines: Readonly<Record<string, number>> })[],
  { locale }: LoadedDocument,
  io: Io,
): Record<string, string> {
  const origins = sources.flatMap(({ path, values, lines }) =>
    Object.keys(values).map((name) => {
      if (path === null) {
        const variable = variableOf(name);
        return [name, say(valueTexts['origin-environment'], locale, { variable })] as const;
      }
      const at = { path: relative(io.cwd, resolve(io.cwd, path)), line: lines[name] ?? 1 };
      return [name, say(valueTexts['origin-file'], locale, at)] as const;
    }),
  );
  return Object.fromEntries(origins);
}

/** What the call and its answers file leave open is decided by front matter, if that does. */
export function stepsDecided(plan: Plan, given: DecidedSteps): DecidedSteps {
  const named = new Set([...given.with, ...given.skip]);
  const taken = new Set(
    plan.phases.flatMap((phase) =>
      phase.steps.flatMap(({ id }) => (named.has(id) || named.has(phase.id) ? [id] : [])),
    ),
  );
  const standing = new Set(plan.phases.flatMap(({ steps }) => steps.map(({ id }) => id)));
  const rest = (ids: readonly string[] = []): string[] =>
    ids.filter((id) => standing.has(id) && !taken.has(id));
  return {
    with: [...given.with, ...rest(plan.decided?.with)],
    skip: [...given.skip, ...rest(plan.decided?.skip)],
  };
}

/** `MDROLLBACK_PREVIOUS_COMMIT_HASH` for `previous-commit-hash`; `MDROLLBACK_DEPLOYED_AT` for a window that counts from it. */
export function valuesInEnvironment(plan: Plan, env: Io['env']): Record<string, string> {
  const values: Record<string, string> = {};
  const names = plan.parameters.map(({ name }) => name);
  for (const name of [...names, ...DEPLOYED_AT.filter((each) => wantsDeployment(plan, each))]) {
    const variable = variableOf(name);
    const value = env[variable];
    if (value !== undefined && !OWN_VARIABLES.has(variable)) values[name] = value;
  }
  return values;
}
