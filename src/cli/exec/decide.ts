import { say } from '../../catalogue/index.ts';
import { expectedValue, valueTexts } from '../../catalogue/parameter-values.ts';
import { runView } from '../../catalogue/run-view.ts';
import { optionsNamed } from '../../plan/option-names.ts';
import { misfitOf } from '../../plan/parameter-values.ts';
import type { DecisionProblem, Decisions } from '../../plan/select.ts';
import type { Choice, Parameter } from '../../plan/types.ts';
import type { Prompter } from '../terminal/prompter.ts';
import { put, words, type Desk } from '../terminal/transcript-lines.ts';

/**
 * Asks for what a document leaves open, before the run starts (language.md §4, §5). Null: nobody is left to answer.
 * Nothing has a default: an empty line asks again.
 */
export async function askOpen(
  desk: Desk,
  open: readonly DecisionProblem[],
  decisions: Decisions,
  prompter: Prompter,
): Promise<Decisions | null> {
  const use = [...decisions.use];
  const parameters = new Map(Object.entries(decisions.parameters));
  const origins = new Map(Object.entries(decisions.origins ?? {}));
  for (const problem of open) {
    if (problem.kind === 'undecided') {
      const option = await askChoice(desk, problem.choice, prompter);
      if (option === null) return null;
      use.push(`${problem.choice.id}=${option}`);
    } else if (problem.kind === 'unfilled') {
      const value = await askParameter(desk, problem.parameter, prompter);
      if (value === null) return null;
      parameters.set(problem.parameter.name, value);
      origins.set(problem.parameter.name, say(valueTexts['origin-prompt'], desk.locale));
    }
  }
  return { use, parameters: Object.fromEntries(parameters), origins: Object.fromEntries(origins) };
}

async function askChoice(desk: Desk, choice: Choice, prompter: Prompter): Promise<string | null> {
  const { id, options, line } = choice;
  desk.write('\n');
  put(
    desk,
    { text: '? ', paint: desk.screen.colors.yellow },
    words(desk, runView['ask-choice'], { id, line }),
  );
  for (const [index, option] of options.entries()) put(desk, `    ${index + 1}  `, option);
  for (;;) {
    const given = await prompter.ask(`  ${words(desk, runView['ask-choice-tail'])}: `);
    if (given === null) return null;
    const [named, another] = optionsNamed(choice, given);
    const option = options.find((each) => each === given) ?? options[Number(given) - 1];
    if (option !== undefined) return option;
    if (named !== undefined && another === undefined) return named;
    if (given !== '') put(desk, '  ', words(desk, runView['not-understood'], { given }));
  }
}

async function askParameter(desk: Desk, parameter: Parameter, prompter: Prompter): Promise<string | null> {
  const { name, description, places, secret } = parameter;
  const lines = [...new Set(places.map(({ line }) => line))].join(', ');
  desk.write('\n');
  put(
    desk,
    { text: '? ', paint: desk.screen.colors.yellow },
    words(desk, runView['ask-parameter'], { name, lines }),
  );
  if (description !== null) put(desk, '  ', description);
  for (;;) {
    const given = await prompter.ask(`  ${name} = `, { hidden: secret });
    if (given === null) return null;
    if (given === '') continue;
    const misfit = misfitOf(parameter, given);
    if (misfit === null) return given;
    const expected = expectedValue(parameter, misfit, desk.locale);
    put(
      desk,
      '  ',
      say(valueTexts['misfit-typed'], desk.locale, { value: secret ? '***' : given, expected }),
    );
  }
}
