/** The value of a word where it is literal. */

import type { CommandArgument, Word, WordPart } from 'unbash';
import { firstFrom } from './regions.ts';
import type { Placeholder } from './types.ts';

const EXPANSIONS: ReadonlySet<WordPart['type']> = new Set([
  'SimpleExpansion',
  'ParameterExpansion',
  'CommandExpansion',
  'ArithmeticExpansion',
  'ProcessSubstitution',
  'BraceExpansion',
]);

/**
 * The word's value with its quotes removed; null where an expansion or a placeholder stands in it.
 * A glob keeps its pattern: `http://x/?a=1` is what the author meant.
 */
export function literalOf(word: CommandArgument, placeholders: readonly Placeholder[]): string | null {
  if (holdsPlaceholder(word, placeholders)) return null;
  if (word.type === 'Word') return isLiteral(word) ? word.value : null;
  if (word.value.type !== 'Word' || word.index !== undefined || !isLiteral(word.value)) return null;
  return `${word.name}${word.append === true ? '+' : ''}=${word.value.value}`;
}

export function isLiteral(word: Word): boolean {
  return (word.parts ?? []).every(isLiteralPart);
}

function isLiteralPart(part: WordPart): boolean {
  if (part.type === 'DoubleQuoted' || part.type === 'LocaleString') return part.parts.every(isLiteralPart);
  return !EXPANSIONS.has(part.type);
}

/** A real-looking host is literal though it is reported. */
function holdsPlaceholder(word: { pos: number; end: number }, placeholders: readonly Placeholder[]): boolean {
  for (let index = firstFrom(placeholders, word.pos); ; index += 1) {
    const placeholder = placeholders[index];
    if (placeholder === undefined || placeholder.start >= word.end) return false;
    if (placeholder.form !== 'example-host') return true;
  }
}
