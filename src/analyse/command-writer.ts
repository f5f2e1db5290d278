import { classifyInteraction, isChanging, isReadOnly } from '../shellscript/index.ts';
import type { Command, Script } from '../shellscript/types.ts';
import type { Binding, ManualReason } from '../plan/types.ts';
import { readHost } from '../vocabulary/hosts.ts';
import { conditionOf, type CommandEntry, type headOf } from './chunks.ts';
import type { Context } from './context.ts';
import { programsOf, readExpectationOf } from './expectations.ts';
import { brief } from './findings.ts';
import type { Origin } from './origin.ts';
import { promptOf } from './script-text.ts';
import { readSettings, type FenceAttributes } from './settings.ts';
import { implausible, looksLikeSql } from './shell-words.ts';
import { manualAt, type StepWriter } from './step-writer.ts';
import { isTornOff } from './torn-off.ts';

/** What surrounds the commands of one script. */
export interface Surroundings {
  /** The fence's text, of which commands are slices. */
  readonly text: string;
  /** Where the report appends evidence: the offset behind the fence. */
  readonly end: number;
  readonly script: Script;
  readonly origin: Origin;
  readonly attributes: FenceAttributes;
  readonly writer: StepWriter;
  readonly context: Context;
}

type Head = ReturnType<typeof headOf>;

/** Writes single commands into a step: as commands, as manual actions, or not at all (language.md §2, §9). */
export class CommandWriter {
  readonly #around: Surroundings;
  readonly #bindings: (command: Command) => readonly Binding[];
  readonly #note: (command: Command) => void;

  constructor(around: Surroundings) {
    this.#around = around;
    const { script, origin, context } = around;
    this.#bindings = context.parameters.reader(script, origin, context.findings);
    this.#note = context.variables.reader(script, origin);
  }

