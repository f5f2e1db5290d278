import type { Expectation } from '../plan/types.ts';
import { namesOf } from './kinds/with-placeholder.ts';
import { field, stringField } from './spec-fields.ts';

/** The expectation that modifiers stand before, or the expectation itself. Pure; never throws. */
export function unmodified(
  expectation: Pick<Expectation, 'kind' | 'spec'>,
): Pick<Expectation, 'kind' | 'spec'> {
  if (expectation.kind !== 'modified') return expectation;
  const inner = field(expectation.spec, 'inner') ?? null;
  return { kind: stringField(inner, 'kind') ?? '', spec: field(inner, 'spec') ?? null };
}

/** Names of values that an expectation needs: the one that `= <名称>` compares with, or those of its placeholders. */
export function referredNames(expectation: Pick<Expectation, 'kind' | 'spec'>): readonly string[] {
  const { kind, spec } = unmodified(expectation);
  if (kind === 'reference') return [stringField(spec, 'name') ?? ''].filter((name) => name !== '');
  return kind === 'with-placeholder' ? namesOf(spec) : [];
}
