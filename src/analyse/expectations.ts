import { readExpectation } from '../expectations/index.ts';
import type { Expectation, Place } from '../plan/types.ts';
import type { Command } from '../shellscript/types.ts';
import type { Context } from './context.ts';
import { brief } from './findings.ts';

/** Reads an author's words behind `预期：` for the command that they follow, and says how they were read (§3). */
export function readExpectationOf(
  words: string,
  block: boolean,
  command: Command,
  place: Place,
  context: Context,
  modifiers?: string,
): Expectation | null {
  if (words.trim() === '') {
    context.findings.report('block-empty', place, { text: '预期输出' });
    return null;
  }
  const read = readExpectation(words, {
    locale: context.locale,
    programs: programsOf(command),
    command: command.text,
    block,
    ...(modifiers === undefined ? {} : { modifiers }),
  });
  if ('error' in read) {
    context.findings.report('expectation-unreadable', place, { text: brief(words), problem: read.error });
    return null;
  }
  const { kind, reading, judged, spec } = read;
  return { kind, text: words, reading, judged, spec, line: place.line, column: place.column };
}

/** Programs by first words, in the order of the text, each once. */
export function programsOf(command: Command): readonly string[] {
  return [...new Set(command.calls.flatMap((call) => (call.program === null ? [] : [call.program])))];
}
