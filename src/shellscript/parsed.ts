/** unbash's tree of a masked text, and what it passes over in silence made into errors. */

import { parse } from 'unbash';
import type { ParsedScript } from 'unbash';
import { survey } from './survey.ts';
import type { FoundCommand, Survey } from './survey.ts';
import { unitsOf } from './units.ts';
import type { Unit } from './units.ts';

export interface ParseProblem {
  readonly offset: number;
  readonly message: string;
}

export interface Parsed {
  readonly masked: string;
  readonly tree: ParsedScript;
  readonly survey: Survey;
  readonly units: readonly Unit[];
  readonly errors: readonly ParseProblem[];
}

export function parseMasked(masked: string): Parsed {
  const tree = parse(masked);
  const found = survey(tree);
  const units = unitsOf(masked, tree, found);
  const errors = [
    ...found.errors,
    ...openHeredocs(found),
    ...overrun(masked, tree),
    ...leftovers(masked, units),
    ...found.commands.flatMap((command) => leftoversInside(masked, command)),
  ];
  return { masked, tree, survey: found, units, errors };
}

/** bash only warns, and takes all the rest of the fence for the heredoc's text. */
function openHeredocs(found: Survey): ParseProblem[] {
  return found.heredocs
    .filter((heredoc) => !heredoc.closed)
    .map((heredoc) => ({ offset: heredoc.start, message: 'here-document is not closed' }));
}

/** unbash reports no error for `${ \` at the end of the text, and ends the statement behind it. */
function overrun(masked: string, tree: ParsedScript): ParseProblem[] {
  const last = tree.commands.at(-1);
  const over = last !== undefined && last.end > masked.length;
  return over ? [{ offset: last.pos, message: 'unexpected end of the text' }] : [];
}

/** Between commands stand only blanks, line ends, `;` and comments. Anything else was passed over, as in `ls (`. */
function leftovers(masked: string, units: readonly Unit[]): ParseProblem[] {
  const problems: ParseProblem[] = [];
  let from = 0;
  for (const next of [...units, { start: masked.length, end: masked.length }]) {
    const gap = masked.slice(from, next.start);
    const at = /^(?:[ \t\r\n;]|\\(?:\n|$)|#[^\n]*)*/.exec(gap)?.[0].length ?? 0;
    if (at < gap.length) problems.push({ offset: from + at, message: `unexpected '${gap.charAt(at)}'` });
    from = next.end;
  }
  return problems;
}

/** Between the words of a command stand only blanks: `echo (x` at the end of the text comes without an error. */
function leftoversInside(masked: string, { node, anchor }: FoundCommand): ParseProblem[] {
  if (anchor !== null) return [];
  const words = [...node.prefix, ...(node.name === undefined ? [] : [node.name]), ...node.suffix];
  let from = node.pos;
  for (const word of words.sort((a, b) => a.pos - b.pos)) {
    const gap = masked.slice(from, word.pos);
    if (!/^(?:[ \t]|\\\n)*$/.test(gap))
      return [{ offset: from, message: `unexpected '${gap.trim().charAt(0)}'` }];
    from = word.end;
  }
  return [];
}
