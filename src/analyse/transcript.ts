import type { Fence } from '../parse/types.ts';
import {
  parseScript,
  type CommentLine,
  type PromptLine,
  type PromptTranscript,
} from '../shellscript/index.ts';
import { readComment } from '../vocabulary/comments.ts';
import { isCommonProgram } from '../vocabulary/tools.ts';
import type { Context } from './context.ts';
import { readExpectationOf } from './expectations.ts';
import { brief } from './findings.ts';
import { Origin } from './origin.ts';
import { FenceReader } from './script-fence.ts';
import { commandLike } from './script-text.ts';
import type { FenceAttributes } from './settings.ts';
import { manualAt, type StepWriter } from './step-writer.ts';

/**
 * Reads a fence that shows a terminal (language.md §2): what stands behind a shell's prompt is a command, every other
 * line is what the terminal is expected to print. What is typed into a client or on another host is left to a person.
 */
export function readTranscript(
  fence: Fence,
  transcript: PromptTranscript,
  attributes: FenceAttributes,
  writer: StepWriter,
  context: Context,
): void {
  new TranscriptReader(fence, attributes, writer, context).read(transcript);
}

class TranscriptReader {
  readonly #fence: Fence;
  readonly #attributes: FenceAttributes;
  readonly #writer: StepWriter;
  readonly #context: Context;
  readonly #origin: Origin;
  #output: { text: string; line: number; offset: number }[] = [];
  /** The number of actions before the prompt whose output is being collected. */
  #before = 0;

  constructor(fence: Fence, attributes: FenceAttributes, writer: StepWriter, context: Context) {
    this.#fence = fence;
    this.#attributes = attributes;
    this.#writer = writer;
    this.#context = context;
    this.#origin = Origin.ofFence(fence, fence.value.replace(/\r\n?/g, '\n'));
    this.#before = writer.actions.length;
  }

  read(transcript: PromptTranscript): void {
    for (const line of transcript.lines) {
      if (line.kind === 'output') {
        this.#output.push({ text: line.text, line: line.line, offset: line.startOffset });
        this.#doubt(line.text, line.startOffset);
        this.#context.findings.leave(this.#origin.line(line.line), line.text.trim(), 'expected-output');
      } else if (line.kind === 'comment') this.#comment(line);
      else {
        this.#flush();
        this.#before = this.#writer.actions.length;
        this.#prompt(line);
      }
    }
    this.#flush();
    this.#context.mode.leaveClient();
  }

  /** A line without a prompt that begins like a command may be one whose prompt was left out. */
  #doubt(text: string, offset: number): void {
    this.#context.mode.see(text);
    const [first = ''] = text.trim().split(/\s/);
    if (isCommonProgram(first) && first !== 'total') {
      this.#context.findings.report('mixed-prompts', this.#origin.place(offset), { text: brief(text) });
    }
  }

  #prompt(line: PromptLine): void {
    if (line.text.trim() === '') return;
    if (line.interpreter === 'client') {
      this.#context.findings.report('client-prompt', this.#origin.place(line.startOffset), {
        prompt: line.prompt,
      });
      this.#manual(line, 'client');
    } else if (line.interpreter === 'powershell') this.#manual(line, 'not-shell');
    else if (line.host !== null) this.#manual(line, 'remote');
    else this.#command(line);
  }

  #manual(line: PromptLine, reason: 'client' | 'not-shell' | 'remote'): void {
    const end = this.#fence.span.end.offset;
    this.#writer.manual(
      manualAt(line.text, reason, this.#origin.line(line.line), this.#origin.line(line.endLine), end),
    );
  }

  #command(line: PromptLine): void {
    const script = parseScript(line.text);
    const origin = Origin.ofLines(
      line.lineOffsets.map((offset) => this.#origin.place(offset)),
      line.text,
    );
    const [error] = script.errors;
    if (error !== undefined) {
      this.#context.findings.report('bash-syntax', origin.place(error.offset), { problem: error.message });
      this.#context.findings.leave(this.#origin.line(line.line), brief(line.text), 'unreadable');
      return;
    }
    new FenceReader(
      this.#fence,
      line.text,
      script,
      origin,
      this.#attributes,
      this.#writer,
      this.#context,
    ).read([]);
  }

  #comment({ text, startOffset, line }: CommentLine): void {
    const reading = readComment(text.replace(/^\s*[#＃]+\s*/, ''));
    if (reading.kind === 'expectation') this.#expect(reading.words, false, startOffset);
    if (reading.kind !== 'commented-out') return;
    // Perhaps root's prompt: what stands under it is no output of the command before.
    this.#flush();
    this.#before = this.#writer.actions.length;
    this.#context.findings.report('root-prompt', this.#origin.place(startOffset), { text: brief(text) });
    this.#context.findings.leave(this.#origin.line(line), text.trim(), 'commented-out');
  }

  /** The lines behind a command are an expected block of it. */
  #flush(): void {
    const [first] = this.#output;
    if (first !== undefined)
      this.#expect(this.#output.map(({ text }) => text).join('\n'), true, first.offset);
    this.#output = [];
  }

  #expect(words: string, block: boolean, offset: number): void {
    const written = this.#writer.actions.slice(this.#before).at(-1);
    if (written?.kind === 'manual') this.#writer.remind(words);
    if (written?.kind !== 'command') return;
    const command = commandLike(written.text);
    const read =
      command === null
        ? null
        : readExpectationOf(words, block, command, this.#origin.place(offset), this.#context);
    if (read !== null) this.#writer.expect(read);
  }
}

/** `# systemctl stop app` in a terminal's fence without any prompt of its own: root's prompt, or a comment. */
export function sayRootPrompts(fence: Fence, context: Context): void {
  for (const [index, line] of fence.value.split(/\r\n?|\n/).entries()) {
    const command = /^\s*#\s+(\S.*)$/.exec(line)?.[1];
    const place = fence.lineStarts[index];
    if (command === undefined || place === undefined || readComment(command).kind !== 'commented-out')
      continue;
    context.findings.report('root-prompt', place, { text: brief(line) });
    return;
  }
}
