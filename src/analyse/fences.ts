import type { Document, Fence } from '../parse/types.ts';
import type { ManualReason } from '../plan/types.ts';
import { promptLines } from '../shellscript/index.ts';
import { asksToWrite, listsActions } from '../vocabulary/asks.ts';
import { introducesContent, introducesExample } from '../vocabulary/file-words.ts';
import { announcesOutput } from '../vocabulary/comments.ts';
import type { Announced } from '../vocabulary/comments.ts';
import type { BlockOptions } from './block-options.ts';
import type { Context } from './context.ts';
import { isDeviceConsole } from './device-console.ts';
import { readExpectationOf } from './expectations.ts';
import { listsVariables } from './file-content.ts';
import { fenceKind, type FenceKind } from './fence-kind.ts';
import { brief } from './findings.ts';
import { readScriptFence } from './script-fence.ts';
import { commandLike } from './script-text.ts';
import { readAttributes } from './settings.ts';
import { manualAt, type StepWriter } from './step-writer.ts';
import { readTranscript, sayRootPrompts } from './transcript.ts';
import type { FenceWords } from './words-over.ts';

type Over = Pick<BlockOptions, 'condition' | 'exclusive' | 'example'>;

/**
 * Reads one fence of an executed section. `words`: what stands right over it; `over`: what is said of its commands, there
 * and further above.
 */
export function readFence(
  fence: Fence,
  words: FenceWords,
  over: Over,
  writer: StepWriter,
  context: Context,
): void {
  const { findings } = context;
  const at = fence.span.start;
  const { near: lead } = words;
  const own = fenceKind(fence);
  const kind = isForDevice(own, fence.value) ? 'by-hand' : own;
  const announced = announcesOutput(lead);
  if ((own === 'untagged' || own === 'output') && announced !== null) {
    readAnnounced(fence, announced, lead, writer, context);
    return;
  }
  if (words.forbid && kind !== 'config') {
    findings.report('forbidden-fence', at);
    leaveLines(fence, 'forbidden', context);
    return;
  }
  if ((kind === 'output' || kind === 'untagged') && /^\s*[-*+] \[[ xX]\] /m.test(fence.value)) {
    findings.report('checklist-in-fence', at);
  }
  if (isForHands(kind, words.over, fence.value, over.example)) {
    context.mode.see(fence.value);
    writeByHand(fence, `${lead}\n${fence.value}`.trim(), 'prose', writer);
    return;
  }
  switch (kind) {
    case 'script':
    case 'zsh':
    case 'console':
      readRunnable(fence, kind, over, writer, context);
      return;
    case 'untagged':
      if (listsActions(fence.value)) {
        writeByHand(fence, fence.value, 'prose', writer);
        return;
      }
      findings.report(fence.fenced ? 'untagged-fence' : 'indented-code', at);
      context.mode.see(fence.value);
      leaveLines(fence, 'no-language', context);
      return;
    case 'output':
      context.mode.see(fence.value);
      leaveLines(fence, 'example', context);
      return;
    case 'config':
      leaveLines(fence, 'config', context);
      return;
    case 'by-hand':
      findings.report(kind === own ? 'not-shell-fence' : 'device-console', at, { lang: fence.lang ?? '' });
      if (kind === own) context.mode.see(fence.value);
      writeByHand(fence, fence.value, 'not-shell', writer);
  }
}

const isForDevice = (kind: FenceKind, value: string): boolean =>
  kind !== 'config' && kind !== 'by-hand' && isDeviceConsole(value);

/** The words over it say that it is a file's, or an example: a person writes it, or does the like. */
function isForHands(kind: FenceKind, lead: string, value: string, example: boolean): boolean {
  if ((kind === 'output' || kind === 'untagged') && listsVariables(value)) return true;
  if (kind === 'output' || kind === 'console') return false;
  if (introducesContent(lead)) return true;
  return kind === 'config' || kind === 'untagged'
    ? asksToWrite(lead)
    : kind !== 'by-hand' && (example || introducesExample(lead));
}

