import { say, type Locale } from '../catalogue/index.ts';
import { cli } from '../catalogue/cli.ts';
import { decisionTexts } from '../catalogue/decisions.ts';
import type { DecisionProblem, Decisions } from '../plan/select.ts';
import type { Parameter } from '../plan/types.ts';
import { readInput, renderInputProblem } from './input.ts';
import type { Io } from './io.ts';

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

const MAX_VALUES_BYTES = 1024 * 1024;
/** Variables of the program itself, which no parameter may take. */
const OWN_VARIABLES = new Set(['MDROLLBACK_HOME', 'MDROLLBACK_DEBUG']);

/** Collects `--use`, and parameters from `--set`, then `--values`, then the environment; the first that has one wins. */
export async function collectDecisions(
  flags: DecisionFlags,
  parameters: readonly Parameter[],
  io: Io,
  locale: Locale,
): Promise<DecisionResult> {
  const values: Record<string, string> = fromEnvironment(parameters, io.env);
  if (flags.values !== undefined) {
    const file = await fromFile(flags.values, io, locale);
    if (!file.ok) return file;
    Object.assign(values, file.values);
  }
  for (const assignment of flags.set ?? []) {
    const equals = assignment.indexOf('=');
    if (equals < 1) {
      return { ok: false, problem: `${say(decisionTexts['bad-set'], locale, { given: assignment })}\n` };
    }
    values[assignment.slice(0, equals).trim()] = assignment.slice(equals + 1);
  }
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

type ValuesResult =
  | { readonly ok: true; readonly values: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly problem: string };

async function fromFile(path: string, io: Io, locale: Locale): Promise<ValuesResult> {
  const limits = { cwd: io.cwd, locale, maxBytes: MAX_VALUES_BYTES, expected: cli['expected-values'] };
  const input = readInput(path, limits);
  if (!input.ok) return { ok: false, problem: renderInputProblem(input.problem, locale) };
  const { parse } = await import('yaml');
  const refuse = (found: string): ValuesResult => {
    const mend = say(decisionTexts['mend-values'], locale);
    const expected = say(cli['expected-values'], locale);
    return { ok: false, problem: renderInputProblem({ path, found, expected, mend }, locale) };
  };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(input.bytes);
    // Every scalar stays the author's text: `1.10` is a version, not a number.
    const content: unknown = parse(text, { schema: 'failsafe' });
    if (content === null || content === '') return { ok: true, values: {} };
    if (typeof content !== 'object' || Array.isArray(content))
      return refuse(say(decisionTexts['values-no-map'], locale));
    const values: Record<string, string> = {};
    for (const [name, value] of Object.entries(content)) {
      if (typeof value !== 'string') return refuse(say(decisionTexts['values-no-text'], locale, { name }));
      values[name] = value;
    }
    return { ok: true, values };
  } catch (error) {
    return refuse(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
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
