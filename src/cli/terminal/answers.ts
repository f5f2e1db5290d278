/** What an operator types for an answer. */

export type Word = 'yes' | 'no' | 'not-applicable';

export interface Said {
  readonly word: Word;
  /** A reason or a note behind the word; null for none. */
  readonly note: string | null;
}

/** What may be typed for an answer; the rest is asked again. */
const WORDS = new Map<string, Word>([
  ...['y', 'yes', 'done', '是', '对', '好', '做完了', '完成'].map((text) => [text, 'yes'] as const),
  ...['n', 'no', 'could not', 'no, could not', '否', '不', '不是', '没做成', '做不了'].map(
    (text) => [text, 'no'] as const,
  ),
  ...['na', 'n/a', '不适用'].map((text) => [text, 'not-applicable'] as const),
]);

/**
 * `y`, `n`, `na`, with a note behind a colon: `y: restarted twice`. Only there: "yes but three are left" is no yes, and
 * is asked again.
 */
export function readAnswer(given: string): Said | null {
  const text = given.normalize('NFKC').trim();
  const at = text.indexOf(':');
  const word = WORDS.get((at < 0 ? text : text.slice(0, at)).trim().toLowerCase());
  if (word === undefined) return null;
  const note = at < 0 ? '' : text.slice(at + 1).trim();
  return { word, note: note === '' ? null : note };
}

/** Not an answer yet: whoever does something by hand wants to do it here. */
export function wantsShell(given: string): boolean {
  return ['s', 'shell'].includes(given.normalize('NFKC').trim().toLowerCase());
}
