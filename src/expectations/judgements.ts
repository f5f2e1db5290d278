import { expectations as text } from '../catalogue/expectations.ts';
import { say } from '../catalogue/index.ts';
import type { Locale } from '../catalogue/index.ts';
import type { Judgement, Observation } from './types.ts';
import { excerpt, isBlank, visibleOutput } from './visible-output.ts';

export function passed(actual: string): Judgement {
  return { verdict: 'passed', actual, nearest: null };
}

export function failed(actual: string, nearest: string | null = null): Judgement {
  return { verdict: 'failed', actual, nearest };
}

export function needsPerson(actual: string): Judgement {
  return { verdict: 'needs-person', actual, nearest: null };
}

/** The output in a few words: its only line, or its first line and how many there are. */
export function summary(observation: Observation, locale: Locale): string {
  const { text: output, stdout, stderr } = visibleOutput(observation);
  if (isBlank(output)) return say(text['no-output'], locale);
  // Between the streams there is no line of their own.
  const trimmed = [stdout, stderr]
    .map((stream) => stream.trim())
    .filter((stream) => stream !== '')
    .join('\n');
  const end = trimmed.indexOf('\n');
  if (end < 0) return excerpt(trimmed);
  let lines = 1;
  for (let at = end; at >= 0; at = trimmed.indexOf('\n', at + 1)) lines += 1;
  return say(text['output-lines'], locale, { lines, first: excerpt(trimmed.slice(0, end), 120) });
}
