import { recordedValue, type Observation } from '../expectations/index.ts';
import type { Action } from '../plan/types.ts';
import type { Run } from './context.ts';
import { valueOf } from './parameters.ts';

/** Characters of a value that `# 记录为` keeps; what is longer is no value to compare with. */
const LONGEST_VALUE = 16 * 1024;

/** The name under which a command's value is kept; null: it is not (language.md §3, `# 记录为: 名称`). */
export function recordNameOf(action: Action): string | null {
  return action.kind === 'command' ? action.settings.recordAs : null;
}

/** Journals the value of a command that has been settled, so that later expectations, phases and a resume have it. */
export async function keepValue(run: Run, action: Action, observation: Observation): Promise<void> {
  const name = recordNameOf(action);
  if (name === null) return;
  const all = recordedValue(observation);
  const value = all.slice(0, LONGEST_VALUE);
  const event = { type: 'recorded', action: action.id, name, value } as const;
  // What is masked in the journal is not what the command printed: nothing can be compared with it.
  const masked = run.redaction.event({ ...event, whole: true }).value !== value;
  const whole = value === all && !masked && observation.truncated !== true;
  await run.recorder.record({ ...event, whole });
}

/** Values by name that expectations may refer to: filled parameters, and over them what commands have left. */
export function valuesOf({ plan, options, recorder }: Run): Readonly<Record<string, string>> {
  const parameters = plan.parameters.flatMap(({ name }): [string, string][] => {
    const value = valueOf(plan, options.parameters, name);
    return value === null ? [] : [[name, value]];
  });
  const recorded = [...recorder.state.recorded.values()].flatMap(
    ({ name, value, whole }): [string, string][] => (whole ? [[name, value]] : []),
  );
  return Object.fromEntries([...parameters, ...recorded]);
}