  write(entry: CommandEntry, head: Head, inChoice: boolean): void {
    const { command } = entry;
    const { context, origin, writer } = this.#around;
    const { findings, mode, defined } = context;
    const at = origin.place(command.start);
    const said = conditionOf(entry) ?? this.#around.attributes.condition;
    const condition = head.condition ?? said;
    for (const { comment, reading } of entry.remarks) {
      const host = readHost(comment.text);
      if (host !== null) writer.on(host);
      // `git revert HEAD  # 或 git reset --hard …`: the other way is no command, and is said not to run.
      if (reading.kind === 'alternative')
        findings.leave(origin.line(comment.line), comment.text, 'commented-out');
    }
    const by = this.#byHand(command);
    if (by !== null) {
      const prompt = writer.elsewhere === null ? '' : `${writer.elsewhere}$ `;
      const text = conditional(prompt + this.#typed(command), condition);
      this.manual(text, by, command.line, command.endLine);
      for (const { words } of entry.expectations) writer.remind(`预期：${words}`);
      return;
    }
    for (const name of command.defines) defined.add(name);
    const tornOff = isTornOff(this.#around.text, command.start);
    const doubt = tornOff ? command.text : implausible(command, defined);
    if (doubt !== null) {
      findings.report('not-a-command', at, { text: brief(doubt) });
      findings.leave(at.line, brief(command.text), 'unreadable');
      return;
    }
    const dots = dotsIn(command);
    if (dots !== null)
      findings.report('placeholder-left', origin.place(command.start + dots.at), { text: dots.text });
    const dash = /(?:^|\s)([—–－―−]+)[A-Za-z]/.exec(command.text)?.[1];
    if (dash !== undefined) findings.report('typographic-dash', at, { text: brief(command.text), dash });
    const interaction = classifyInteraction(command);
    if (interaction !== null && 'manual' in interaction) {
      if (interaction.manual === 'remote' || interaction.opensShell) {
        findings.report('remote-shell', at, { text: brief(command.text) });
        mode.enterRemote();
      }
      if (interaction.manual === 'client') mode.enterClient();
      this.manual(conditional(command.text, condition), interaction.manual, command.line, command.endLine);
      for (const { words } of entry.expectations) writer.remind(`预期：${words}`);
      return;
    }
    this.#command(entry, head, inChoice ? said : condition, interaction !== null);
  }

  /** A command that is typed into something else than this terminal, whatever it is. */
  #byHand(command: Command): ManualReason | null {
    const { context, origin } = this.#around;
    const { mode, findings } = context;
    const { remote, client } = mode;
    if (mode.closes(command)) return client ? 'client' : 'remote';
    const prompt = promptOf(command.text);
    if (prompt !== null) {
      findings.report('client-prompt', origin.place(command.start), { prompt: prompt.prompt });
      return prompt.interpreter === 'shell' ? 'remote' : 'client';
    }
    if (looksLikeSql(this.#typed(command))) {
      findings.report('sql-in-shell', origin.place(command.start), { text: brief(command.text) });
      return 'client';
    }
    // PowerShell's, amid bash: bash would look for a program `:NAME`.
    if (/^\$env:\w+\s*=/i.test(command.text)) return 'not-shell';
    if (client && implausible(command, context.defined) !== null) return 'client';
    return remote || this.#around.writer.elsewhere !== null ? 'remote' : null;
  }

  /** With the semicolon that bash does not count to a command and a client does. */
  #typed(command: Command): string {
    return this.#around.text.charAt(command.end) === ';' ? `${command.text};` : command.text;
  }

  #command(entry: CommandEntry, head: Head, condition: string | null, terminal: boolean): void {
    const { command } = entry;
    const { attributes, context, end, origin, text, writer } = this.#around;
    const at = origin.place(command.start);
    const settings = readSettings(
      entry.settings,
      attributes,
      condition,
      (start) => origin.place(start),
      context.findings,
    );
    const expectations = entry.expectations.flatMap(({ words, block, start, modifiers }) => {
      const read = readExpectationOf(words, block, command, origin.place(start), context, modifiers);
      return read === null ? [] : [read];
    });
    this.#note(command);
    writer.command({
      text: text.slice(command.start, command.end),
      line: at.line,
      endLine: origin.line(command.endLine),
      evidenceOffset: end,
      title: head.title,
      // `# 确认停止` over `systemctl stop` verifies nothing, whatever the words say.
      verifies: head.verifies && !isChanging(command),
      readOnly: isReadOnly(command),
      terminal,
      programs: programsOf(command),
      settings,
      bindings: this.#bindings(command),
      expectations,
    });
  }

  manual(text: string, reason: ManualReason, line: number, endLine: number): void {
    const { end, origin, writer } = this.#around;
    writer.manual(manualAt(text, reason, origin.line(line), origin.line(endLine), end));
  }
}

/** `cp a b ...`, `restore daily/...`: an author left something out, or output was pasted between a command's lines. */
function dotsIn({ text, calls }: Command): { readonly at: number; readonly text: string } | null {
  const dots = calls
    .flatMap(({ program, rawArgs }) => rawArgs.map((arg) => ({ program, arg })))
    .find(
      ({ program, arg }) =>
        /^(?:\.{3,}|…+)$/.test(arg) ||
        (TAIL.test(arg) && !WILD.has(program ?? '')) ||
        // A process has another number each time.
        (program === 'kill' && /^\d{3,}$/.test(arg)),
    );
  return dots === undefined ? null : { at: text.indexOf(dots.arg), text: dots.arg };
}

const TAIL = /[^./\s][/=](?:\.{3}|…)$/;
/** To these `dir/...` is everything below. */
const WILD: ReadonlySet<string> = new Set(['go', 'gofmt', 'golangci-lint', 'staticcheck', 'bazel', 'p4']);

/** `# 如果…` over what a person types is part of what the person reads. */
function conditional(text: string, condition: string | null): string {
  return condition === null ? text : `# ${condition}\n${text}`;
}
