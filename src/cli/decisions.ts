import { say, type Locale } from '../catalogue/index.ts';
import { decisionTexts } from '../catalogue/decisions.ts';
import type { DecisionProblem, Decisions } from '../plan/select.ts';
import type { Parameter } from '../plan/types.ts';
import type { Io } from './io.ts';
import { readAssignments, readValues, type ValuesResult } from './values-file.ts';

/** Flags of every verb that takes decisions (language.md §4, §5). */
export interface DecisionFlags {
  readonly use?: readonly string[];
  readonly set?: readonly string[];
  readonly values?: string;
  readonly with?: readonly string[];
  readonly skip?: readonly string[];
}

export type DecisionResult =
  { readonly ok: true; readonly decisions: Decisions } | { readonly ok: false; readonly problem: string };

const NONE: ValuesResult = { ok: true, values: {} };
/** Variables of the program itself, which no parameter may take. */
const OWN_VARIABLES = new Set(['MDROLLBACK_HOME', 'MDROLLBACK_DEBUG']);

/** Collects `--use`, and parameters from `--set`, then `--values`, then the environment; the first that has one wins. */
export async function collectDecisions(
  flags: DecisionFlags,
  parameters: readonly Parameter[],
  io: Io,
  locale: Locale,
): Promise<DecisionResult> {
  const file = flags.values === undefined ? NONE : await readValues(flags.values, io, locale);
  if (!file.ok) return file;
  const set = readAssignments(flags.set ?? [], locale);
  if (!set.ok) return set;
  const values = { ...fromEnvironment(parameters, io.env), ...file.values, ...set.values };
  return { ok: true, decisions: { use: flags.use ?? [], parameters: values } };
}

/** `MDROLLBACK_PREVIOUS_COMMIT_HASH` for `previous-commit-hash`. */
function fromEnvironment(parameters: readonly Parameter[], env: Io['env']): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { name } of parameters) {
    const variable = `MDROLLBACK_${name.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '_')}`;
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
      return say(text, locale, { given: problem.given, known: list(problem.known) });
    case 'unknown-option':
      return say(text, locale, { given: problem.given, id: problem.choice, known: list(problem.known) });
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
