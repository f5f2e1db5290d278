import type { Fence } from '../parse/types.ts';
import { classifyInteraction, isReadOnly, parseScript, promptLines } from '../shellscript/index.ts';
import type { Command, Script } from '../shellscript/types.ts';
import type { Binding, ChoiceRef, CommandSettings, ManualReason } from '../plan/types.ts';
import { saysIrreversible } from '../vocabulary/headings.ts';
import { findAlternatives, type Alternatives } from './alternatives.ts';
import { chunksOf, headOf, type Chunk, type CommandEntry, type ExpectationWords } from './chunks.ts';
import type { Context } from './context.ts';
import { programsOf, readExpectationOf } from './expectations.ts';
import { takeExpectedBlocks, type ExpectedBlock } from './expected-blocks.ts';
import { brief } from './findings.ts';
import { Origin } from './origin.ts';
import { readSettings, type FenceAttributes } from './settings.ts';
import { implausible, looksLikeSql } from './shell-words.ts';
import { manualAt, type StepWriter } from './step-writer.ts';

/** Reads a bash fence into a step: commands, expectations, alternatives, manual actions (§2, §2.1). */
export function readScriptFence(
  fence: Fence,
  attributes: FenceAttributes,
  writer: StepWriter,
  context: Context,
): void {
  const text = fence.value.replace(/\r\n?/g, '\n');
  if (text.trim() === '') return;
  const origin = Origin.ofFence(fence, text);
  const taken = takeExpectedBlocks(text);
  const script = parseScript(taken.text);
  if (script.errors.length > 0) {
    for (const error of script.errors.slice(0, 1)) {
      context.findings.report('bash-syntax', origin.place(error.offset), { problem: error.message });
    }
    context.findings.leave(origin.line(0), brief(text), 'unreadable');
    context.mode.see(text);
    return;
  }
  new FenceReader(fence, text, script, origin, attributes, writer, context).read(taken.blocks);
}

/** Writes one script's chunks into a step. */
export class FenceReader {
  readonly #end: number;
  readonly #text: string;
  readonly #script: Script;
  readonly #origin: Origin;
  readonly #attributes: FenceAttributes;
  readonly #writer: StepWriter;
  readonly #context: Context;
  readonly #bindings: (command: Command) => readonly Binding[];

  constructor(
    fence: Fence,
    text: string,
    script: Script,
    origin: Origin,
    attributes: FenceAttributes,
    writer: StepWriter,
    context: Context,
  ) {
    this.#end = fence.span.end.offset;
    this.#text = text;
    this.#script = script;
    this.#origin = origin;
    this.#attributes = attributes;
    this.#writer = writer;
    this.#context = context;
    this.#bindings = context.parameters.reader(script, origin, context.findings);
  }

  read(blocks: readonly ExpectedBlock[]): void {
    for (const block of blocks) this.#leaveBlock(block);
    const { chunks, orphans, commentedOutput } = chunksOf(this.#script, blocks);
    for (const { comment, example } of commentedOutput) {
      const line = this.#origin.line(comment.line);
      this.#context.findings.leave(line, comment.text, example ? 'example' : 'expected-output');
    }
    for (const orphan of orphans) this.#orphan(orphan);
    const alternatives = findAlternatives(chunks);
    const placed = new Map<Chunk, { alternatives: Alternatives; option: number }>();
    for (const each of alternatives) {
      each.options.forEach((option, index) => {
        for (const chunk of option.chunks) placed.set(chunk, { alternatives: each, option: index });
      });
      for (const [chunk, option] of each.followers) placed.set(chunk, { alternatives: each, option });
    }
    this.#emit(chunks, placed);
    this.#context.mode.leaveClient();
  }

  #emit(chunks: readonly Chunk[], placed: ReadonlyMap<Chunk, { alternatives: Alternatives; option: number }>): void {
    const ids = new Map<Alternatives, string>();
    const outer = this.#writer.option;
    for (const chunk of chunks) {
      const place = placed.get(chunk);
      this.#writer.option = place === undefined || outer !== null ? outer : this.#reference(place, chunk, ids);
      this.#chunk(chunk, place !== undefined);
    }
    this.#writer.option = outer;
  }

