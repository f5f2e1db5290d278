/** Top-level statements, joined to the units that run as one command: all that stands on one line, heredocs included. */

import type { ParsedScript, Statement } from 'unbash';
import type { Survey } from './survey.ts';

/** The statements of one line, with the heredocs that they open. Offsets into the text. */
export interface Unit {
  readonly statements: readonly Statement[];
  readonly start: number;
  /** Where the last statement ends by the grammar. */
  readonly codeEnd: number;
  /** Behind the last heredoc, if that is further down. */
  readonly end: number;
}

/** The units of a parsed text, in its order and apart. */
export function unitsOf(masked: string, tree: ParsedScript, survey: Survey): Unit[] {
  const units: { statements: Statement[]; start: number; codeEnd: number; end: number }[] = [];
  let heredoc = 0;
  for (const statement of tree.commands) {
    // Recovery may end a statement behind the text's end.
    const end = Math.min(statement.end, masked.length);
    const last = units.at(-1);
    // Only a tree with errors has statements that overlap or are empty.
    if (end <= statement.pos || (last !== undefined && statement.pos < last.codeEnd)) continue;
    let unit = last;
    if (unit === undefined || hasLineEnd(masked, unit.codeEnd, statement.pos)) {
      if (unit !== undefined && statement.pos < unit.end) continue;
      unit = { statements: [], start: statement.pos, codeEnd: end, end };
      units.push(unit);
    }
    unit.statements.push(statement);
    unit.codeEnd = end;
    unit.end = Math.max(unit.end, end);
    for (
      let found = survey.heredocs[heredoc];
      found !== undefined && found.start < end;
      found = survey.heredocs[heredoc]
    ) {
      // An unclosed heredoc may, too.
      unit.end = Math.max(unit.end, Math.min(found.end, masked.length));
      heredoc += 1;
    }
  }
  return units.map((unit) => ({ ...unit, end: trimmedEnd(masked, unit.start, unit.end) }));
}

/** A line end that is not continued stands between the two offsets. */
function hasLineEnd(masked: string, from: number, to: number): boolean {
  for (let at = masked.indexOf('\n', from); at !== -1 && at < to; at = masked.indexOf('\n', at + 1)) {
    if (masked[at - 1] !== '\\' || at === from) return true;
  }
  return false;
}

/** Without the blanks and line ends that recovery or an unclosed heredoc leaves at the end. */
function trimmedEnd(masked: string, start: number, end: number): number {
  let trimmed = end;
  while (trimmed > start + 1 && /[ \t\n]/.test(masked[trimmed - 1] ?? '')) trimmed -= 1;
  return trimmed;
}
