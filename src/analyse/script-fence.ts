import type { Fence } from '../parse/types.ts';
import { parseScript } from '../shellscript/index.ts';
import type { Comment, Script } from '../shellscript/types.ts';
import type { ChoiceRef } from '../plan/types.ts';
import { tellsToDo } from '../vocabulary/asks.ts';
import { saysIrreversible } from '../vocabulary/headings.ts';
import { readHost } from '../vocabulary/hosts.ts';
import { findAlternatives, placesOf, splitSeries, type Alternatives, type Placed } from './alternatives.ts';
import { chunksOf, headOf, isForbidden, type Chunk, type ExpectationWords } from './chunks.ts';
import { CommandWriter } from './command-writer.ts';
import type { Context } from './context.ts';
import { readExpectationOf } from './expectations.ts';
import { splitExclusive, type ExclusiveOver } from './exclusive-parts.ts';
import { takeExpectedBlocks, type ExpectedBlock } from './expected-blocks.ts';
import { hostsAmong } from './fence-hosts.ts';
import { brief } from './findings.ts';
import { isFileContent } from './file-content.ts';
import { Origin } from './origin.ts';
import { commandLike } from './script-text.ts';
import type { FenceAttributes } from './settings.ts';
import type { StepWriter } from './step-writer.ts';
import { workBefore } from './work-before.ts';

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
  new FenceReader(fence, text, script, origin, attributes, writer, context).read(
    taken.blocks,
    attributes.exclusive,
  );
}

/** Writes one script's chunks into a step. */
export class FenceReader {
  readonly #script: Script;
  readonly #origin: Origin;
  readonly #writer: StepWriter;
  readonly #context: Context;
  readonly #commands: CommandWriter;
  /** `# master01` and `# master02` over the same work: which machine each is for. */
  #hosts: ReadonlyMap<Comment, string> = new Map();
  /** The case that a comment by itself has named for what follows. */
  #case: string | null = null;

  constructor(
    fence: Fence,
    text: string,
    script: Script,
    origin: Origin,
    attributes: FenceAttributes,
    writer: StepWriter,
    context: Context,
  ) {
    this.#script = script;
    this.#origin = origin;
    this.#writer = writer;
    this.#context = context;
    const end = fence.span.end.offset;
    this.#commands = new CommandWriter({ text, end, script, origin, attributes, writer, context });
  }

  /** `over`: words over the fence say that only one of its parts is to be run. */
  read(blocks: readonly ExpectedBlock[], over: ExclusiveOver | null = null): void {
    for (const item of this.#script.groups.flatMap(({ items }) => items))
      if (item.kind === 'comment' && item.fullWidth)
        this.#context.findings.report('full-width-comment', this.#origin.place(item.start));
    for (const block of blocks) this.#leaveBlock(block);
    const { chunks: read, orphans, commentedOutput, examples } = chunksOf(this.#script, blocks);
    const { chunks, ways } = splitExclusive(splitSeries(read), over, this.#context.choices.told);
    for (const comment of examples) this.#leaveExample(comment);
    for (const { comment, example } of commentedOutput) {
      const line = this.#origin.line(comment.line);
      this.#context.findings.leave(line, comment.text, example ? 'example' : 'expected-output');
    }
    for (const orphan of orphans) this.#orphan(orphan);
    this.#hosts = hostsAmong(chunks);
    this.#emit(chunks, placesOf(findAlternatives(chunks, ways)));
    this.#context.mode.leaveClient();
  }

  #emit(chunks: readonly Chunk[], placed: ReadonlyMap<Chunk, Placed>): void {
    const ids = new Map<Alternatives, string>();
    const outer = this.#writer.option;
    const last = chunks.findLastIndex(({ entries }) => entries.length > 0);
    for (const [index, chunk] of chunks.entries()) {
      const place = placed.get(chunk);
      this.#writer.option = place === undefined ? outer : this.#reference(place, chunk, ids, outer);
      // A comment with a number of its own is no title of the comment that comes next.
      const alone = isNumbered(chunk) && (chunks[index + 1]?.lead.length ?? 0) > 0;
      this.#chunk(chunk, place !== undefined, index > last || alone);
    }
    this.#writer.option = outer;
  }

  #reference(
    place: Placed,
    chunk: Chunk,
    ids: Map<Alternatives, string>,
    outer: ChoiceRef | null,
  ): ChoiceRef {
    const labels = place.alternatives.options.map((option) => option.label);
    let id = ids.get(place.alternatives);
    if (id === undefined) {
      const at = this.#origin.place(startOf(chunk));
      const titles = place.alternatives.options.map(({ title }) => title);
      id = this.#context.choices.open(this.#writer.id, labels, at, titles);
      ids.set(place.alternatives, id);
      this.#context.findings.report('choice', at, { id, count: labels.length, options: labels.join(' / ') });
    }
    const option = labels[place.option] ?? '';
    return outer === null ? { id, option } : { id, option, within: outer };
  }

  #chunk(chunk: Chunk, inChoice: boolean, behind: boolean): void {
    this.#hear(chunk);
    if (isFileContent(chunk, this.#script, this.#context.document.text)) {
      this.#content(chunk);
      return;
    }
    const forbidden = chunk.lead.some(({ reading }) => reading.kind === 'forbidden');
    const said = headOf(chunk);
    const head = { ...said, condition: said.condition ?? this.#case };
    if (chunk.entries.length === 0) {
      this.#commentsOnly(chunk, inChoice, behind);
      // `# 如果自动回滚失败：` by itself speaks of all that follows in the fence.
      if (/[:：]\s*$/.test(chunk.lead.at(-1)?.comment.text ?? '')) this.#case = head.condition;
    }
    for (const { comment } of workBefore(chunk))
      this.#commands.manual(comment.text, 'prose', comment.line, comment.line);
    for (const entry of chunk.entries) {
      if (forbidden || isForbidden(entry)) {
        this.#context.findings.leave(
          this.#origin.line(entry.command.line),
          brief(entry.command.text),
          'forbidden',
        );
        this.#context.findings.report('forbidden-fence', this.#origin.place(entry.command.start));
      } else this.#commands.write(entry, head, inChoice);
    }
    for (const { comment } of chunk.lead) this.#context.mode.heard(comment.text);
    for (const { comment } of chunk.tail)
      this.#commands.manual(comment.text, 'prose', comment.line, comment.line);
  }

  /** What comments say beside their meaning: back on this machine, danger, commented-out commands. */
  #hear(chunk: Chunk): void {
    for (const { comment, reading } of [...chunk.lead, ...chunk.tail]) {
      if (reading.kind === 'commented-out') {
        this.#context.findings.leave(this.#origin.line(comment.line), comment.text, 'commented-out');
        // Commented out or not: it says where the author is.
        this.#context.mode.see(comment.text);
        continue;
      }
      this.#context.mode.hear(comment.text);
      const host = readHost(comment.text) ?? this.#hosts.get(comment) ?? null;
      if (host !== null) this.#writer.on(host);
      if (chunk.entries.length > 0 && reading.kind !== 'forbidden' && saysIrreversible(comment.text))
        this.#writer.warn();
    }
  }

