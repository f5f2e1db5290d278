import { say, type Locale } from '../catalogue/index.ts';
import { cli } from '../catalogue/cli.ts';
import { decisionTexts } from '../catalogue/decisions.ts';
import { readInput, renderInputProblem } from './input.ts';
import type { Io } from './io.ts';
import { parseYamlFile } from './yaml-file.ts';

export type ValuesResult =
  | {
      readonly ok: true;
      readonly values: Readonly<Record<string, string>>;
      /** Where each value stands in the file; empty where there is none. */
      readonly lines: Readonly<Record<string, number>>;
    }
  | { readonly ok: false; readonly problem: string };

const MAX_VALUES_BYTES = 1024 * 1024;

/** Reads `--values`: a YAML map of names to texts (language.md §5). */
export async function readValues(path: string, io: Io, locale: Locale): Promise<ValuesResult> {
  const limits = { cwd: io.cwd, locale, maxBytes: MAX_VALUES_BYTES, expected: cli['expected-values'] };
  const input = readInput(path, limits);
  if (!input.ok) return { ok: false, problem: renderInputProblem(input.problem, locale) };
  const refuse = (found: string): ValuesResult => {
    const mend = say(decisionTexts['mend-values'], locale);
    const expected = say(cli['expected-values'], locale);
    return { ok: false, problem: renderInputProblem({ path, found, expected, mend }, locale) };
  };
  try {
    const { content, lineOf } = await parseYamlFile(input.bytes, locale);
    if (content === null || content === '') return { ok: true, values: {}, lines: {} };
    if (typeof content !== 'object' || Array.isArray(content)) {
      return refuse(say(decisionTexts['values-no-map'], locale));
    }
    const values = new Map<string, string>();
    for (const [name, value] of Object.entries(content)) {
      if (typeof value !== 'string')
        return refuse(say(decisionTexts['values-no-text'], locale, { name, line: lineOf(name) }));
      values.set(name, value);
    }
    const lines = Object.fromEntries([...values.keys()].map((name) => [name, lineOf(name)]));
    return { ok: true, values: Object.fromEntries(values), lines };
  } catch (error) {
    return refuse(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

/** What may be shown of an assignment that is none: its value could be a secret. */
function nameIn(assignment: string): string {
  const name = /^[^\s:：=]*/.exec(assignment)?.[0] ?? '';
  return name === assignment ? name : `${name}…`;
}

/** Reads `--set name=value`, as often as it was given; the value is everything behind the first `=`. */
export function readAssignments(assignments: readonly string[], locale: Locale): ValuesResult {
  const values = new Map<string, string>();
  for (const assignment of assignments) {
    const equals = assignment.indexOf('=');
    if (equals < 1) {
      return {
        ok: false,
        problem: `${say(decisionTexts['bad-set'], locale, { given: nameIn(assignment) })}\n`,
      };
    }
    values.set(assignment.slice(0, equals).trim(), assignment.slice(equals + 1));
  }
  return { ok: true, values: Object.fromEntries(values), lines: {} };
}
