/** Follows values of parameters through the commands of a document, in the order in which they run (language.md §0.6, §5). */

import { forEachChild } from 'unbash';
import type { Assignment, Command, CommandArgument, Pipeline, Redirection, SyntaxNode, Word } from 'unbash';
import { evaluatedBy } from '../evaluated-words.ts';
import { isLiteral } from '../literal.ts';
import { foldLineEnds, mask } from '../masks.ts';
import { parseMasked } from '../parsed.ts';
import type { FoundCommand, Survey } from '../survey.ts';
import { peel } from '../wrappers.ts';
import type { Flow, PlainKind } from './flow.ts';
import { programFlows } from './program-flow.ts';
import { both, heldBy, perhaps, prints, variablesIn, type Held, type Known, type Place } from './held.ts';
import { literalScript, namesSetBy } from './words.ts';

/** A text in which a function was defined, or that is followed now. */
interface Text {
  readonly masked: string;
  readonly author: string;
  readonly places: readonly Place[];
  readonly survey: Survey;
  readonly found: ReadonlyMap<Command, FoundCommand>;
}

/** What holds at a node. */
interface Frame {
  readonly text: Text;
  readonly positional: Held | null;
  /** What stands on its standard input. */
  readonly input: Held | null;
  readonly depth: number;
  /** Where flows of a text that is reached from another are said to be: there. */
  readonly at: number | null;
}

/** Functions that call functions, and scripts in scripts, are followed no further than this. */
const DEEPEST = 4;
const ARITHMETIC_TESTS = /^-(?:eq|ne|lt|le|gt|ge)$/;

/** One for each document. What a variable once held it may hold still: a step that sets it anew may be skipped. */
export class ValueFlow {
  readonly #variables = new Map<string, Held>();
  readonly #functions = new Map<string, { readonly text: Text; readonly body: SyntaxNode }>();
  #flows: Flow[] = [];

  /** The flows of the next command; `places` are its placeholders that are bound. */
  follow(author: string, places: readonly Place[]): readonly Flow[] {
    this.#flows = [];
    const sorted = [...places].sort((a, b) => a.start - b.start);
    if (this.#variables.size > 0 || sorted.length > 0 || author.includes('(')) {
      this.#text(author, sorted, { positional: null, input: null, depth: 0, at: null });
    }
    return this.#flows;
  }

