import { selectPlan } from '../../plan/select.ts';
import type { Plan } from '../../plan/types.ts';
import { describeProblem, isOpen } from '../decision-problems.ts';
import { collectDecisions, type DecisionFlags } from '../decisions.ts';
import { loadDocument } from '../document.ts';
import { EXIT } from '../exit-status.ts';
import type { Io } from '../io.ts';
import { renderPlan } from '../terminal/plan-tree.ts';
import { writePlanFile } from '../prepared/write.ts';
import { stepProblems } from '../steps.ts';
import { screenOf } from '../terminal/screen.ts';

export interface PlanOptions extends DecisionFlags {
  readonly format?: 'text' | 'json';
  /** Write a plan file for `exec` here. */
  readonly output?: string;
  readonly force?: boolean;
  readonly lang?: string;
}

/**
 * `mdrollback plan`: the whole reading of a document, for people or as JSON (language.md §9). Runs nothing, and shows
 * what there is even when the document is wrong; `check` is the verb that judges.
 */
export async function plan(path: string, options: PlanOptions, io: Io): Promise<number> {
  const document = loadDocument(path, options.lang, io);
  if (!document.ok) {
    io.stderr.write(document.problem);
    return EXIT.wrong;
  }
  const { locale } = document;
  const collected = await collectDecisions(options, document, io);
  if (!collected.ok) {
    io.stderr.write(collected.problem);
    return EXIT.wrong;
  }
  const selection = selectPlan(document.plan, collected.decisions);
  const wrong = [
    ...selection.problems
      .filter((problem) => !isOpen(problem))
      .map((problem) => describeProblem(problem, locale)),
    ...stepProblems(selection.plan, collected.steps, locale),
  ];
  io.stderr.write([...collected.warnings, ...wrong].map((line) => `${line}\n`).join(''));
  if (wrong.length > 0) return EXIT.wrong;
  if (options.output !== undefined) {
    const { output, force = false } = options;
    return writePlanFile({ document, selection, collected, path: output, force }, io);
  }
  io.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify(maskSecrets(selection.plan), null, 2)}\n`
      : renderPlan(selection.plan, locale, screenOf(io, io.stdout)),
  );
  return EXIT.done;
}

/** A secret that was given shows that it was, not what it is (language.md §5). */
function maskSecrets(shown: Plan): Plan {
  const parameters = shown.parameters.map((parameter) =>
    parameter.secret && parameter.value !== null ? { ...parameter, value: '***', default: null } : parameter,
  );
  return { ...shown, parameters };
}
