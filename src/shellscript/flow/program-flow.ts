/** Values of parameters in the text of a program of another language: SQL, Python, awk (language.md §0.6). */

import { forEachChild } from 'unbash';
import type { Command, CommandArgument, SyntaxNode } from 'unbash';
import { programTextIn } from '../program-texts.ts';
import type { Flow } from './flow.ts';
import { variablesIn, type Held, type Known } from './held.ts';
import { withoutQuoting } from './program-literals.ts';

export interface Called {
  readonly node: Command;
  /** From the program's name on, its wrappers taken off. */
  readonly words: readonly CommandArgument[];
  /** What its standard input holds. */
  readonly input: Held | null;
  /** The words' positions are not true to the text. */
  readonly anchored: boolean;
}

/** `masked` has signs for the placeholders of `author`, so that positions are the same in both. */
export function programFlows(
  { node, words, input, anchored }: Called,
  known: Known,
  { masked, author }: { readonly masked: string; readonly author: string },
): readonly Flow[] {
  const found = programTextIn(words.map(({ pos, end }) => withoutQuoting(masked.slice(pos, end))));
  if (found === null) return [];
  const { language } = found;
  const flows: Flow[] = [];
  const add = (within: SyntaxNode, heredoc: boolean): void => {
    for (const { start, parameters } of holesIn(within, known)) {
      const text = masked.slice(within.pos, start);
      const before = anchored ? null : heredoc ? text : withoutQuoting(text);
      const word = author.slice(within.pos, within.end);
      flows.push({ kind: 'program', language, before, parameters, start, text: word });
    }
  };
  for (const index of found.words) {
    const word = words[index];
    if (word !== undefined) add(word, false);
  }
  if (!found.reads) return flows;
  const heredocs = node.redirects.filter((redirect) => redirect.type === 'HereDoc');
  for (const { body } of heredocs) add(body, true);
  if (heredocs.length === 0 && input !== null) {
    const { pos: start, end } = node;
    const text = author.slice(start, end);
    flows.push({ kind: 'program', language, before: null, parameters: [...input.parameters], start, text });
  }
  return flows;
}

interface Hole {
  readonly start: number;
  readonly parameters: readonly string[];
}

/** Where in a word, or in a heredoc, values stand: placeholders, and expansions that hold one. */
function holesIn(node: SyntaxNode, known: Known): readonly Hole[] {
  const own = known.places
    .filter(({ start, end }) => start >= node.pos && end <= node.end)
    .map(({ start, parameter }) => ({ start, parameters: [parameter] }));
  return [...own, ...expansionsIn(node, known)];
}

function expansionsIn(node: SyntaxNode, known: Known): readonly Hole[] {
  const expands =
    node.type === 'SimpleExpansion' || node.type === 'ParameterExpansion' || node.type === 'CommandExpansion';
  if (expands) {
    const held = variablesIn(node, known);
    return held === null ? [] : [{ start: node.pos, parameters: [...held.parameters] }];
  }
  const found: Hole[] = [];
  forEachChild(node, (child) => {
    found.push(...expansionsIn(child, known));
  });
  return found;
}
