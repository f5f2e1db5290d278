/** What of the parameters' values a word holds: itself, through a variable, or through what a command prints. */

import { forEachChild } from 'unbash';
import type { Command, SyntaxNode } from 'unbash';

/** The values of which parameters; `sure`: as they are, and not only what some program made of them. */
export interface Held {
  readonly parameters: ReadonlySet<string>;
  readonly sure: boolean;
}

/** A placeholder's place in the text that was parsed. */
export interface Place {
  readonly parameter: string;
  readonly start: number;
  readonly end: number;
}

/** What is known where a node stands: the variables so far, the positional parameters, the text's placeholders. */
export interface Known {
  readonly variables: ReadonlyMap<string, Held>;
  readonly positional: Held | null;
  readonly places: readonly Place[];
}

/** Programs that print what they are given, whole or in parts. */
const PRINTERS: ReadonlySet<string> = new Set(
  'echo printf cat tee tr sed cut awk head tail sort uniq rev tac fold basename dirname realpath readlink xargs grep envsubst base64'.split(
    ' ',
  ),
);

export function prints(command: Command): boolean {
  const name = command.name?.value ?? '';
  return PRINTERS.has(name.slice(name.lastIndexOf('/') + 1));
}

export function both(one: Held | null, other: Held | null): Held | null {
  if (one === null || other === null) return one ?? other;
  return {
    parameters: new Set([...one.parameters, ...other.parameters]),
    sure: one.sure || other.sure,
  };
}

export function perhaps(held: Held | null): Held | null {
  return held === null ? null : { ...held, sure: false };
}

/** What the node's text comes to hold when bash expands it. */
export function heldBy(node: SyntaxNode, known: Known): Held | null {
  const inner = substitutionsIn(node);
  const own = known.places.filter(
    (place) => !inner.some(({ pos, end }) => pos <= place.start && place.end <= end),
  );
  return both(placesIn(node, own), variablesIn(node, known));
}

/** What a command prints is looked at with the command. */
function substitutionsIn(node: SyntaxNode): SyntaxNode[] {
  if (node.type === 'CommandExpansion' || node.type === 'ProcessSubstitution') return [node];
  const found: SyntaxNode[] = [];
  forEachChild(node, (child) => {
    found.push(...substitutionsIn(child));
  });
  return found;
}

/** As `heldBy`, through variables only: a placeholder of its own is bound, and was looked at there. */
export function variablesIn(node: SyntaxNode, known: Known): Held | null {
  if (node.type === 'SimpleExpansion') return named(node.text.slice(1), known);
  if (node.type === 'SingleQuoted' || node.type === 'ArithmeticExpansion') return null;
  if (node.type === 'ParameterExpansion') {
    // `${#A}` is a number, `${A@Q}` is quoted for the shell that reads it back, `${A+x}` holds none of it.
    const { operation, prefix } = node;
    if (prefix === '#') return null;
    if (operation?.type === 'Transform') return null;
    const own =
      operation?.type === 'Default' && operation.operator.includes('+') ? null : named(node.parameter, known);
    return both(own, childrenOf(node, known));
  }
  const held = childrenOf(node, known);
  if (node.type !== 'CommandExpansion' && node.type !== 'ProcessSubstitution') return held;
  const all = both(held, node.script === undefined ? null : placesIn(node, known.places));
  return commandsIn(node).every(prints) ? all : perhaps(all);
}

function childrenOf(node: SyntaxNode, known: Known): Held | null {
  let held: Held | null = null;
  forEachChild(node, (child) => {
    held = both(held, variablesIn(child, known));
  });
  return held;
}

function named(name: string, { variables, positional }: Known): Held | null {
  return /^(?:\d+|[@*])$/.test(name) ? positional : (variables.get(name) ?? null);
}

function placesIn(node: { pos: number; end: number }, places: readonly Place[]): Held | null {
  const inside = places.filter(({ start, end }) => start < node.end && end > node.pos);
  if (inside.length === 0) return null;
  return { parameters: new Set(inside.map(({ parameter }) => parameter)), sure: true };
}

function commandsIn(node: SyntaxNode): Command[] {
  const found: Command[] = node.type === 'Command' ? [node] : [];
  forEachChild(node, (child) => {
    found.push(...commandsIn(child));
  });
  return found;
}
