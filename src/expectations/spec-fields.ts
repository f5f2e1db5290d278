import type { Json } from '../plan/types.ts';

/** A field of a kind's spec. Plans are read back from files, so a spec may be anything; undefined then, never an exception. */
export function field(spec: Json, name: string): Json | undefined {
  if (typeof spec !== 'object' || spec === null || Array.isArray(spec)) return undefined;
  const record = spec as Readonly<Record<string, Json>>;
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

export function stringsField(spec: Json, name: string): readonly string[] {
  const value = field(spec, name);
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

export function numbersField(spec: Json, name: string): readonly number[] {
  const value = field(spec, name);
  return Array.isArray(value) ? value.filter((one): one is number => typeof one === 'number') : [];
}

export function stringField(spec: Json, name: string): string | null {
  const value = field(spec, name);
  return typeof value === 'string' ? value : null;
}
