import { runView } from '../../catalogue/run-view.ts';
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
  for (const problem of open) {
    if (problem.kind === 'undecided') {
      const option = await askChoice(desk, problem.choice, prompter);
      if (option === null) return null;
      use.push(`${problem.choice.id}=${option}`);
    } else if (problem.kind === 'unfilled') {
      const value = await askParameter(desk, problem.parameter, prompter);
      if (value === null) return null;
      parameters.set(problem.parameter.name, value);
    }
  }
  return { use, parameters: Object.fromEntries(parameters) };
}

async function askChoice(
  desk: Desk,
  { id, options, line }: Choice,
  prompter: Prompter,
): Promise<string | null> {
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
    const option = options.find((each) => each === given) ?? options[Number(given) - 1];
    if (option !== undefined) return option;
    if (given !== '') put(desk, '  ', words(desk, runView['not-understood'], { given }));
  }
}

async function askParameter(
  desk: Desk,
  { name, description, places, secret }: Parameter,
  prompter: Prompter,
): Promise<string | null> {
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
    if (given === null || given !== '') return given;
  }
}
