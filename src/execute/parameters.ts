import type { Binding, CommandAction, CheckpointAction, Action, Plan } from '../plan/types.ts';
import type { Bind, ExecuteOptions } from './types.ts';

/** Values are data (law 6): bash gets them in its environment, and the text names only the variable. */

/** What of an action reaches a shell: a command's text or a checkpoint's inline command. */
export interface ShellText {
  readonly action: CommandAction | CheckpointAction;
  readonly text: string;
  readonly bindings: readonly Binding[];
}

export function shellTextOf(action: Action): ShellText | null {
  if (action.kind === 'command') return { action, text: action.text, bindings: action.bindings };
  if (action.kind !== 'checkpoint' || action.check === null || action.checked) return null;
  return { action, text: action.check.text, bindings: action.check.bindings };
}

/** A name that no document chooses by chance; the number is the parameter's place in the plan. */
function variableFor(plan: Plan, name: string): string | null {
  const index = plan.parameters.findIndex((parameter) => parameter.name === name);
  return index === -1 ? null : `MDROLLBACK_P_${index + 1}`;
}

/** The value that the run uses, or null where none was given. */
export function valueOf(plan: Plan, values: ExecuteOptions['parameters'], name: string): string | null {
  if (Object.hasOwn(values, name)) return values[name] ?? null;
  return plan.parameters.find((parameter) => parameter.name === name)?.value ?? null;
}

/** The text to send, or null when a placeholder in it cannot become a variable. Without placeholders: the author's, byte for byte. */
export function boundText(
  plan: Plan,
  bind: Bind,
  { text, bindings }: Pick<ShellText, 'text' | 'bindings'>,
): string | null {
  if (bindings.length === 0) return text;
  if (
    bindings.some(
      ({ context, parameter }) => context === 'unsupported' || variableFor(plan, parameter) === null,
    )
  ) {
    return null;
  }
  const bound = bind(text, bindings, (name) => variableFor(plan, name) ?? name);
  return bound.ok ? bound.text : null;
}

/** The session's environment. Parameters come last: nothing may stand in for a value that the operator gave. */
export function environmentOf(plan: Plan, options: ExecuteOptions): Readonly<Record<string, string>> {
  const environment: Record<string, string> = { ...options.sessionEnvironment };
  for (const { name } of plan.parameters) {
    const variable = variableFor(plan, name);
    const value = valueOf(plan, options.parameters, name);
    if (variable !== null && value !== null) environment[variable] = value;
  }
  return environment;
}
