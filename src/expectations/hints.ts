/**
 * True when one of the words is in the text, which is lower-case where they are. It stands before a pattern that needs
 * one of them: the first use of such a pattern costs more than a whole document's worth of `includes`.
 */
export function holdsAny(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word));
}
