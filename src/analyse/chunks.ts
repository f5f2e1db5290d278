import type { Command, Comment, Script } from '../shellscript/types.ts';
import { saysWhatShouldBe } from '../vocabulary/asks.ts';
import { forbidsSomethingElse } from '../vocabulary/forbidden.ts';
import { blockModifiers, readComment, readTitle, type CommentReading } from '../vocabulary/comments.ts';
import { whatMeansSuccess } from '../vocabulary/prose-expectations.ts';
import type { ExpectedBlock } from './expected-blocks.ts';

/** An author's expectation before it is read: the words and where they stand in the fence's text. */
export interface ExpectationWords {
  readonly words: string;
  readonly start: number;
  readonly block: boolean;
  /** Of a block: what its heading says in brackets (`严格`). */
  readonly modifiers?: string | undefined;
}

export interface Setting {
  readonly name: 'timeout' | 'retryable' | 'recordAs' | 'skipIf';
  readonly value: string;
  readonly start: number;
}

export interface CommandEntry {
  readonly command: Command;
  readonly settings: readonly Setting[];
  readonly expectations: ExpectationWords[];
  /** Comments on its own line that are no expectation: they speak of this command alone. */
  readonly remarks: ReadComment[];
}

export interface ReadComment {
  readonly comment: Comment;
  readonly reading: CommentReading;
}

/**
 * Title comments, then commands: what language.md §2.1 calls a group, cut once more where a comment that is
 * no expectation follows a command without a blank line between.
 */
export interface Chunk {
  readonly lead: ReadComment[];
  readonly entries: CommandEntry[];
  /** Comments behind the last command that ask a person to act. */
  readonly tail: ReadComment[];
  /** The blank-line group that it stands in. */
  readonly group: number;
}

export interface Chunks {
  readonly chunks: readonly Chunk[];
  /** Expectations that no command precedes. */
  readonly orphans: readonly ExpectationWords[];
  /** Lines of output in comments: `# 预期返回：` and commented lines behind it. */
  readonly commentedOutput: readonly { readonly comment: Comment; readonly example: boolean }[];
  /** Comments that are an example by themselves. */
  readonly examples: readonly Comment[];
}

/** Sorts a fence's comments and commands into chunks. */
export function chunksOf(script: Script, blocks: readonly ExpectedBlock[]): Chunks {
  return new Chunker(script, blocks).read();
}

class Chunker {
  readonly #chunks: Chunk[] = [];
  readonly #orphans: ExpectationWords[] = [];
  readonly #commentedOutput: { comment: Comment; example: boolean }[] = [];
  readonly #examples: Comment[] = [];
  readonly #blocks: ReadonlyMap<number, ExpectedBlock>;
  readonly #script: Script;
  #current: Chunk | null = null;
  #last: CommandEntry | null = null;
  #settings: Setting[] = [];
  /** The bare heading whose commented lines are being collected. */
  #open: { comment: Comment; line: number; example: boolean; lines: string[] } | null = null;

  constructor(script: Script, blocks: readonly ExpectedBlock[]) {
    this.#script = script;
    this.#blocks = new Map(blocks.map((block) => [block.commentStart, block]));
  }

