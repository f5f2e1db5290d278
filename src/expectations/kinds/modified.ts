import { expectationForms as text } from '../../catalogue/expectation-forms.ts';
import { expectations } from '../../catalogue/expectations.ts';
import { say } from '../../catalogue/index.ts';
import type { Locale } from '../../catalogue/index.ts';
import type { Json } from '../../plan/types.ts';
import { needsPerson } from '../judgements.ts';
import { peelModifiers } from '../modifiers.ts';
import type { Modifiers, PeeledModifiers } from '../modifiers.ts';
import { offer } from '../offer.ts';
import { field, stringField } from '../spec-fields.ts';
import { excerpt } from '../visible-output.ts';
import type {
  ExpectationKind,
  Judgement,
  Observation,
  ReadingContext,
  ReadingResult,
  Sought,
} from '../types.ts';

/** `60 秒`, `1.5 小时`: a time for people. */
function showSpan(seconds: number, locale: Locale): string {
  if (seconds < 1) return say(text['milliseconds'], locale, { count: seconds * 1000 });
  const whole = (unit: number): boolean => seconds >= unit && (seconds * 10) % unit === 0;
  if (whole(3600)) return say(text['hours'], locale, { count: seconds / 3600 });
  if (whole(60) && seconds > 90) return say(text['minutes'], locale, { count: seconds / 60 });
  return say(text['seconds'], locale, { count: seconds });
}

function describe(modifiers: Modifiers, locale: Locale): string {
  const times = [
    ['after', modifiers.after],
    ['within', modifiers.within],
    ['hold', modifiers.hold],
    ['every', modifiers.interval],
  ] as const;
  const parts = times.flatMap(([id, seconds]) =>
    seconds === null ? [] : [say(text[id], locale, { span: showSpan(seconds, locale) })],
  );
  if (modifiers.strict) parts.push(say(text['strict'], locale));
  if (modifiers.stream !== 'both') parts.push(say(text[modifiers.stream], locale));
  return parts.join(say(text['list'], locale));
}

/** Why these modifiers cannot stand together; null when they can. */
function contradiction(peeled: PeeledModifiers, locale: Locale): string | null {
  const { within, hold, after, interval } = peeled.modifiers;
  if (after !== null && within !== null && after >= within) {
    const values = { after: showSpan(after, locale), within: showSpan(within, locale) };
    return say(text['error.modifier-order'], locale, values);
  }
  if (interval !== null && interval >= Math.max(within ?? 0, hold ?? 0))
    return say(text['error.modifier-interval'], locale, { text: peeled.text });
  return null;
}

/** What `严格` makes of lines and of JSON: the inner reading would speak of a part of the output. */
function readStrictly(kind: string, words: string, { locale }: ReadingContext): string {
  if (kind === 'json') return say(text['reading.strict-json'], locale);
  const lines = words.split('\n').filter((line) => line.trim() !== '');
  const id = lines.length === 1 ? 'reading.strict-line' : 'reading.strict-lines';
  return say(text[id], locale, { lines: lines.length, text: excerpt(lines[0] ?? '', 120) });
}

/** The inner kind and its spec, as a plan gives them back. */
function innerOf(spec: Json): { readonly kind: string; readonly spec: Json } {
  const inner = field(spec, 'inner') ?? null;
  return { kind: stringField(inner, 'kind') ?? '', spec: field(inner, 'spec') ?? null };
}

/** What the modifiers leave to be seen: one stream alone stands where the output stands. */
function narrowed(spec: Json, observation: Observation): Observation {
  const stream = stringField(spec, 'stream');
  if (stream === 'stderr') return { ...observation, stdout: observation.stderr, stderr: '' };
  return stream === 'stdout' ? { ...observation, stderr: '' } : observation;
}

class Modified implements ExpectationKind {
  readonly name = 'modified';
  readonly judged = true;
  readonly #kinds: readonly ExpectationKind[];

  constructor(kinds: readonly ExpectationKind[]) {
    this.#kinds = kinds;
  }

