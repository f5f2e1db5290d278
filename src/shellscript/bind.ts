/** Puts variables where the placeholders stand (language.md §5): a value reaches bash as data, never as text of a script. */

import type { Binding } from '../plan/types.ts';
import { readingsOf } from './reading.ts';
import type { Reading } from './reading.ts';
import { foldLineEnds, mask } from './masks.ts';
import { parseMasked } from './parsed.ts';
import { contextsOf } from './regions.ts';

export type Bound =
  | { readonly ok: true; readonly text: string }
  | {
      readonly ok: false;
      /** The offset into the text of the placeholder that no variable can stand for. */
      readonly at: number;
      readonly reason: 'quoted-heredoc' | 'unsupported' | 'mismatch' | 'unreadable';
    };

/**
 * Rewrites a command so that each bound place becomes a reference to the variable that `variableFor` names for its parameter.
 * Every other character stays. The places' quoting is read again from the text: a binding that says otherwise is refused (`mismatch`),
 * so is a text that bash could not read (`unreadable`). The variables need not be exported.
 */
export function bindPlaceholders(
  text: string,
  bindings: readonly Binding[],
  variableFor: (parameter: string) => string,
): Bound {
  const sorted = [...bindings].sort((a, b) => a.start - b.start);
  const misplaced = sorted.find(
    ({ start, end }, index) =>
      start < 0 || end <= start || end > text.length || start < (sorted[index - 1]?.end ?? 0),
  );
  if (misplaced !== undefined) return { ok: false, at: misplaced.start, reason: 'mismatch' };
  const masked = mask(foldLineEnds(text), sorted, '.');
  const { survey: found, errors } = parseMasked(masked);
  const [error] = errors;
  if (error !== undefined && sorted.length > 0) return { ok: false, at: error.offset, reason: 'unreadable' };
  const contexts = contextsOf(sorted, found.regions).map((context) => context ?? 'unsupported');
  const readings = readingsOf(masked, found, sorted, contexts);
  const parts: string[] = [];
  let from = 0;
  for (const [index, binding] of sorted.entries()) {
    const reading = readings[index] ?? { context: 'unsupported', again: false };
    const refused = refusal(reading, binding);
    if (refused !== null) return { ok: false, at: binding.start, reason: refused };
    parts.push(text.slice(from, binding.start), reference(variableFor(binding.parameter), reading));
    from = binding.end;
  }
  return { ok: true, text: parts.join('') + text.slice(from) };
}

function refusal(
  { context }: Reading,
  binding: Binding,
): 'quoted-heredoc' | 'unsupported' | 'mismatch' | null {
  if (context === 'quoted-heredoc' || context === 'unsupported') return context;
  return context === binding.context ? null : 'mismatch';
}

/** `@Q` writes the value in the quotes that a shell needs to read it back as one word. */
function reference(variable: string, { context, again }: Reading): string {
  const expansion = `\${${variable}${again ? '@Q' : ''}}`;
  if (context === 'bare') return `"${expansion}"`;
  return context === 'single-quoted' ? `'"${expansion}"'` : expansion;
}
