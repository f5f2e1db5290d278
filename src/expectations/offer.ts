import type { Json } from '../plan/types.ts';
import type { ExpectationKind, ReadingContext } from './types.ts';
import { isLong, verbatim } from './wording.ts';

export type ExpectationReading =
  | { readonly kind: string; readonly spec: Json; readonly reading: string; readonly judged: boolean }
  | { readonly error: string };

function offerTo(kind: ExpectationKind, words: string, context: ReadingContext): ExpectationReading | null {
  const result = kind.read(words, context);
  if (result === null) return null;
  if (!result.ok) return { error: result.reason };
  return { kind: kind.name, spec: result.spec, reading: result.reading, judged: kind.judged };
}

/**
 * Offers words to kinds in their order; the first that takes them decides. `` `…` `` and 「…」 are always literal.
 * Very long words are JSON or prose, and patterns for words are not tried on them. Null: none takes them.
 */
export function offer(
  kinds: readonly ExpectationKind[],
  words: string,
  context: ReadingContext,
): ExpectationReading | null {
  const exact = !context.block && verbatim(words) !== null;
  const narrowed = (names: readonly string[]): readonly ExpectationKind[] =>
    kinds.filter((kind) => names.includes(kind.name));
  const first = exact ? narrowed(['literal']) : [];
  const rest = !context.block && isLong(words) ? narrowed(['json', 'prose']) : kinds;
  for (const kind of [...first, ...rest]) {
    const reading = offerTo(kind, words, context);
    if (reading !== null) return reading;
  }
  return null;
}
