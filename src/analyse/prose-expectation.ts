import type { Paragraph } from '../parse/types.ts';
import { expectationInProse } from '../vocabulary/prose-expectations.ts';
import type { Context } from './context.ts';
import { readExpectationOf } from './expectations.ts';
import { commandLike } from './script-text.ts';
import type { StepWriter } from './step-writer.ts';

/** `**预期输出**: active` right behind a fence speaks of the fence's last command (language.md §3). False: it is another paragraph. */
export function readProseExpectation(paragraph: Paragraph, writer: StepWriter, context: Context): boolean {
  const words = expectationInProse(paragraph.text);
  const last = writer.actions.at(-1);
  // Without words it announces the fence behind it.
  if (words === null || words === '' || last === undefined) return false;
  if (last.kind === 'manual') writer.remind(`预期：${words}`);
  if (last.kind !== 'command') return false;
  const command = commandLike(last.text);
  if (command === null) return false;
  const block = words.includes('\n');
  const read = readExpectationOf(words, block, command, paragraph.span.start, context);
  if (read !== null) writer.expect(read);
  writer.words(paragraph.text);
  return true;
}
