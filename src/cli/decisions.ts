import { say, type Locale } from '../catalogue/index.ts';
import { decisionTexts } from '../catalogue/decisions.ts';
import type { DecisionProblem, Decisions } from '../plan/select.ts';
import type { Parameter } from '../plan/types.ts';
import { prepareTexts } from '../catalogue/prepare.ts';
import { readAnswers, type Answers } from './answers-file.ts';
import type { LoadedDocument } from './document.ts';
import type { Io } from './io.ts';
import { suggestion } from './suggest.ts';
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
      readonly steps: { readonly with: readonly string[]; readonly skip: readonly string[] };
      readonly sources: readonly Source[];
      /** What the operator should know of how the decisions came. */
      readonly warnings: readonly string[];
    }
  | { readonly ok: false; readonly problem: string };

const NONE: ValuesResult = { ok: true, values: {} };
/** Variables of the program itself, which no parameter may take. */
const OWN_VARIABLES = new Set(['MDROLLBACK_HOME', 'MDROLLBACK_DEBUG']);

const NO_ANSWERS: Answers = { use: [], with: [], skip: [], set: {}, values: null };

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
  const environment = valuesInEnvironment(parameters, io.env);
  return {
    ok: true,
    decisions: {
      use: [...(flags.use ?? []), ...answers.use],
      parameters: { ...environment, ...named.values, ...answers.set, ...file.values, ...set.values },
    },
    steps: {
      with: [...(flags.with ?? []), ...answers.with],
      skip: [...(flags.skip ?? []), ...answers.skip],
    },
    sources: [
      { kind: 'environment', path: null, values: environment },
      ...(answers.values === null
        ? []
        : [{ kind: 'values' as const, path: answers.values, values: named.values }]),
      ...(flags.answers === undefined
        ? []
        : [{ kind: 'answers' as const, path: flags.answers, values: answers.set }]),
      ...(flags.values === undefined
        ? []
        : [{ kind: 'values' as const, path: flags.values, values: file.values }]),
    ],
    warnings: parameters
      .filter(({ name, secret }) => secret && Object.hasOwn(set.values, name))
      .map(({ name }) =>
        say(prepareTexts['secret-on-command-line'], locale, { name, variable: variableOf(name) }),
      ),
  };
}

function variableOf(name: string): string {
  return `MDROLLBACK_${name.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '_')}`;
}

/** `MDROLLBACK_PREVIOUS_COMMIT_HASH` for `previous-commit-hash`. */
export function valuesInEnvironment(
  parameters: readonly Parameter[],
  env: Io['env'],
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { name } of parameters) {
    const variable = variableOf(name);
    const value = env[variable];
    if (value !== undefined && !OWN_VARIABLES.has(variable)) values[name] = value;
  }
  return values;
}

/** A problem in words. */
export function describeProblem(problem: DecisionProblem, locale: Locale): string {
  const list = (items: readonly string[]): string =>
    items.length === 0 ? '—' : [...new Set(items)].join(' | ');
  const text = decisionTexts[problem.kind];
  switch (problem.kind) {
    case 'unknown-choice':
    case 'unknown-parameter':
      return (
        say(text, locale, { given: problem.given, known: list(problem.known) }) +
        suggestion(problem.given, problem.known, locale)
      );
    case 'unknown-option':
      return (
        say(text, locale, { given: problem.given, id: problem.choice, known: list(problem.known) }) +
        suggestion(problem.given.slice(problem.given.indexOf('=') + 1), problem.known, locale)
      );
    case 'ambiguous-option':
      return say(text, locale, { given: problem.given, known: list(problem.choices) });
    case 'contradiction':
      return say(text, locale, { given: problem.given, id: problem.choice, earlier: problem.earlier });
    case 'undecided': {
      const { id, options, line } = problem.choice;
      return say(text, locale, { id, options: list(options), line, example: options[0] ?? '' });
    }
    case 'unfilled': {
      const { name, places } = problem.parameter;
      return say(text, locale, { name, lines: list(places.map(({ line }) => String(line))) });
    }
    case 'pattern': {
      const { name, pattern, secret } = problem.parameter;
      return say(text, locale, { name, pattern: pattern ?? '', value: secret ? '***' : problem.value });
    }
  }
}

/** The plan may be shown although this is still open; it may not be run. */
export function isOpen(problem: DecisionProblem): boolean {
  return problem.kind === 'undecided' || problem.kind === 'unfilled';
}
