import { normaliseText } from './normalise.ts';
import type { Observation } from './types.ts';

/** What a person would see of an observation, normalised once however many expectations look at it. */
export interface VisibleOutput {
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output, then standard error. */
  readonly text: string;
}

const seen = new WeakMap<Observation, VisibleOutput>();

export function visibleOutput(observation: Observation): VisibleOutput {
  const known = seen.get(observation);
  if (known !== undefined) return known;
  const stdout = normaliseText(observation.stdout);
  const stderr = normaliseText(observation.stderr);
  const text = stderr === '' ? stdout : stdout === '' ? stderr : `${stdout}\n${stderr}`;
  const output = { stdout, stderr, text };
  seen.set(observation, output);
  return output;
}

/** True when a line feed or blanks are all there is. */
export function isBlank(text: string): boolean {
  return !/\S/.test(text);
}

/** One line for a report, cut to a width that fits there. */
export function excerpt(text: string, limit = 200): string {
  const line = text.trim();
  return line.length <= limit ? line : `${line.slice(0, limit - 1)}…`;
}
