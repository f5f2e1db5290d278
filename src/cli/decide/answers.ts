import { say, type Locale } from '../../catalogue/index.ts';
import { decideTexts as texts } from '../../catalogue/decide.ts';
import { evaluate, readFact, type Fact } from '../../decision/evaluate.ts';
import type { Decision, DecisionGuide, MatrixColumn } from '../../plan/decision.ts';
import { fold } from '../../vocabulary/fold.ts';
import { readFact as readNoticeFact } from '../../vocabulary/notices.ts';

/** What was said about a document's decision, by flags or at the prompt. */
export interface Said {
  /** Numbers of triggers that hold; null: nobody has said. */
  readonly holds: readonly number[] | null;
  /** By the column's name. */
  readonly facts: ReadonlyMap<string, string>;
  readonly severity: string | null;
  readonly scope: string | null;
  readonly since: string | null;
}

/** The decision that follows from what was said. Every column of the table has a fact that it understands. Pure. */
export function decisionOf(guide: DecisionGuide, said: Said, by: string): Decision {
  const { triggers, matrix } = guide;
  const facts = (matrix?.columns ?? []).map((column) => readFact(column, said.facts.get(column.name) ?? ''));
  const known = facts.filter((fact): fact is Fact => fact !== null);
  const evaluation =
    matrix === null || known.length < matrix.columns.length
      ? ({ verdict: 'not-asked', outcome: null, rows: [] } as const)
      : evaluate(matrix, known);
  const { since } = said;
  const severity = said.severity ?? factAbout('severity', said);
  const scope = said.scope ?? factAbout('scope', said);
  return {
    ...evaluation,
    holds: triggers
      .filter(({ number }) => said.holds?.includes(number) === true)
      .map(({ force, text }) => ({ force, text })),
    ...(triggers.length === 0
      ? { conditions: 'none' as const }
      : said.holds === null
        ? { conditions: 'not-asked' as const }
        : {}),
    facts: [...said.facts].map(([name, value]) => ({ name, value })),
    severity,
    scope,
    since,
    reason: null,
    by,
  };
}

/** What a column of the table says of severity or scope, by the column's words: it need not be asked twice. */
function factAbout(detail: Detail, { facts }: Pick<Said, 'facts'>): string | null {
  return [...facts].find(([name]) => detailOf(name) === detail)?.[1] ?? null;
}

/** What is told beside the triggers and the table. */
export type Detail = 'severity' | 'scope' | 'since';

const DETAILS: Readonly<Record<string, Detail>> = {
  severity: 'severity',
  scope: 'scope',
  'started-at': 'since',
};

/** `影响范围`, `影响用户` → scope. Null: the words name no such thing. */
export function detailOf(name: string): Detail | null {
  return DETAILS[readNoticeFact(name) ?? ''] ?? null;
}

export function skippedDecision(reason: string, by: string): Decision {
  const nothing = { holds: [], facts: [], severity: null, scope: null, since: null, outcome: null, rows: [] };
  return { ...nothing, verdict: 'skipped', reason, by };
}

/** `1,3` → 1 and 3; `0` → none. A text is the part that is no number of the guide. */
export function readHolds(text: string, { triggers }: DecisionGuide): readonly number[] | string {
  const parts = fold(text)
    .split(/[,\s、;]+/)
    .filter((part) => part !== '');
  const numbers: number[] = [];
  for (const part of parts) {
    const number = Number(part);
    const known = number === 0 || triggers.some((trigger) => trigger.number === number);
    if (!/^\d+$/.test(part) || !known) return part;
    if (number !== 0) numbers.push(number);
  }
  return parts.length === 0 ? text : numbers;
}

/** Why a column does not understand what was said; null: it does. */
export function factProblem(column: MatrixColumn, said: string, locale: Locale): string | null {
  if (readFact(column, said) !== null) return null;
  const expected = say(texts['expected-number'], locale, { unit: column.unit });
  return say(texts['not-a-fact'], locale, { given: said, name: column.name, expected });
}
