import { expectedValue } from '../catalogue/parameter-values.ts';
import type { Locale } from '../catalogue/index.ts';
import { misfitOf, PARAMETER_TYPES } from '../plan/parameter-values.ts';
import type { ParameterType } from '../plan/types.ts';
import { namesSecret } from '../vocabulary/secrets.ts';
import type { Report } from './yaml-places.ts';

/** A parameter as front matter declares it (language.md §5). */
export interface DeclaredParameter {
  readonly name: string;
  readonly secret: boolean;
  readonly default: string | null;
  readonly description: string | null;
  readonly pattern: string | null;
  readonly type?: ParameterType;
  readonly options?: readonly string[];
}

const KEYS = ['type', 'options', 'pattern', 'default', 'secret', 'description'];
const EXAMPLE =
  'parameters: { name: { type: integer, pattern: …, default: …, secret: true, description: … } }';

/** `parameters:`, name by name. A declaration that is wrong is reported, and what is right of it still counts. */
export function readParameters(value: unknown, locale: Locale, report: Report): readonly DeclaredParameter[] {
  if (value === undefined || value === null) return [];
  if (!isRecord(value)) {
    report(['parameters'], 'front-matter-shape', { key: 'parameters', example: EXAMPLE });
    return [];
  }
  return Object.entries(value).map(([name, declared]) => {
    if (isRecord(declared)) return readParameter(name, declared, locale, report);
    const description = textOf(declared);
    if (declared !== null && description === null)
      report(['parameters', name], 'front-matter-shape', { key: `parameters.${name}`, example: EXAMPLE });
    return { name, secret: namesSecret(name), default: null, description, pattern: null };
  });
}

function readParameter(
  name: string,
  fields: Readonly<Record<string, unknown>>,
  locale: Locale,
  report: Report,
): DeclaredParameter {
  for (const key of Object.keys(fields)) {
    if (!KEYS.includes(key))
      report(['parameters', name, key], 'parameter-key', { name, key, known: KEYS.join(' | ') });
  }
  const options = readOptions(name, fields, report);
  const type = readType(name, fields, options, report);
  const declared = {
    name,
    secret: readSecret(name, fields, report) ?? namesSecret(name),
    description: textOf(fields['description']),
    pattern: readPattern(name, fields, report),
    ...(type === null ? {} : { type }),
    ...(options === null ? {} : { options }),
  };
  const value = textOf(fields['default']);
  const at = ['parameters', name, 'default'];
  if (value === null || value === '') return { ...declared, default: null };
  if (declared.secret) {
    // It is not taken: nothing of ours may show it.
    report(at, 'secret-default', { name });
    return { ...declared, default: null };
  }
  const misfit = misfitOf(declared, value);
  if (misfit !== null) {
    const expected = expectedValue(declared, misfit, locale);
    report(at, 'parameter-default', { name, value, expected });
  }
  return { ...declared, default: value };
}

type Fields = Readonly<Record<string, unknown>>;

function readType(
  name: string,
  { type }: Fields,
  options: readonly string[] | null,
  report: Report,
): ParameterType | null {
  const at = ['parameters', name, 'type'];
  if (type === undefined || type === null) return options === null ? null : 'enum';
  const known = PARAMETER_TYPES.find((each) => each === textOf(type)?.toLowerCase());
  if (known === undefined) {
    report(at, 'parameter-type', { name, type: textOf(type) ?? '…', known: PARAMETER_TYPES.join(' | ') });
    return null;
  }
  if (known === 'enum' && options === null) {
    report(at, 'parameter-options', { name });
    return null;
  }
  return known;
}

function readOptions(name: string, { options }: Fields, report: Report): readonly string[] | null {
  if (options === undefined || options === null) return null;
  const texts = Array.isArray(options) ? options.map(textOf) : [];
  const named = texts.flatMap((text) => (text === null || text === '' ? [] : [text]));
  if (named.length > 0 && named.length === texts.length) return named;
  const example = 'options: [blue, green]';
  report(['parameters', name, 'options'], 'front-matter-shape', {
    key: `parameters.${name}.options`,
    example,
  });
  return null;
}

function readPattern(name: string, fields: Fields, report: Report): string | null {
  const pattern = textOf(fields['pattern']);
  if (pattern === null || isPattern(pattern)) return pattern;
  report(['parameters', name, 'pattern'], 'parameter-pattern', { name, pattern });
  return null;
}

/** A slip here would put a secret on the screen: what is neither yes nor no is an error. */
function readSecret(name: string, { secret }: Fields, report: Report): boolean | null {
  if (secret === undefined || secret === null) return null;
  const text = textOf(secret) ?? '';
  if (/^(?:true|yes|on|是)$/i.test(text)) return true;
  if (/^(?:false|no|off|否)$/i.test(text)) return false;
  const key = `parameters.${name}.secret`;
  report(['parameters', name, 'secret'], 'front-matter-shape', { key, example: 'secret: true' });
  return true;
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(`^(?:${source})$`, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
