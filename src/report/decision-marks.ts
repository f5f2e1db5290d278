import { say } from '../catalogue/index.ts';
import { decideTexts } from '../catalogue/decide.ts';
import type { Decision } from '../plan/decision.ts';
import { numberedLines, textOf, type Line } from './lines.ts';
import { isTickable, type Addition, type Tick } from './marks.ts';
import type { RunFacts, Wording } from './run-facts.ts';
import { words } from './text.ts';

/**
 * What was decided, where the document asks for it: behind each condition that held, its box ticked by the operator's
 * word, and in the row of the 决策矩阵 that fitted (language.md §7, law 5).
 */
export function decisionAdditions(
  source: string,
  { plan, state: { decision } }: Pick<RunFacts, 'plan' | 'state'>,
  wording: Wording,
): readonly Addition[] {
  // A box is ticked by a named person's word alone (law 2).
  if (decision === null || plan.decision === null || decision.by === '') return [];
  const lineOf = numberedLines(source);
  const by = words(wording.mask(decision.by), 60);
  const held = plan.decision.triggers.filter((trigger) => holds(decision, trigger));
  const marks = [
    ...held.map(({ line }) => [line, 'mark-holds'] as const),
    ...decision.rows.map((line) => [line, 'mark-fits'] as const),
  ];
  return marks.flatMap(([number, text]) => {
    const line = lineOf(number);
    return line === null ? [] : [mark(source, line, say(decideTexts[text], wording.locale, { by }))];
  });
}

function holds(decision: Decision, { force, text }: { force: string; text: string }): boolean {
  return decision.holds.some((each) => each.force === force && each.text === text);
}

/** In a table's last cell, else at the end of the line. */
function mark(source: string, line: Line, body: string): Addition {
  const text = textOf(source, line);
  const written = text.trimEnd();
  const inTable = /^\s*(?:>\s*)*\|/.test(text) && written.endsWith('|');
  const offset = line.start + (inTable ? written.length - 1 : written.length);
  const before = /[ \t]/.test(source.charAt(offset - 1)) ? '' : ' ';
  return { offset, before, body, after: inTable ? ' ' : '', tick: inTable ? null : boxIn(source, line) };
}

/** An empty box at the head of an item. */
function boxIn(source: string, line: Line): Tick | null {
  const head = /^\s*(?:>\s*)*(?:[-*+]|\d+[.)])\s+\[/.exec(textOf(source, line))?.[0];
  if (head === undefined) return null;
  const offset = line.start + head.length;
  return source[offset + 1] === ']' && isTickable(source, offset) ? { offset } : null;
}
