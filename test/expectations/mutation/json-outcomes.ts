import type { Json } from '../../../src/plan/types.ts';
import type { Outcomes } from './seen.ts';
import type { Random } from './random.ts';
import { resembling } from './text.ts';

type Fields = Readonly<Record<string, Json>>;

/** Another value, often of another type: never equal to the given one. */
function otherValue(value: Json, random: Random): Json {
  if (typeof value === 'string') {
    const { text } = resembling(value, random);
    const other = text.replace(/\s+/g, ' ').trim();
    const candidates: readonly Json[] = [null, true, 0, [value], { value }, `${value}!`, `un${value}`, ''];
    return random.next() < 0.6 && other !== value ? other : random.pick(candidates);
  }
  if (typeof value === 'number')
    return random.pick<Json>([value + 1, String(value), -value - 1, null, [value]]);
  if (typeof value === 'boolean') return random.pick<Json>([!value, String(value), null, value ? 1 : 0]);
  return random.pick<Json>(['', 0, 'null']);
}

function show(value: Json, random: Random): string {
  return random.next() < 0.5 ? JSON.stringify(value) : JSON.stringify(value, null, 2);
}

/** The JSON that is expected, but for one thing. */
function otherFields(expected: Fields, random: Random): Fields {
  const key = random.pick(Object.keys(expected));
  const others = Object.fromEntries(Object.entries(expected).filter(([name]) => name !== key));
  const own = expected[key] ?? null;
  return random.pick<() => Fields>([
    () => others,
    () => ({ ...others, [random.pick([key.toUpperCase(), `${key}x`, `_${key}`, key.slice(1)])]: own }),
    () => ({ ...expected, [key]: otherValue(own, random) }),
    () => ({ ...expected, [key]: otherValue(own, random) }),
    () => ({ ...expected, [key]: otherValue(own, random) }),
    () => ({ data: expected }),
    () => ({ uptime: 12, result: { ...expected, more: 1 } }),
  ])();
}

/** Text that is no JSON value of its own: cut off, glued, or a part of something larger that broke off. */
function brokenText(expected: Fields, random: Random): string {
  const compact = JSON.stringify(expected);
  const pretty = JSON.stringify(expected, null, 2);
  const rubbish = random.pick(['x', '7', '}', ']', ',', '"', '_', '200', '{', 'null', '<br>', '\\']);
  return random.pick([
    compact.slice(0, random.index(compact.length - 1)),
    pretty.slice(0, random.index(pretty.length - 1)),
    compact + rubbish,
    pretty + rubbish,
    random.pick(['x', '7', '_', '"', '{', 'a,']) + compact,
    compact.replace('"', ''),
    compact.replaceAll('"', "'").slice(1),
    `[${compact},`,
    `[\n${compact}\n,{"status`,
    `{\n"data": ${compact}\n`,
    `{"a": 1,\n"data":\n${compact}\n,`,
    `${compact}\n{"status": "hea`,
    `[${compact}]`,
    compact.replace(':', '='),
    '<html><body>502 Bad Gateway</body></html>',
    '',
  ]);
}

export function jsonOutcomes(expected: Json): Outcomes {
  if (typeof expected !== 'object' || expected === null || Array.isArray(expected))
    throw new Error('an object is expected');
  const fields = expected as Fields;
  return {
    right: (random) => ({ stdout: `${show({ uptime: 12, ...fields, more: [1] }, random)}\n` }),
    wrong: (random) =>
      random.next() < 0.5
        ? { how: 'another value', stdout: `${show(otherFields(fields, random), random)}\n` }
        : { how: 'no such JSON', stdout: brokenText(fields, random) },
  };
}
