import { soleNumber } from './lone-number.ts';
import type { Observation } from './types.ts';
import { visibleOutput } from './visible-output.ts';

/**
 * What `# 记录为: 名称` keeps of a command (language.md §3): its standard output as it is compared (`normaliseText`), trimmed.
 *
 * Of several lines, if exactly one number stands on a line of its own (a table of `mysql` or `psql`, headed and framed), it is
 * that number; otherwise it is all of them, blank ones left out. Pure; never throws.
 */
export function recordedValue(observation: Observation): string {
  const lines = visibleOutput(observation)
    .stdout.split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length <= 1) return lines[0] ?? '';
  const whole = lines.join('\n');
  return soleNumber(whole) ?? whole;
}

/** A recorded value by its name; undefined when there is none. */
export function valueNamed(observation: Observation, name: string): string | undefined {
  const { recorded } = observation;
  return Object.hasOwn(recorded, name) ? recorded[name] : undefined;
}