function writeByHand(fence: Fence, text: string, reason: ManualReason, writer: StepWriter): void {
  writer.manual(manualAt(text, reason, firstLine(fence), lastLine(fence), fence.span.end.offset));
}

function readRunnable(
  fence: Fence,
  kind: 'script' | 'zsh' | 'console',
  over: Over,
  writer: StepWriter,
  context: Context,
): void {
  const { findings } = context;
  // A rule reports what lost its closing line; here it only must not run.
  if ((!fence.closed && fence.fenced) || swallowedLine(fence, context.document) !== null) {
    context.mode.see(fence.value);
    leaveLines(fence, 'unreadable', context);
    return;
  }
  if (isScriptFile(fence.value)) {
    findings.report('script-file', fence.span.start);
    writeByHand(fence, fence.value, 'script-file', writer);
    return;
  }
  if (kind === 'zsh') findings.report('zsh-fence', fence.span.start);
  const { condition, exclusive } = over;
  const attributes = { ...readAttributes(fence.meta, fence.span.start, findings), condition, exclusive };
  if (attributes.host !== null) writer.on(attributes.host);
  const transcript = promptLines(fence.value.replace(/\r\n?/g, '\n'));
  if (transcript !== null) readTranscript(fence, transcript, attributes, writer, context);
  else if (kind === 'console') {
    sayRootPrompts(fence, context);
    leaveLines(fence, 'example', context);
  } else readScriptFence(fence, attributes, writer, context);
}

/** A fence inside a fence: the outer one has lost its closing line. Longer outer marks quote shorter inner ones. */
export function swallowedLine(fence: Fence, document: Document): number | null {
  const { offset } = fence.span.start;
  const mark = /^(`{3,}|~{3,})/.exec(document.text.slice(offset, offset + 40))?.[1];
  // Hardly any fence holds another one's mark: no pattern, and no lines, for the rest.
  if (mark === undefined || !fence.value.includes(mark)) return null;
  const lines = fence.value.split('\n');
  const opener = new RegExp(`^[ \\t>]*${mark.charAt(0)}{${mark.length},}`);
  const index = lines.findIndex((line) => opener.test(line));
  return index < 0 ? null : (fence.lineStarts[index]?.line ?? fence.span.start.line);
}

function isScriptFile(value: string): boolean {
  for (const line of value.split('\n')) {
    if (/^#!\s*\//.test(line)) return true;
    if (line.trim() !== '' && !/^\s*#/.test(line)) return false;
  }
  return false;
}

function readAnnounced(
  fence: Fence,
  announced: Announced,
  lead: string,
  writer: StepWriter,
  context: Context,
): void {
  leaveLines(fence, announced.is === 'expected' ? 'expected-output' : 'example', context);
  if (announced.is === 'example') {
    context.findings.report('example-output', fence.span.start, { text: brief(lead) });
    return;
  }
  const { lastCommand } = writer;
  const command = lastCommand === null ? null : commandLike(lastCommand.text);
  if (command === null) {
    if (writer.actions.at(-1)?.kind === 'manual') writer.remind(fence.value);
    else
      context.findings.report('expectation-without-command', fence.span.start, { text: brief(fence.value) });
    return;
  }
  const read = readExpectationOf(
    fence.value.replace(/\r\n?/g, '\n'),
    true,
    command,
    fence.span.start,
    context,
    announced.modifiers,
  );
  if (read !== null) writer.expect(read);
}

/** Every line of the fence goes to the list of what is not run. */
export function leaveLines(
  fence: Fence,
  reason:
    'example' | 'config' | 'no-language' | 'forbidden' | 'expected-output' | 'unreadable' | 'prose-section',
  context: Context,
): void {
  const { lineStarts } = fence;
  fence.value.split('\n').forEach((line, index) => {
    const text = line.trim();
    if (text !== '') context.findings.leave(lineStarts[index]?.line ?? fence.span.start.line, text, reason);
  });
}

const firstLine = (fence: Fence): number => fence.lineStarts[0]?.line ?? fence.span.start.line;
const lastLine = (fence: Fence): number => fence.lineStarts.at(-1)?.line ?? fence.span.end.line;
