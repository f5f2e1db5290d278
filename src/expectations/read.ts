import { expectations as text } from '../catalogue/expectations.ts';
import { say } from '../catalogue/index.ts';
import type { Json } from '../plan/types.ts';
import { json } from './kinds/json.ts';
import { literal } from './kinds/literal.ts';
import { prose } from './kinds/prose.ts';
import { KINDS } from './registry.ts';
import type { ExpectationKind, ReadingContext } from './types.ts';
import { isLong, verbatim } from './wording.ts';

export type ExpectationReading =
  | { readonly kind: string; readonly spec: Json; readonly reading: string; readonly judged: boolean }
  | { readonly error: string };

function offer(kind: ExpectationKind, words: string, context: ReadingContext): ExpectationReading | null {
  const result = kind.read(words, context);
  if (result === null) return null;
  if (!result.ok) return { error: result.reason };
  return { kind: kind.name, spec: result.spec, reading: result.reading, judged: kind.judged };
}

/**
 * Reads an author's words, which stand without their `预期：`, once and for all when the document is compiled (language.md §3).
 * `` `…` `` and 「…」 are always literal; otherwise the first kind of the registry that takes the words decides, and prose takes anything.
 * An error says, in the user's language, what is wrong and how to mend it. Pure; never throws.
 */
export function readExpectation(words: string, context: ReadingContext): ExpectationReading {
  if (words.trim() === '') return { error: say(text['error.nothing'], context.locale) };
  if (!context.block && verbatim(words) !== null) {
    const exact = offer(literal, words, context);
    if (exact !== null) return exact;
  }
  const kinds = !context.block && isLong(words) ? [json, prose] : KINDS;
  for (const kind of kinds) {
    const reading = offer(kind, words, context);
    if (reading !== null) return reading;
  }
  return { error: say(text['error.nothing'], context.locale) };
}
