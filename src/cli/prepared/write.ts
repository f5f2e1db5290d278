import { dirname, relative, resolve } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { say, type Locale } from '../../catalogue/index.ts';
import { planFiles } from '../../catalogue/plan-files.ts';
import { prepareTexts } from '../../catalogue/prepare.ts';
import { undecidedSteps } from '../../execute/index.ts';
import type { Selection } from '../../plan/select.ts';
import type { Plan } from '../../plan/types.ts';
import { describeProblem } from '../decision-problems.ts';
import type { DecisionResult } from '../decisions.ts';
import type { LoadedDocument } from '../document.ts';
import { EXIT } from '../exit-status.ts';
import type { Io } from '../io.ts';
import { writeOutput } from '../output-file.ts';
import { policyOf } from '../steps.ts';
import { isPlanPath } from './open.ts';
import { planFileText, type PreparedSource } from './plan-file.ts';

export interface PlanToWrite {
  readonly document: LoadedDocument;
  readonly selection: Selection;
  readonly collected: Extract<DecisionResult, { readonly ok: true }>;
  readonly path: string;
  readonly force: boolean;
}

/** `plan -o`: writes a plan that leaves nothing open but its secrets; else says all that is open, and writes nothing. */
export function writePlanFile({ document, selection, collected, path, force }: PlanToWrite, io: Io): number {
  const { locale } = document;
  const { plan } = selection;
  if (!isPlanPath(path)) {
    io.stderr.write(`${say(planFiles.name, locale, { path: path.replace(/\.(md|markdown)$/i, '') })}\n`);
    return EXIT.wrong;
  }
  const open = openProblems(selection, collected.steps, locale);
  if (open.length > 0) {
    const lines = [say(prepareTexts['plan-refused'], locale), ...open.map((problem) => `  ✗ ${problem}`)];
    io.stderr.write(lines.map((line) => `${line}\n`).join(''));
    return EXIT.wrong;
  }
  const from = dirname(resolve(io.cwd, path));
  const text = planFileText(plan, {
    at: new Date().toISOString(),
    by: io.user,
    version: packageJson.version,
    document: relative(from, resolve(io.cwd, document.path)),
    text: document.text,
    ...collected.steps,
    sources: sourcesOf(collected, plan, (each) => relative(from, resolve(io.cwd, each))),
  });
  const inputs = [document.path, ...collected.sources.flatMap((source) => source.path ?? [])];
  const sources = inputs.map((each) => resolve(io.cwd, each));
  const status = writeOutput(text, { path, force, locale, sources }, io);
  if (status !== EXIT.done) return status;
  io.stderr.write(`${say(prepareTexts['plan-written'], locale, { path })}\n`);
  const secrets = plan.parameters.filter(({ secret, places }) => secret && places.length > 0);
  if (secrets.length > 0) {
    const names = secrets.map(({ name }) => name).join(', ');
    io.stderr.write(`${say(prepareTexts['plan-secrets'], locale, { names })}\n`);
  }
  return status;
}

function openProblems(
  { plan, problems }: Selection,
  steps: { readonly with: readonly string[]; readonly skip: readonly string[] },
  locale: Locale,
): readonly string[] {
  const undecided = undecidedSteps(plan, policyOf(steps)).map(({ id }) => id);
  return [
    ...plan.messages
      .filter(({ severity }) => severity === 'error')
      .map(({ line, reason }) => say(prepareTexts['plan-has-errors'], locale, { line, reason })),
    ...problems
      // A secret is asked for when the plan is run.
      .filter((problem) => problem.kind !== 'unfilled' || !problem.parameter.secret)
      .map((problem) => describeProblem(problem, locale)),
    ...(undecided.length === 0
      ? []
      : [say(prepareTexts['plan-undecided-steps'], locale, { ids: undecided.join(', ') })]),
  ];
}

function sourcesOf(
  { sources }: PlanToWrite['collected'],
  plan: Plan,
  place: (path: string) => string,
): readonly PreparedSource[] {
  const isSecret = (name: string): boolean =>
    plan.parameters.some((parameter) => parameter.secret && parameter.name === name);
  return sources.map(({ kind, path, values }) => ({
    kind,
    path: path === null ? null : place(path),
    values: Object.fromEntries(Object.entries(values).filter(([name]) => !isSecret(name))),
  }));
}
