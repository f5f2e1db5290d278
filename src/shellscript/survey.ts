/**
 * One walk over unbash's tree. It collects what the other modules need: where words and quotes lie, the simple commands,
 * the heredocs, the functions, the errors of nested scripts. Iterative, since an arithmetic expression nests as deep as it is long.
 */

import { forEachChild } from 'unbash';
import type { Command, ParsedScript, Redirection, SyntaxNode } from 'unbash';
import type { Placeholder } from './types.ts';

export type Context = Placeholder['context'];

/** A stretch of text and how a variable can stand in it; null: no word at all (a comment, blanks between commands). */
export interface Region {
  readonly start: number;
  readonly end: number;
  readonly context: Context | null;
}

export interface FoundCommand {
  readonly node: Command;
  /** Where the pipeline begins that it stands in behind another command, else null. */
  readonly pipedFrom: number | null;
  /** The redirections of the compound commands around it: `{ bash; } <<E`. */
  readonly around: readonly Redirection[];
  /** The keyword `time` stands before it. */
  readonly timed: boolean;
  /** Set where the node's own positions are not true to the text (inside back-quotes with escapes): the range to use instead. */
  readonly anchor: Anchor | null;
}

export interface Anchor {
  readonly start: number;
  readonly end: number;
}

export interface FoundHeredoc {
  readonly start: number;
  readonly end: number;
  readonly body: { readonly start: number; readonly end: number };
  readonly closed: boolean;
}

export interface Survey {
  /** Outer regions before the inner ones that they hold. */
  readonly regions: readonly Region[];
  readonly commands: readonly FoundCommand[];
  readonly heredocs: readonly FoundHeredoc[];
  /** Those of compound commands too. */
  readonly redirects: readonly { readonly operator: string; readonly target: string }[];
  readonly functions: readonly { readonly name: string; readonly start: number }[];
  readonly errors: readonly { readonly offset: number; readonly message: string }[];
}

interface Frame {
  readonly node: SyntaxNode;
  readonly pipedFrom: number | null;
  readonly around: readonly Redirection[];
  readonly timed: boolean;
  /** Everything here is evaluated in a way that a variable's value must not reach. */
  readonly forced: boolean;
  readonly quotedHeredoc: boolean;
  readonly anchor: Anchor | null;
}

interface Draft {
  regions: Region[];
  commands: FoundCommand[];
  heredocs: FoundHeredoc[];
  redirects: { operator: string; target: string }[];
  functions: { name: string; start: number }[];
  errors: { offset: number; message: string }[];
}

/** These operators of `[[ ]]` evaluate their operands as arithmetic, where a value like `a[$(…)]` is code. */
const ARITHMETIC_TESTS: ReadonlySet<string> = new Set(['-eq', '-ne', '-lt', '-le', '-gt', '-ge']);
/** These look up a variable by name, subscript included. */
const NAME_TESTS: ReadonlySet<string> = new Set(['-v', '-R']);

export function survey(tree: ParsedScript): Survey {
  const draft: Draft = {
    regions: [],
    commands: [],
    heredocs: [],
    redirects: [],
    functions: [],
    errors: [],
  };
  const stack: Frame[] = [
    {
      node: tree,
      pipedFrom: null,
      around: [],
      timed: false,
      forced: false,
      quotedHeredoc: false,
      anchor: null,
    },
  ];
  for (let frame = stack.pop(); frame !== undefined; frame = stack.pop()) {
    record(frame, draft);
    const children: Frame[] = [];
    forEachChild(frame.node, (child) => {
      children.push(childFrame(frame, child));
    });
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index];
      if (child !== undefined) stack.push(child);
    }
  }
  return draft;
}

function record(frame: Frame, draft: Draft): void {
  const { node, anchor } = frame;
  const start = anchor?.start ?? node.pos;
  if (anchor === null) {
    const context = contextOf(frame);
    if (context !== undefined) draft.regions.push({ start, end: node.end, context });
  }
  if (node.type === 'Script') {
    for (const error of node.errors ?? []) {
      draft.errors.push({ offset: anchor?.start ?? error.pos, message: error.message });
    }
  } else if (node.type === 'CommandExpansion' && node.text.startsWith('${')) {
    // Only bash 5.3 reads it; to every other the whole text is broken.
    draft.errors.push({ offset: start, message: 'command substitution ${ …; } needs bash 5.3' });
  } else if (node.type === 'Command') {
    draft.commands.push({
      node,
      pipedFrom: frame.pipedFrom,
      around: frame.around,
      timed: frame.timed,
      anchor,
    });
  } else if (node.type === 'Redirect') {
    draft.redirects.push({ operator: node.operator, target: node.target?.text ?? '' });
  } else if (node.type === 'Function') {
    draft.functions.push({ name: node.name.value, start });
  } else if (node.type === 'HereDoc' && anchor === null) {
    const end = node.closing?.end ?? node.body.end;
    const body = { start: node.body.pos, end: node.body.end };
    draft.heredocs.push({ start, end, body, closed: node.closing !== undefined });
  }
}

