import type { Expectation } from '../plan/types.ts';
import { field, stringField } from './spec-fields.ts';

/** The expectation that modifiers stand before, or the expectation itself. Pure; never throws. */
export function unmodified(
  expectation: Pick<Expectation, 'kind' | 'spec'>,
): Pick<Expectation, 'kind' | 'spec'> {
  if (expectation.kind !== 'modified') return expectation;
  const inner = field(expectation.spec, 'inner') ?? null;
  return { kind: stringField(inner, 'kind') ?? '', spec: field(inner, 'spec') ?? null };
}

/** The name that `= <名称>` compares with; null for any other kind. */
export function referredName(expectation: Pick<Expectation, 'kind' | 'spec'>): string | null {
  const { kind, spec } = unmodified(expectation);
  return kind === 'reference' ? stringField(spec, 'name') : null;
}