  #text(author: string, places: readonly Place[], frame: Omit<Frame, 'text'>): void {
    const masked = mask(foldLineEnds(author), places, '.');
    const { survey, tree } = parseMasked(masked);
    const found = new Map(survey.commands.map((each) => [each.node, each]));
    this.#visit(tree, { ...frame, text: { masked, author, places, survey, found } });
  }

  #known({ positional, text }: Frame): Known {
    return { variables: this.#variables, positional, places: text.places };
  }

  #visit(node: SyntaxNode, frame: Frame): void {
    switch (node.type) {
      case 'Function':
        this.#functions.set(node.name.value, { text: frame.text, body: node.body });
        return;
      case 'Assignment':
        this.#assign(node, frame);
        break;
      case 'Pipeline':
        this.#pipeline(node, frame);
        return;
      case 'Redirected':
        this.#children(node, { ...frame, input: this.#fed(node.redirects, frame) ?? frame.input });
        return;
      case 'For':
      case 'Select':
        for (const word of node.wordlist ?? []) {
          this.#splits(word, frame, 'list');
          this.#set(node.name.value, heldBy(word, this.#known(frame)));
        }
        break;
      case 'ArithmeticExpansion':
      case 'ArithmeticCommand':
        this.#arithmetic(node, frame.text.masked.slice(node.pos, node.end), frame);
        break;
      case 'TestBinary':
        if (ARITHMETIC_TESTS.test(node.operator))
          for (const word of [node.left, node.right]) this.#arithmetic(word, word.text, frame);
        break;
      case 'Redirect':
        if (node.target !== undefined) this.#splits(node.target, frame, 'split');
        break;
      case 'Command':
        this.#children(node, frame);
        this.#command(node, { ...frame, input: this.#fed(node.redirects, frame) ?? frame.input });
        return;
      default:
    }
    if (!node.type.startsWith('Arithmetic')) this.#children(node, frame);
  }

  #children(node: SyntaxNode, frame: Frame): void {
    forEachChild(node, (child) => {
      this.#visit(child, frame);
    });
  }

  #assign(node: Assignment, frame: Frame): void {
    this.#set(node.name, heldBy(node.value, this.#known(frame)));
  }

  #set(name: string, held: Held | null): void {
    const now = both(this.#variables.get(name) ?? null, held);
    if (now !== null) this.#variables.set(name, now);
  }

  /** What one command prints is what the next one reads. */
  #pipeline(node: Pipeline, frame: Frame): void {
    let { input } = frame;
    for (const command of node.commands) {
      this.#visit(command, { ...frame, input });
      const printed = both(heldBy(command, this.#known(frame)), input);
      input = command.type === 'Command' && prints(command) ? printed : perhaps(printed);
    }
  }

  /** What heredocs, here-strings and `< <(…)` hand to a command. */
  #fed(redirects: readonly Redirection[], frame: Frame): Held | null {
    return redirects.reduce<Held | null>((held, redirect) => {
      if (redirect.type === 'HereDoc') return both(held, heldBy(redirect.body, this.#known(frame)));
      const read = redirect.type === 'HereString' || redirect.target?.text.startsWith('<(') === true;
      return read && redirect.target !== undefined
        ? both(held, heldBy(redirect.target, this.#known(frame)))
        : held;
    }, null);
  }

  #command(node: Command, frame: Frame): void {
    const words = [...(node.name === undefined ? [] : [node.name]), ...node.args];
    const known = this.#known(frame);
    for (const word of words) if (word.type === 'Word') this.#splits(word, frame, 'split');
    const values = words.map((word) => (word.type === 'Word' && isLiteral(word) ? word.value : null));
    const { at } = peel(values);
    const program = (values[at] ?? '').replace(/^.*\//, '');
    const given = words
      .slice(at + 1)
      .reduce<Held | null>((held, word) => both(held, heldBy(word, known)), null);
    for (const name of namesSetBy(program, values.slice(at + 1))) this.#set(name, both(given, frame.input));
    if (program === 'xargs' || values.includes('xargs'))
      this.#report(node, 'split', sureOnly(frame.input), frame);
    this.#evaluated(node, frame);
    this.#program(node, words.slice(at), frame);
    this.#call(node, program, given, frame);
    const script = literalScript(program, words.slice(at));
    if (script !== null && frame.depth < DEEPEST) {
      const at = frame.at ?? node.pos;
      this.#text(script, [], { positional: given, input: frame.input, depth: frame.depth + 1, at });
    }
  }

  #call(node: Command, program: string, given: Held | null, frame: Frame): void {
    const called = this.#functions.get(program);
    if (called === undefined || frame.depth >= DEEPEST) return;
    this.#visit(called.body, {
      text: called.text,
      positional: given,
      input: frame.input,
      depth: frame.depth + 1,
      at: frame.at ?? node.pos,
    });
  }

  /** What a program that is no shell reads as code. */
  #program(node: Command, words: readonly CommandArgument[], frame: Frame): void {
    const { text, input, at } = frame;
    const anchored = (text.found.get(node)?.anchor ?? null) !== null;
    const flows = programFlows({ node, words, input, anchored }, this.#known(frame), text);
    this.#flows.push(...(at === null ? flows : flows.map((each) => ({ ...each, start: at }))));
  }

  /** What a shell, here or behind ssh, reads as code. */
  #evaluated(node: Command, frame: Frame): void {
    const { survey, found } = frame.text;
    const command = found.get(node);
    if (command === undefined || command.anchor !== null) return;
    const known = this.#known(frame);
    for (const each of evaluatedBy(command, survey.heredocs, (word) => heldBy(word, known) !== null)) {
      if (each.kind === 'words')
        for (const word of each.words) this.#report(word, 'script', variablesIn(word, known), frame);
      else if (each.kind === 'heredoc') {
        if (each.heredoc.delimiter?.quoted !== true)
          this.#report(each.heredoc, 'script', variablesIn(each.heredoc.body, known), frame);
      } else if (command.pipedFrom === each.start) {
        this.#report(node, 'script', frame.input, frame);
      } else {
        const word = [...node.args].find(({ pos, end }) => pos === each.start && end === each.end);
        if (word !== undefined) this.#unknown(word, node, frame);
      }
    }
  }

  /** Behind `sh -c` it is a script, whatever starts that shell; else only that is known that a value may be more than data. */
  #unknown(word: Word | Assignment, { args }: Command, frame: Frame): void {
    const index = args.indexOf(word);
    const shell = /^(?:.*\/)?(?:ba|z|da|k|a)?sh$/.test(args[index - 2]?.text ?? '');
    const held = variablesIn(word, this.#known(frame));
    const sure = shell && /^-[a-z]*c$/.test(args[index - 1]?.text ?? '');
    this.#report(word, 'script', sure ? held : perhaps(held), frame);
  }

  /** Bare expansions among a word's parts. */
  #splits(word: Word, frame: Frame, kind: 'split' | 'list'): void {
    for (const part of word.parts ?? []) {
      const bare =
        part.type === 'SimpleExpansion' ||
        part.type === 'ParameterExpansion' ||
        part.type === 'CommandExpansion';
      if (bare) this.#report(part, kind, sureOnly(variablesIn(part, this.#known(frame))), frame);
    }
  }

  #arithmetic(node: { pos: number; end: number }, text: string, frame: Frame): void {
    const names = text.match(/[A-Za-z_]\w*/g) ?? [];
    const held = names.reduce<Held | null>((all, name) => both(all, this.#variables.get(name) ?? null), null);
    const positional = /\$\{?[\d@*]/.test(text) ? frame.positional : null;
    this.#report(node, 'arithmetic', sureOnly(both(held, positional)), frame);
  }

  #report(node: { pos: number; end: number }, kind: PlainKind, held: Held | null, frame: Frame): void {
    if (held === null) return;
    this.#flows.push({
      kind: held.sure || kind !== 'script' ? kind : 'perhaps-script',
      parameters: [...held.parameters],
      start: frame.at ?? node.pos,
      text: frame.text.author.slice(node.pos, node.end),
    });
  }
}

/** What a program made of a value is split all the time, and meant to be. */
function sureOnly(held: Held | null): Held | null {
  return held?.sure === true ? held : null;
}