const NO_VARIABLE: ReadonlySet<SyntaxNode['type']> = new Set([
  'Assignment',
  'AnsiCQuoted',
  'SimpleExpansion',
  'ParameterExpansion',
  'ArithmeticExpansion',
  'ArithmeticCommand',
  'ArithmeticWord',
  'ArithmeticBinary',
  'ArithmeticUnary',
  'ArithmeticTernary',
  'ArithmeticGroup',
  'HereDocDelimiter',
]);

const WORDS: ReadonlyMap<SyntaxNode['type'], Context> = new Map([
  ['Word', 'bare'],
  ['SingleQuoted', 'single-quoted'],
  ['DoubleQuoted', 'double-quoted'],
  ['LocaleString', 'double-quoted'],
]);

/** What the node says about its own range; undefined: nothing, the region around it holds. */
function contextOf({ node, forced, quotedHeredoc }: Frame): Context | null | undefined {
  if (node.type === 'CommandExpansion' || node.type === 'ProcessSubstitution') {
    return node.script?.source === undefined ? null : 'unsupported';
  }
  if (node.type === 'ArithmeticCommandExpansion') return null;
  if (node.type === 'HereDocBody') return quotedHeredoc ? 'quoted-heredoc' : 'heredoc';
  if (NO_VARIABLE.has(node.type)) return 'unsupported';
  const context = WORDS.get(node.type);
  return context !== undefined && forced ? 'unsupported' : context;
}

function childFrame(frame: Frame, child: SyntaxNode): Frame {
  const { node } = frame;
  return {
    node: child,
    pipedFrom: frame.pipedFrom ?? (isFed(node, child) ? node.pos : null),
    around:
      node.type === 'Redirected' && child === node.command
        ? [...frame.around, ...node.redirects]
        : frame.around,
    timed:
      node.type === 'Pipeline' &&
      child === node.commands[0] &&
      node.prefixes.some((prefix) => prefix.type === 'Time'),
    forced: isForced(frame, child),
    quotedHeredoc: node.type === 'HereDoc' && (node.delimiter?.quoted ?? false),
    anchor: frame.anchor ?? anchorOf(node, child),
  };
}

function isFed(node: SyntaxNode, child: SyntaxNode): boolean {
  return (
    node.type === 'Pipeline' &&
    child !== node.commands[0] &&
    child.type !== 'Time' &&
    child.type !== 'Negation'
  );
}

/** Back-quotes with escapes are decoded before they are parsed: positions inside are into the decoded text. */
function anchorOf(parent: SyntaxNode, child: SyntaxNode): Anchor | null {
  return child.type === 'Script' && child.source !== undefined
    ? { start: parent.pos, end: parent.end }
    : null;
}

const COMMAND_SUBSTITUTIONS: ReadonlySet<SyntaxNode['type']> = new Set([
  'CommandExpansion',
  'ProcessSubstitution',
  'ArithmeticCommandExpansion',
]);
const EVALUATED: ReadonlySet<SyntaxNode['type']> = new Set([
  'ParameterExpansion',
  'ArithmeticExpansion',
  'ArithmeticCommand',
]);

function isForced({ node, forced }: Frame, child: SyntaxNode): boolean {
  if (COMMAND_SUBSTITUTIONS.has(node.type)) return false;
  if (forced || EVALUATED.has(node.type)) return true;
  if (node.type === 'Assignment') return child !== node.value;
  if (node.type === 'Function' || node.type === 'Select' || node.type === 'For') return child === node.name;
  // `arr=([…]=x)` evaluates what is between the brackets.
  if (node.type === 'ArrayValue') return child.type === 'Word' && child.text.startsWith('[');
  if (node.type === 'Coproc') return node.name !== undefined && child === node.name;
  if (node.type === 'TestBinary') return ARITHMETIC_TESTS.has(node.operator);
  return node.type === 'TestUnary' && NAME_TESTS.has(node.operator);
}