  read(words: string, context: ReadingContext): ReadingResult | null {
    const { locale } = context;
    if (context.block && context.modifiers === undefined) return null;
    const peeled = peelModifiers(context.block ? (context.modifiers ?? '') : words);
    if (peeled === null) return null;
    if ('fault' in peeled)
      return {
        ok: false,
        reason: say(text[`error.modifier-${peeled.fault}`], locale, { text: peeled.text }),
      };
    // `5 分钟以内` alone is a number that the output holds.
    if (peeled.rest === '' && /以[内內后後]$/u.test(peeled.text)) return null;
    const problem = contradiction(peeled, locale);
    if (problem !== null) return { ok: false, reason: problem };
    const rest = context.block ? words : peeled.rest;
    if (rest.trim() === '')
      return { ok: false, reason: say(text['error.modifier-alone'], locale, { text: peeled.text }) };
    return this.#around(peeled.modifiers, rest, context);
  }

  #around(modifiers: Modifiers, rest: string, context: ReadingContext): ReadingResult | null {
    const { locale } = context;
    const inner = offer(this.#kinds, rest, context);
    if (inner === null) return null;
    if ('error' in inner) return { ok: false, reason: inner.error };
    const kind = this.#named(inner.kind);
    if (modifiers.strict && kind?.judgeStrictly === undefined)
      return { ok: false, reason: say(text['error.modifier-strict'], locale, { reading: inner.reading }) };
    return {
      ok: true,
      spec: {
        withinSeconds: modifiers.within,
        holdSeconds: modifiers.hold,
        afterSeconds: modifiers.after,
        intervalSeconds: modifiers.interval,
        strict: modifiers.strict,
        stream: modifiers.stream,
        inner: { kind: inner.kind, spec: inner.spec },
      },
      reading: say(text['reading.modified'], locale, {
        modifiers: describe(modifiers, locale),
        inner: modifiers.strict ? readStrictly(inner.kind, rest, context) : inner.reading,
      }),
    };
  }

  judge(spec: Json, observation: Observation, locale: Locale): Judgement {
    const inner = innerOf(spec);
    const kind = this.#named(inner.kind);
    if (kind === undefined)
      return needsPerson(say(expectations['actual.unknown-kind'], locale, { kind: inner.kind }));
    const seen = narrowed(spec, observation);
    if (field(spec, 'strict') !== true) return kind.judge(inner.spec, seen, locale);
    if (kind.judgeStrictly === undefined)
      return needsPerson(say(expectations['actual.unknown-spec'], locale));
    return kind.judgeStrictly(inner.spec, seen, locale);
  }

  ownsExitStatus(spec: Json): boolean {
    const inner = innerOf(spec);
    return this.#named(inner.kind)?.ownsExitStatus?.(inner.spec) ?? false;
  }

  assertsNothing(spec: Json): boolean {
    const inner = innerOf(spec);
    return this.#named(inner.kind)?.assertsNothing?.(inner.spec) ?? false;
  }

  explainsExitStatus(spec: Json, observation: Observation): boolean {
    const inner = innerOf(spec);
    return this.#named(inner.kind)?.explainsExitStatus?.(inner.spec, observation) ?? false;
  }

  sought(spec: Json): Sought | null {
    const inner = innerOf(spec);
    // What must be the whole output cannot be told from some of its lines.
    return field(spec, 'strict') === true ? null : (this.#named(inner.kind)?.sought?.(inner.spec) ?? null);
  }

  #named(name: string): ExpectationKind | undefined {
    return this.#kinds.find((kind) => kind.name === name);
  }
}

/**
 * Modifiers before the form: `60秒内`, `持续30秒`, `10秒后`, `每5秒`, `严格`, `stderr` (language.md §3).
 * One observation is judged by the inner kind among `kinds`; times are for who runs the command (`timingOf`).
 */
export function modifiedOver(kinds: readonly ExpectationKind[]): ExpectationKind {
  return new Modified(kinds);
}
