import type { Parameter, ParameterType } from './types.ts';

export const PARAMETER_TYPES: readonly ParameterType[] = [
  'string',
  'integer',
  'number',
  'boolean',
  'date',
  'enum',
];

const FORMS: Readonly<Record<ParameterType, RegExp>> = {
  string: /(?:)/,
  integer: /^[+-]?\d+$/,
  number: /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?$/,
  boolean: /^(?:true|false)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  enum: /(?:)/,
};

type Declared = Pick<Parameter, 'pattern' | 'type' | 'options'>;

/** What of its declaration a value does not fit; null where it fits. */
export function misfitOf({ type, options, pattern }: Declared, value: string): 'type' | 'pattern' | null {
  if (type !== undefined && !FORMS[type].test(value)) return 'type';
  if (type === 'date' && !isDay(value)) return 'type';
  if (options !== undefined && !options.includes(value)) return 'type';
  return pattern !== null && !new RegExp(`^(?:${pattern})$`, 'u').test(value) ? 'pattern' : null;
}

/** `2026-02-30` is none. */
function isDay(value: string): boolean {
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
