import type { InlineCode, ListItem, Paragraph } from '../parse/types.ts';
import type { CheckpointCheck, Expectation } from '../plan/types.ts';
import { isReadOnly, parseScript } from '../shellscript/index.ts';
import type { Command, Script } from '../shellscript/types.ts';
import { readExpectationWords } from '../vocabulary/comments.ts';
import { isCommonProgram } from '../vocabulary/tools.ts';
import { assertsByStatus } from './assertive.ts';
import type { Context } from './context.ts';
import { programsOf, readExpectationOf } from './expectations.ts';
import { brief } from './findings.ts';
import { Origin } from './origin.ts';
import { implausible } from './shell-words.ts';
import type { StepWriter } from './step-writer.ts';

/** Writes a `- [ ]` item as a checkpoint (§6). Its nested blocks have been written before: the box speaks of them too. */
export function writeCheckpoint(item: ListItem, writer: StepWriter, context: Context): void {
  const { box } = item;
  if (box === null) return;
  const head = item.blocks[0]?.kind === 'paragraph' ? item.blocks[0] : null;
  const { line } = item.span.start;
  writer.checkpoint({
    text: (head?.text ?? '').replace(/\s*\n\s*/g, ' ').trim(),
    line,
    endLine: head?.span.end.line ?? line,
    evidenceOffset: lineEnd(context.document.text, head?.span.end.offset ?? box.offset + 2),
    checked: box.checked,
    boxOffset: box.offset,
    check: head === null || box.checked ? null : readCheck(head, context),
  });
}

/** The offset of the line end at or behind an offset. Looks at single characters: a slice would copy the document. */
export function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end += 1;
  return end;
}

/**
 * The inline command of a checkpoint. Inline code is mostly a name (`pom.xml`), and some of it would do harm
 * (`docker compose down` behind "容器已停止"): it runs only with an expectation behind it, or as a read-only command of
 * several words.
 */
function readCheck(paragraph: Paragraph, context: Context): CheckpointCheck | null {
  const code = paragraph.code.at(-1);
  if (code === undefined) return null;
  const script = parseScript(code.text);
  const command = soleCommand(script);
  if (command === null) return null;
  const words = expectationBehind(context.document.text, paragraph, code);
  const readOnly = isReadOnly(command);
  if (words === null && !promising(command, readOnly)) return null;
  const place = code.span.start;
  if (implausible(command, context.defined) !== null || (words === null && !readOnly)) {
    context.findings.report('checkpoint-not-run', place, { text: brief(code.text) });
    return null;
  }
  if (words === null && !assertsByStatus(command)) {
    context.findings.report('checkpoint-asserts-nothing', place, { text: brief(code.text) });
    return null;
  }
  const expectations = words === null ? [] : readWords(words, command, code, context);
  const origin = Origin.ofLine(place);
  const bindings = context.parameters.reader(script, origin, context.findings)(command);
  context.variables.reader(script, origin)(command);
  const programs = programsOf(command);
  return { text: code.text, column: place.column, readOnly, programs, bindings, expectations };
}

function readWords(
  words: string,
  command: Command,
  code: InlineCode,
  context: Context,
): readonly Expectation[] {
  const read = readExpectationOf(words, false, command, code.span.end, context);
  return read === null ? [] : [read];
}

function soleCommand(script: Script): Command | null {
  const items = script.groups.flatMap((group) => group.items);
  const [only] = items;
  return script.errors.length === 0 && items.length === 1 && only?.kind === 'command' ? only : null;
}

/** Several words that begin with a program that everybody knows. */
function promising(command: Command, readOnly: boolean): boolean {
  const [call] = command.calls;
  if (call === undefined || call.program === null || call.rawArgs.length + command.calls.length < 2)
    return false;
  return isCommonProgram(call.program) || readOnly;
}

function expectationBehind(source: string, paragraph: Paragraph, code: InlineCode): string | null {
  const rest = source
    .slice(code.span.end.offset, paragraph.span.end.offset)
    .replace(/^[\s`,，、;；:：→\-–—(（]+/, '')
    .replace(/[)）。\s]+$/, '');
  return rest === '' ? null : readExpectationWords(rest);
}
