import { expectations as text } from '../catalogue/expectations.ts';
import { say } from '../catalogue/index.ts';
import { offer } from './offer.ts';
import type { ExpectationReading } from './offer.ts';
import { KINDS } from './registry.ts';
import type { ReadingContext } from './types.ts';

/**
 * Reads an author's words, which stand without their `预期：`, once and for all when the document is compiled (language.md §3).
 * `` `…` `` and 「…」 are always literal; otherwise the first kind of the registry that takes the words decides, and prose takes anything.
 * An error says, in the user's language, what is wrong and how to mend it. Pure; never throws.
 */
export function readExpectation(words: string, context: ReadingContext): ExpectationReading {
  const nothing = { error: say(text['error.nothing'], context.locale) };
  return words.trim() === '' ? nothing : (offer(KINDS, words, context) ?? nothing);
}
