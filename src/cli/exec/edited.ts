import { say, type Locale } from '../../catalogue/index.ts';
import { recover } from '../../catalogue/recover.ts';
import type { ReadCommand } from '../../execute/index.ts';
import type { Binding, Plan } from '../../plan/types.ts';
import { checkSyntax, findPrograms } from '../../shell/index.ts';
import {
  bindPlaceholders,
  classifyInteraction,
  findPlaceholders,
  parseScript,
  type Command,
  type Placeholder,
} from '../../shellscript/index.ts';
import { valueGuard } from './value-flow.ts';

export interface EditedOptions {
  readonly locale: Locale;
  readonly cwd: string;
  /** A terminal is attached for commands that ask on it. */
  readonly terminal: boolean;
}

/** Values that a run may have beside those in its plan. */
type Filled = Plan['parameters'];

type Problem = { readonly ok: false; readonly problem: string };

/**
 * Reads what an operator made of a command. It must pass what the author's own passed before the run: bash can read it,
 * its placeholders are parameters with values, its programs are there, and it does not wait in a prompt of its own.
 */
export function editedReader({ locale, cwd, terminal }: EditedOptions): ReadCommand {
  const guard = valueGuard(locale);
  return async (text, plan) => {
    const problem = (id: keyof typeof recover, values: Record<string, string | number> = {}): Problem => ({
      ok: false,
      problem: say(recover[id], locale, values),
    });
    const script = parseScript(text);
    const commands = script.groups.flatMap(({ items }) => items.filter((item) => item.kind === 'command'));
    if (commands.length === 0) return problem('edited-empty');
    const bindings: Binding[] = [];
    for (const placeholder of findPlaceholders(script)) {
      const read = bindingOf(placeholder, text, plan.parameters);
      if ('problem' in read) return problem(read.problem, read.values);
      bindings.push(read);
    }
    const bound = bindPlaceholders(text, bindings, () => 'MDROLLBACK_P_1');
    if (!bound.ok) return problem('edited-unbound', { text: text.slice(bound.at).split('\n', 1)[0] ?? '' });
    const [wrong] = await checkSyntax([bound.text], locale);
    if (wrong !== null && wrong !== undefined)
      return problem('edited-unreadable', { line: wrong.line ?? 1, detail: wrong.message });
    const interactions = commands.map((command) => classifyInteraction(command));
    if (interactions.some((each) => each !== null && 'manual' in each)) return problem('edited-typed');
    const unsafe = guard(plan, '', text, bindings);
    if (unsafe !== null) return { ok: false, problem: unsafe };
    const asks = interactions.some((each) => each !== null);
    if (asks && !terminal) return problem('edited-terminal');
    const programs = programsOf(commands);
    const missing = await missingProgram(plan, commands, programs, cwd);
    if (missing !== null) return problem('edited-unknown-program', { program: missing });
    return { ok: true, command: { text, bindings, programs, terminal: asks } };
  };
}

type Unbound = {
  readonly problem: keyof typeof recover;
  readonly values: Readonly<Record<string, string>>;
};

/** A placeholder becomes a variable only for a parameter that has a value; any other would run as it stands. */
function bindingOf(placeholder: Placeholder, source: string, parameters: Filled): Binding | Unbound {
  const { name, form, start, end, context } = placeholder;
  const text = source.slice(start, end);
  const parameter = parameters.find((each) => each.name === name);
  if (form !== 'angle' && form !== 'braces' && form !== 'date')
    return { problem: 'edited-placeholder', values: { text } };
  if (parameter === undefined) return { problem: 'edited-unknown-parameter', values: { name } };
  if ((parameter.value ?? '') === '') return { problem: 'edited-no-value', values: { name } };
  if (context === 'unsupported' || context === 'quoted-heredoc')
    return { problem: 'edited-unbound', values: { text } };
  return { parameter: name, start, end, context };
}

function programsOf(commands: readonly Command[]): readonly string[] {
  const programs = commands.flatMap(({ calls }) => calls.flatMap(({ program }) => program ?? []));
  return [...new Set(programs)];
}

/** What earlier commands of the document define is known to the shell, and paths may have come since. */
async function missingProgram(
  plan: Plan,
  commands: readonly Command[],
  programs: readonly string[],
  cwd: string,
): Promise<string | null> {
  const known = await findPrograms(programs, cwd);
  const defined = new Set(commands.flatMap(({ defines }) => defines));
  for (const action of plan.phases.flatMap(({ steps }) => steps.flatMap(({ actions }) => actions))) {
    if (action.kind !== 'command') continue;
    for (const { items } of parseScript(action.text).groups)
      for (const item of items)
        if (item.kind === 'command') for (const name of item.defines) defined.add(name);
  }
  return programs.find((name) => !name.includes('/') && !known.has(name) && !defined.has(name)) ?? null;
}
