import { say, type Locale } from '../../catalogue/index.ts';
import { runView } from '../../catalogue/run-view.ts';
import { preflight, undecidedSteps, type ExecuteOptions } from '../../execute/index.ts';
import type { DecisionProblem } from '../../plan/select.ts';
import type { Action, Plan } from '../../plan/types.ts';
import { describeProblem } from '../decision-problems.ts';
import { describeRefusal } from '../steps.ts';
import { checkInputs } from './input-files.ts';
import { checkCommands, type ShellText } from './shell-checks.ts';
import type { ShellWays } from './shell-ways.ts';
import { checkValueFlow } from './value-flow.ts';

export interface PreflightInput {
  readonly plan: Plan;
  readonly problems: readonly DecisionProblem[];
  readonly options: Pick<ExecuteOptions, 'policy' | 'parameters' | 'bind' | 'terminal'>;
  /** Nobody can be asked about optional steps later. */
  readonly unattended: boolean;
  readonly cwd: string;
  /** What the commands will find in their environment. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly locale: Locale;
  readonly ways: ShellWays;
}

export interface Findings {
  /** Each forbids the run. In the user's language. */
  readonly refusals: readonly string[];
  /** The run may begin; the operator should know. */
  readonly warnings: readonly string[];
}

/** Everything that forbids this run, all of it at once, before anything is written (language.md §5). */
export async function findRefusals(input: PreflightInput): Promise<Findings> {
  const { plan, problems, options, locale } = input;
  const own = preflight(plan, options)
    // `selectPlan` has said these already, and in more words.
    .filter(({ code }) => code !== 'undecided' && code !== 'unfilled')
    .map((refusal) => describeRefusal(refusal, plan, locale));
  const steps = input.unattended ? undecidedSteps(plan, options.policy) : [];
  const texts = commandsOf(plan, options.policy.skipSteps);
  const shell = await checkCommands(texts, input.cwd, locale, input.ways);
  const valueOf = (name: string): string | null =>
    plan.parameters.find((parameter) => parameter.name === name)?.value ?? null;
  const inputs = checkInputs(texts, valueOf, input.cwd, locale);
  return {
    refusals: [
      ...own,
      ...problems.map((problem) => describeProblem(problem, locale)),
      ...steps.map(({ id }) => say(runView['undecided-step'], locale, { id })),
      ...unsetVariables(input),
      ...shell.errors,
      ...inputs.errors,
      ...checkValueFlow(texts, valueOf, locale),
    ],
    warnings: [...shell.warnings, ...inputs.warnings],
  };
}

/** `${NAME}` that nothing sets would be empty, and another command (§5). */
function unsetVariables({ plan, environment, locale }: PreflightInput): readonly string[] {
  return plan.environment
    .filter(({ name }) => environment[name] === undefined)
    .map(({ name, places }) => {
      const lines = places.map(({ line }) => line).join(locale === 'zh-CN' ? '、' : ', ');
      return say(runView['unset-variable'], locale, { name, lines });
    });
}

/** What would reach bash, in its order. */
function commandsOf(plan: Plan, skipped: readonly string[]): readonly ShellText[] {
  return plan.phases
    .filter(({ id }) => !skipped.includes(id))
    .flatMap(({ steps }) => steps.filter(({ id }) => !skipped.includes(id)))
    .flatMap(({ actions }) => actions.flatMap(shellTextOf));
}

function shellTextOf(action: Action): ShellText[] {
  const { id, line } = action;
  const source =
    action.kind === 'command'
      ? action
      : action.kind === 'checkpoint' && !action.checked
        ? action.check
        : null;
  if (source === null) return [];
  const { text, programs, bindings } = source;
  return [{ id, line, text, programs, bindings }];
}
