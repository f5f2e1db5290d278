/** Which variables a script reads and which it sets (language.md §5: `${NAME}` that nothing sets). */

import { forEachChild } from 'unbash';
import type { Command, SyntaxNode } from 'unbash';
import { readSource } from './source.ts';
import type { Script } from './types.ts';

export interface VariableRead {
  readonly name: string;
  readonly start: number;
}

export interface Variables {
  /** `$NAME` and `${NAME}`, in the order of the text; not `${NAME:-x}` and its kin, which say what to do without one. */
  readonly reads: readonly VariableRead[];
  readonly sets: readonly VariableRead[];
  /** Where a `source`, `.` or `eval` may set any name; null: nowhere. */
  readonly opensAt: number | null;
}

const NOTHING: Variables = { reads: [], sets: [], opensAt: null };

/** Empty for most texts at the cost of one search. */
export function variablesOf(script: Script): Variables {
  const { text } = script;
  if (!/[$=]/.test(text) && !/\b(?:read|for|source|eval|mapfile|readarray|getopts)\b|^\s*\.\s/m.test(text))
    return NOTHING;
  const found: { reads: VariableRead[]; sets: VariableRead[]; opensAt: number | null } = {
    reads: [],
    sets: [],
    opensAt: null,
  };
  // Arithmetic sets names in too many ways to follow.
  if (script.text.includes('((')) found.opensAt = 0;
  const stack: SyntaxNode[] = [readSource(script.text).tree];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    record(node, found);
    const children: SyntaxNode[] = [];
    forEachChild(node, (child) => {
      children.push(child);
    });
    stack.push(...children.reverse());
  }
  return found;
}

function record(
  node: SyntaxNode,
  found: { reads: VariableRead[]; sets: VariableRead[]; opensAt: number | null },
): void {
  switch (node.type) {
    case 'SimpleExpansion':
      read(node.text.slice(1), node.pos, found.reads);
      return;
    case 'ParameterExpansion':
      if (node.operation?.type !== 'Default' && node.prefix !== '!')
        read(node.parameter, node.pos, found.reads);
      else if (node.operation?.type === 'Default' && node.operation.operator.includes('=')) {
        found.sets.push({ name: node.parameter, start: node.pos });
      }
      return;
    case 'Assignment':
      found.sets.push({ name: node.name, start: node.pos });
      return;
    case 'For':
    case 'Select':
      found.sets.push({ name: node.name.value, start: node.pos });
      return;
    case 'Command':
      recordCommand(node, found);
      return;
    default:
  }
}

function read(name: string, start: number, reads: VariableRead[]): void {
  if (/^[A-Za-z_]\w*$/.test(name)) reads.push({ name, start });
}

/** Builtins whose operands are names. */
const SETTERS: ReadonlySet<string> = new Set([
  'read',
  'mapfile',
  'readarray',
  'getopts',
  'export',
  'declare',
  'typeset',
  'local',
  'readonly',
  'printf',
  'unset',
  'let',
]);

function recordCommand(command: Command, found: { sets: VariableRead[]; opensAt: number | null }): void {
  const program = command.name?.value;
  if (program === 'source' || program === '.' || program === 'eval') found.opensAt ??= command.pos;
  if (program === undefined || !SETTERS.has(program)) return;
  for (const argument of command.args) {
    if (argument.type === 'Word' && /^[A-Za-z_]\w*$/.test(argument.value)) {
      found.sets.push({ name: argument.value, start: argument.pos });
    }
  }
}