  /** Lines that belong into a file are put there by a person. */
  #content({ lead, entries, tail }: Chunk): void {
    const [over, behind] = [lead, tail].map((comments) => comments.map(({ comment }) => comment));
    const lines = [...(over ?? []), ...entries.map(({ command }) => command), ...(behind ?? [])];
    const [first, last] = [lines[0], lines.at(-1)];
    if (first === undefined || last === undefined) return;
    this.#commands.manual(lines.map(({ text }) => text).join('\n'), 'prose', first.line, last.line);
  }

  /** `behind`: no command follows in the fence, which the comment could be the title of. */
  #commentsOnly(chunk: Chunk, inChoice: boolean, behind: boolean): void {
    const acts = chunk.lead.some(
      ({ comment, reading }) =>
        reading.kind === 'act' || (behind && reading.kind === 'title' && tellsToDo(comment.text)),
    );
    const words = chunk.lead.filter(({ reading }) => reading.kind !== 'commented-out');
    const [first] = words;
    if (first === undefined || !(acts || inChoice)) return;
    const last = words.at(-1) ?? first;
    this.#commands.manual(
      words.map(({ comment }) => comment.text).join('\n'),
      'prose',
      first.comment.line,
      last.comment.line,
    );
  }

  #orphan(orphan: ExpectationWords): void {
    const place = this.#origin.place(orphan.start);
    const { lastCommand } = this.#writer;
    // In a fence that shows only what is expected, the command stands in the fence before.
    if (
      lastCommand !== null &&
      this.#script.groups.every((group) => group.items.every((item) => item.kind === 'comment'))
    ) {
      const command = commandLike(lastCommand.text);
      const read =
        command === null
          ? null
          : readExpectationOf(orphan.words, orphan.block, command, place, this.#context, orphan.modifiers);
      if (read !== null) this.#writer.expect(read);
      return;
    }
    this.#context.findings.report('expectation-without-command', place, { text: brief(orphan.words) });
  }

  #leaveExample({ text, start, line }: Comment): void {
    this.#context.findings.report('example-output', this.#origin.place(start), { text: brief(text) });
    this.#context.findings.leave(this.#origin.line(line), text, 'example');
  }

  #leaveBlock(block: ExpectedBlock): void {
    const reason = block.kind === 'example-block' ? 'example' : 'expected-output';
    if (reason === 'example')
      this.#context.findings.report('example-output', this.#origin.place(block.commentStart), {
        text: brief(this.#script.text.slice(block.commentStart)),
      });
    block.lines.forEach((line, index) => {
      if (line.trim() !== '')
        this.#context.findings.leave(this.#origin.line(block.firstLine + index), line.trim(), reason);
    });
  }
}

function isNumbered({ lead }: Chunk): boolean {
  return /^\d+\s*[.、)）]/.test(lead[0]?.comment.text ?? '');
}

function startOf(chunk: Chunk): number {
  return chunk.lead[0]?.comment.start ?? chunk.entries[0]?.command.start ?? 0;
}