  read(): Chunks {
    this.#script.groups.forEach((group, index) => {
      this.#closeBlock();
      this.#current = null;
      group.items.forEach((item, at) => {
        if (item.kind === 'command') this.#command(item, index);
        else this.#comment(item, index, group.items[at + 1]?.kind === 'command');
      });
    });
    this.#closeBlock();
    return {
      chunks: this.#chunks,
      orphans: this.#orphans,
      commentedOutput: this.#commentedOutput,
      examples: this.#examples,
    };
  }

  #chunk(group: number): Chunk {
    if (this.#current === null) {
      this.#current = { lead: [], entries: [], tail: [], group };
      this.#chunks.push(this.#current);
    }
    return this.#current;
  }

  #command(command: Command, group: number): void {
    this.#closeBlock();
    const entry: CommandEntry = { command, settings: this.#settings, expectations: [], remarks: [] };
    this.#settings = [];
    // What a person does between two commands is done between them.
    if ((this.#current?.tail.length ?? 0) > 0) this.#current = null;
    this.#chunk(group).entries.push(entry);
    this.#last = entry;
  }

  /** `over`: a command follows, which it may be the title of. */
  #comment(comment: Comment, group: number, over: boolean): void {
    if (this.#collects(comment)) return;
    const reading = readComment(comment.text);
    const expected = this.#expectationIn(comment, reading, over);
    switch (reading.kind) {
      case 'expectation':
        this.#expect({ words: reading.words, start: comment.start, block: false });
        return;
      case 'expected-block':
      case 'example-block':
        this.#startBlock(comment, reading.kind === 'example-block');
        return;
      case 'example-line':
        this.#examples.push(comment);
        return;
      case 'setting':
        this.#settings.push({ name: reading.name, value: reading.value, start: comment.start });
        return;
      case 'alternative':
      case 'series':
      case 'forbidden':
      case 'commented-out':
      case 'act':
      case 'title':
        if (expected !== null) this.#expect({ words: expected, start: comment.start, block: false });
        else if (!comment.trailing) this.#heading({ comment, reading }, group);
        else this.#last?.remarks.push({ comment, reading });
    }
  }

  /** Behind a command on its line, or under it and over none: `# LAG 应为 0`, `# 返回 OK 表示成功`. */
  #expectationIn({ text, trailing }: Comment, { kind }: CommentReading, over: boolean): string | null {
    const under = !over && (this.#current?.entries.length ?? 0) > 0;
    if (kind !== 'title' || !(trailing || under)) return null;
    return whatMeansSuccess(text) ?? (saysWhatShouldBe(text) ? text : null);
  }

  #expect(expectation: ExpectationWords): void {
    if (this.#last === null) this.#orphans.push(expectation);
    else this.#last.expectations.push(expectation);
  }

  #startBlock(comment: Comment, example: boolean): void {
    const raw = this.#blocks.get(comment.start);
    if (raw === undefined) {
      this.#open = { comment, line: comment.line, example, lines: [] };
      return;
    }
    if (!example) this.#expectBlock(raw.lines, comment);
  }

  #expectBlock(lines: readonly string[], { start, text }: Comment): void {
    this.#expect({ words: lines.join('\n'), start, block: true, modifiers: blockModifiers(text) });
  }

  #collects(comment: Comment): boolean {
    const open = this.#open;
    if (open === null) return false;
    if (comment.trailing || comment.line !== open.line + 1) {
      this.#closeBlock();
      return false;
    }
    open.line = comment.line;
    open.lines.push(this.#script.text.slice(comment.start, comment.end).replace(/^[#＃] ?/, ''));
    this.#commentedOutput.push({ comment, example: open.example });
    return true;
  }

  #closeBlock(): void {
    const open = this.#open;
    this.#open = null;
    if (open === null || open.example) return;
    this.#expectBlock(open.lines, open.comment);
  }

  #heading(read: ReadComment, group: number): void {
    const current = this.#chunk(group);
    if (current.entries.length === 0) {
      current.lead.push(read);
      return;
    }
    if (read.reading.kind === 'act') {
      current.tail.push(read);
      return;
    }
    this.#current = null;
    this.#chunk(group).lead.push(read);
  }
}

/** `rm -rf data  # 禁止` and the like: the comment on a command's own line says that it is not to be run. */
export function isForbidden({ remarks, command }: CommandEntry): boolean {
  return remarks.some(
    ({ comment, reading }) =>
      reading.kind === 'forbidden' && !forbidsSomethingElse(comment.text, command.text),
  );
}

/** `systemctl restart app  # 如果仍未恢复`: the case that the command is for. */
export function conditionOf({ remarks }: CommandEntry): string | null {
  const found = remarks.map(({ comment, reading }) =>
    reading.kind === 'title' || reading.kind === 'act' ? readTitle(comment.text).condition : null,
  );
  return found.find((condition) => condition !== null) ?? null;
}

/** Title, verification and condition of a chunk, from the comments that head it. */
export function headOf(chunk: Chunk): { title: string | null; verifies: boolean; condition: string | null } {
  const titles = chunk.lead
    .filter(({ reading }) => reading.kind === 'title' || reading.kind === 'act' || reading.kind === 'series')
    .map(({ comment }) => readTitle(comment.text));
  const [first] = titles;
  const condition = titles.find((title) => title.condition !== null)?.condition ?? null;
  return { title: first?.title ?? null, verifies: titles.some((title) => title.verifies), condition };
}
