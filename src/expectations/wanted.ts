import type { Expectation, Json } from '../plan/types.ts';
import { field, stringField, stringsField } from './spec-fields.ts';

/** The text that a line had to contain, to be compared with the nearest one for display; null where there is no one such text. */
export function wantedText({ kind, spec }: Pick<Expectation, 'kind' | 'spec'>): string | null {
  if (kind === 'modified') {
    const inner: Json = field(spec, 'inner') ?? null;
    return wantedText({ kind: stringField(inner, 'kind') ?? '', spec: field(inner, 'spec') ?? null });
  }
  if (kind !== 'literal') return null;
  const texts = stringsField(spec, 'texts');
  return texts.length === 1 ? (texts[0] ?? null) : null;
}
