import { diffArrays } from 'diff';
import { width } from './text.ts';

/** A piece of a line, and whether the other line has it. */
export interface Piece {
  readonly text: string;
  readonly differs: boolean;
}

/** What was wanted beside what was seen, in pieces; for display only, no verdict rests on it (language.md §3). */
export interface Difference {
  readonly wanted: readonly Piece[];
  readonly seen: readonly Piece[];
}

/** Fewer characters in common than this between two differences are chance. */
const LEAST_COMMON = 2;

/** Where a comparison may begin on the line seen: at words, and at characters of scripts without blanks. */
const MOST_BEGINNINGS = 100;

interface Change {
  readonly text: string;
  readonly count: number;
  readonly side: 'wanted' | 'seen' | 'both';
}

/**
 * Compares by characters as a reader sees them. What stands before and behind the wanted text on the line seen is no
 * difference: a text is looked for within a line, so it is compared with that part of the line which it comes nearest
 * to. Null: they have nothing in common that is worth showing.
 */
export function differenceOf(wanted: string, seen: string): Difference | null {
  const [sought, line] = [charactersOf(wanted), charactersOf(seen)];
  let best: { readonly at: number; readonly end: number; readonly changes: readonly Change[] } | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const at of beginnings(line)) {
    const end = at + Math.ceil(sought.length * 1.5) + 2;
    const changes = changesBetween(sought, line.slice(at, end));
    const cost = costOf(changes);
    if (cost < least) [best, least] = [{ at, end, changes }, cost];
  }
  if (best === null) return null;
  const { at, end, changes } = best;
  if (!changes.some(({ side, count }) => side === 'both' && count >= LEAST_COMMON)) return null;
  const pieces = { wanted: [] as Piece[], seen: [] as Piece[] };
  add(pieces.seen, { text: line.slice(0, at).join(''), differs: false });
  const [first, last] = bounds(changes);
  for (const [index, { text, count, side }] of changes.entries()) {
    const inside = index >= first && index <= last;
    // A lone letter that both happen to have, in the midst of what differs.
    const chance = side === 'both' && count < LEAST_COMMON && index > first && index < last;
    const differs = (side !== 'both' && inside) || chance;
    if (side !== 'seen') add(pieces.wanted, { text, differs });
    if (side !== 'wanted') add(pieces.seen, { text, differs });
  }
  add(pieces.seen, { text: line.slice(end).join(''), differs: false });
  return pieces;
}

function beginnings(line: readonly string[]): readonly number[] {
  const all = line.flatMap((character, index) => {
    const isWord = /[\p{L}\p{N}]/u.test(character);
    const follows = /[A-Za-z0-9]/.test(line[index - 1] ?? '') && /[A-Za-z0-9]/.test(character);
    return index === 0 || (isWord && !follows) ? [index] : [];
  });
  return all.slice(0, MOST_BEGINNINGS);
}

function changesBetween(wanted: readonly string[], seen: readonly string[]): readonly Change[] {
  return diffArrays([...wanted], [...seen]).map(({ value, added, removed }) => ({
    text: value.join(''),
    count: value.length,
    side: added ? 'seen' : removed ? 'wanted' : 'both',
  }));
}

/** The first and the last change that the wanted text has a part in. */
function bounds(changes: readonly Change[]): readonly [number, number] {
  const isSought = ({ side }: Change): boolean => side !== 'seen';
  return [changes.findIndex(isSought), changes.findLastIndex(isSought)];
}

/** What is missing of the wanted text weighs more than what stands between. */
function costOf(changes: readonly Change[]): number {
  const [first, last] = bounds(changes);
  return changes
    .filter(({ side }, index) => side !== 'both' && index >= first && index <= last)
    .reduce((sum, { count, side }) => sum + (side === 'wanted' ? 2 * count : count), 0);
}

function add(pieces: Piece[], piece: Piece): void {
  if (piece.text === '') return;
  const before = pieces.at(-1);
  if (before?.differs === piece.differs)
    pieces[pieces.length - 1] = { ...piece, text: before.text + piece.text };
  else pieces.push(piece);
}

const segmenter = new Intl.Segmenter();

function charactersOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** One row of a marked line: its text in pieces, and the signs under what differs, blank where nothing does. */
export interface MarkedRow {
  readonly pieces: readonly Piece[];
  readonly marks: string;
}

/** A line in rows of at most `columns` columns, with `sign` under each column of what differs. */
export function markedRows(pieces: readonly Piece[], sign: string, columns: number): readonly MarkedRow[] {
  const rows: MarkedRow[] = [];
  let row: Piece[] = [];
  let marks = '';
  let taken = 0;
  const end = (): void => {
    rows.push({ pieces: row, marks: marks.trimEnd() });
    [row, marks, taken] = [[], '', 0];
  };
  for (const { text, differs } of pieces) {
    for (const character of charactersOf(text)) {
      const own = width(character);
      if (taken + own > columns && taken > 0) end();
      add(row, { text: character, differs });
      marks += (differs ? sign : ' ').repeat(own);
      taken += own;
    }
  }
  if (row.length > 0) end();
  return rows;
}