  #reference(place: { alternatives: Alternatives; option: number }, chunk: Chunk, ids: Map<Alternatives, string>): ChoiceRef {
    const labels = place.alternatives.options.map((option) => option.label);
    let id = ids.get(place.alternatives);
    if (id === undefined) {
      const at = this.#origin.place(startOf(chunk));
      id = this.#context.choices.open(this.#writer.id, labels, at);
      ids.set(place.alternatives, id);
      this.#context.findings.report('choice', at, { id, count: labels.length, options: labels.join(' / ') });
    }
    return { id, option: labels[place.option] ?? '' };
  }

  #chunk(chunk: Chunk, inChoice: boolean): void {
    this.#hear(chunk);
    const forbidden = chunk.lead.some(({ reading }) => reading.kind === 'forbidden');
    const head = headOf(chunk);
    if (chunk.entries.length === 0) this.#commentsOnly(chunk, inChoice);
    for (const entry of chunk.entries) {
      if (forbidden) {
        this.#context.findings.leave(this.#origin.line(entry.command.line), brief(entry.command.text), 'forbidden');
        this.#context.findings.report('forbidden-fence', this.#origin.place(entry.command.start));
      } else this.#entry(entry, head, inChoice);
    }
    for (const { comment } of chunk.lead) this.#context.mode.heard(comment.text);
    for (const { comment } of chunk.tail) this.#manual(comment.text, 'prose', comment.line, comment.line);
  }

  /** What comments say beside their meaning: back on this machine, danger, commented-out commands, full-width signs. */
  #hear(chunk: Chunk): void {
    for (const { comment, reading } of [...chunk.lead, ...chunk.tail]) {
      if (comment.fullWidth) this.#context.findings.report('full-width-comment', this.#origin.place(comment.start));
      if (reading.kind === 'commented-out') {
        this.#context.findings.leave(this.#origin.line(comment.line), comment.text, 'commented-out');
        continue;
      }
      this.#context.mode.hear(comment.text);
      if (chunk.entries.length > 0 && reading.kind !== 'forbidden' && saysIrreversible(comment.text)) this.#writer.warn();
    }
  }

  #commentsOnly(chunk: Chunk, inChoice: boolean): void {
    const acts = chunk.lead.some(({ reading }) => reading.kind === 'act');
    const words = chunk.lead.filter(({ reading }) => reading.kind !== 'commented-out');
    const [first] = words;
    if (first === undefined || !(acts || inChoice)) return;
    const last = words.at(-1) ?? first;
    this.#manual(words.map(({ comment }) => comment.text).join('\n'), 'prose', first.comment.line, last.comment.line);
  }

  #entry(entry: CommandEntry, head: ReturnType<typeof headOf>, inChoice: boolean): void {
    const { command } = entry;
    const { findings, mode, defined } = this.#context;
    const at = this.#origin.place(command.start);
    const by = this.#byHand(command);
    if (by !== null) {
      this.#manual(conditional(this.#typed(command), head.condition), by, command.line, command.endLine);
      for (const { words } of entry.expectations) this.#writer.remind(`预期：${words}`);
      return;
    }
    for (const name of command.defines) defined.add(name);
    const doubt = implausible(command, defined);
    if (doubt !== null) {
      findings.report('not-a-command', at, { text: brief(doubt) });
      findings.leave(at.line, brief(command.text), 'unreadable');
      return;
    }
    const dash = /(?:^|\s)([—–－―−]+)[A-Za-z]/.exec(command.text)?.[1];
    if (dash !== undefined) findings.report('typographic-dash', at, { text: brief(command.text), dash });
    const interaction = classifyInteraction(command);
    if (interaction !== null && 'manual' in interaction) {
      if (interaction.manual === 'remote') {
        findings.report('remote-shell', at, { text: brief(command.text) });
        mode.enterRemote();
      }
      if (interaction.manual === 'client') mode.enterClient();
      this.#manual(conditional(command.text, head.condition), interaction.manual, command.line, command.endLine);
      for (const { words } of entry.expectations) this.#writer.remind(`预期：${words}`);
      return;
    }
    this.#command(entry, head, inChoice ? null : head.condition, interaction !== null);
  }

  /** A command that is typed into something else than this terminal, whatever it is. */
  #byHand(command: Command): ManualReason | null {
    const { mode, findings } = this.#context;
    const { remote, client } = mode;
    if (mode.closes(command)) return client ? 'client' : 'remote';
    const prompt = promptOf(command.text);
    if (prompt !== null) {
      findings.report('client-prompt', this.#origin.place(command.start), { prompt: prompt.prompt });
      return prompt.interpreter === 'shell' ? 'remote' : 'client';
    }
    if (looksLikeSql(this.#typed(command))) {
      findings.report('sql-in-shell', this.#origin.place(command.start), { text: brief(command.text) });
      return 'client';
    }
    if (client && implausible(command, this.#context.defined) !== null) return 'client';
    return remote ? 'remote' : null;
  }

  /** With the semicolon that bash does not count to a command and a client does. */
  #typed(command: Command): string {
    return this.#text.charAt(command.end) === ';' ? `${command.text};` : command.text;
  }

  #command(entry: CommandEntry, head: ReturnType<typeof headOf>, condition: string | null, terminal: boolean): void {
    const { command } = entry;
    const at = this.#origin.place(command.start);
    const settings: CommandSettings = readSettings(
      entry.settings,
      this.#attributes,
      condition,
      (start) => this.#origin.place(start),
      this.#context.findings,
    );
    const expectations = entry.expectations.flatMap(({ words, block, start }) => {
      const read = readExpectationOf(words, block, command, this.#origin.place(start), this.#context);
      return read === null ? [] : [read];
    });
    this.#writer.command({
      text: this.#text.slice(command.start, command.end),
      line: at.line,
      endLine: this.#origin.line(command.endLine),
      evidenceOffset: this.#end,
      title: head.title,
      verifies: head.verifies,
      readOnly: isReadOnly(command),
      terminal,
      programs: programsOf(command),
      settings,
      bindings: this.#bindings(command),
      expectations,
    });
  }

  #manual(text: string, reason: ManualReason, line: number, endLine: number): void {
    this.#writer.manual(manualAt(text, reason, this.#origin.line(line), this.#origin.line(endLine), this.#end));
  }

  #orphan(orphan: ExpectationWords): void {
    const place = this.#origin.place(orphan.start);
    const { lastCommand } = this.#writer;
    // In a fence that shows only what is expected, the command stands in the fence before.
    if (lastCommand !== null && this.#script.groups.every((group) => group.items.every((item) => item.kind === 'comment'))) {
      const command = commandLike(lastCommand.text);
      const read = command === null ? null : readExpectationOf(orphan.words, orphan.block, command, place, this.#context);
      if (read !== null) this.#writer.expect(read);
      return;
    }
    this.#context.findings.report('expectation-without-command', place, { text: brief(orphan.words) });
  }

  #leaveBlock(block: ExpectedBlock): void {
    const reason = block.kind === 'example-block' ? 'example' : 'expected-output';
    block.lines.forEach((line, index) => {
      if (line.trim() !== '') this.#context.findings.leave(this.#origin.line(block.firstLine + index), line.trim(), reason);
    });
  }
}

/** A prompt amid a script: `mysql> show` would be a redirection to bash. */
function promptOf(text: string): { readonly prompt: string; readonly interpreter: string } | null {
  if (!/^[^\n]{1,160}?[>#$%\]]\s/.test(text)) return null;
  const line = promptLines(text)?.lines[0];
  return line?.kind === 'prompt' ? line : null;
}

/** `# 如果…` over what a person types is part of what the person reads. */
function conditional(text: string, condition: string | null): string {
  return condition === null ? text : `# ${condition}\n${text}`;
}

function startOf(chunk: Chunk): number {
  return chunk.lead[0]?.comment.start ?? chunk.entries[0]?.command.start ?? 0;
}

/** Parses a command's text again where an expectation of a later block needs its programs. */
export function commandLike(text: string): Command | null {
  for (const group of parseScript(text).groups) {
    for (const item of group.items) if (item.kind === 'command') return item;
  }
  return null;
}
