/** `<`, `≥`, 不超过, at least: how one value stands to another. */
export type Comparison = '=' | '≠' | '<' | '≤' | '>' | '≥';

const WORDS: readonly (readonly [Comparison, string])[] = [
  [
    '≤',
    '<=|≤|≦|⩽|不大于|不大於|不超过|不超過|不高于|不高於|不多于|不多於|小于等于|小於等於|小于或等于|至多|最多|at most|no more than|not more than|up to|less than or equal to',
  ],
  [
    '≥',
    '>=|≥|≧|⩾|不小于|不小於|不低于|不低於|不少于|不少於|大于等于|大於等於|大于或等于|至少|最少|at least|no less than|not less than|no fewer than|greater than or equal to',
  ],
  ['≠', '!=|≠|<>|/=|不等于|不等於|不为|不為|不是|not equal to|is not'],
  ['<', '<|小于|小於|低于|低於|少于|少於|less than|fewer than|lower than|under|below'],
  ['>', '>|大于|大於|高于|高於|多于|多於|超过|超過|greater than|more than|higher than|over|above|exceeds?'],
  ['=', '={1,2}|等于|等於|equals?(?: to)?'],
];

const ANY = WORDS.map(([, words]) => words).join('|');
/** The longest first, since they stand so above. For use in a larger pattern. */
export const COMPARISON = `(?:${ANY})`;

/** Every comparison holds one of these: cheap to look for, where the whole is dear. */
const TRACE =
  /[<>=≤≥≦≧⩽⩾≠]|[于於为為是超多少]|at (?:most|least)|up to|than|equal|is not|under|below|over|above|exceed/i;

/** False where no comparison can be found. */
export function mayCompare(text: string): boolean {
  return TRACE.test(text);
}

const PATTERNS = WORDS.map(
  ([comparison, words]) => [comparison, new RegExp(`^(?:${words})$`, 'iu')] as const,
);

export function comparisonOf(words: string): Comparison | null {
  const text = words.trim().replace(/\s+/g, ' ');
  return PATTERNS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** Doubles that differ by rounding alone are equal: 0.1 s + 0.2 s, converted. */
function isSame(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
}

export function holds(actual: number, comparison: Comparison, wanted: number): boolean {
  switch (comparison) {
    case '=':
      return isSame(actual, wanted);
    case '≠':
      return !isSame(actual, wanted);
    case '<':
      return actual < wanted && !isSame(actual, wanted);
    case '≤':
      return actual <= wanted || isSame(actual, wanted);
    case '>':
      return actual > wanted && !isSame(actual, wanted);
    case '≥':
      return actual >= wanted || isSame(actual, wanted);
  }
}

export function isComparison(value: string | null): value is Comparison {
  return value !== null && '=≠<≤>≥'.includes(value) && value.length === 1;
}
