import type { Condition, Decision, Matrix, MatrixColumn } from '../plan/decision.ts';
import { fold } from '../vocabulary/fold.ts';
import { baseQuantity, isWithin } from './condition.ts';

/** A column's fact as the table understands it. */
export type Fact =
  { readonly kind: 'word'; readonly word: string } | { readonly kind: 'value'; readonly value: number };

/** What an operator said of a column: a word of it (any case), or a number, in the column's unit when it has none. */
export function readFact(column: MatrixColumn, said: string): Fact | null {
  const text = fold(said).trim();
  if (text === '') return null;
  if (column.kind === 'words') {
    const word = column.words.find((each) => each.toLowerCase() === text.toLowerCase());
    // A word that no row names is a fact as well: rows that take anything fit it.
    return { kind: 'word', word: word ?? text };
  }
  const bare = /^[-+]?[0-9][0-9,]*(?:\.[0-9]+)?$/.test(text);
  const quantity = baseQuantity(bare ? `${text}${column.unit}` : text);
  const own = baseQuantity(`1${column.unit}`);
  if (quantity === null || own === null || quantity.dimension !== own.dimension) return null;
  return { kind: 'value', value: quantity.value };
}

export type Evaluation = Pick<Decision, 'verdict' | 'outcome' | 'rows'>;

/** Which rows fit, and whether they agree (language.md §7). Pure. */
export function evaluate({ rows }: Matrix, facts: readonly Fact[]): Evaluation {
  const fitting = rows.filter(({ conditions }) =>
    conditions.every((condition, index) => admits(condition, facts[index])),
  );
  const lines = fitting.map(({ line }) => line);
  const outcomes = new Set(fitting.map(({ outcome }) => fold(outcome).trim()));
  const [first] = fitting;
  if (first === undefined) return { verdict: 'no-row', outcome: null, rows: [] };
  if (outcomes.size > 1) return { verdict: 'rows-disagree', outcome: null, rows: lines };
  return { verdict: 'match', outcome: first.outcome, rows: lines };
}

function admits(condition: Condition, fact: Fact | undefined): boolean {
  if (fact === undefined) return false;
  switch (condition.kind) {
    case 'any':
      return true;
    case 'words':
      return (
        fact.kind === 'word' && condition.words.some((word) => word.toLowerCase() === fact.word.toLowerCase())
      );
    case 'range':
      return fact.kind === 'value' && condition.ranges.some((range) => isWithin(fact.value, range));
  }
}
