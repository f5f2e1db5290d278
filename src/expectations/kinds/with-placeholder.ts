import { expectationForms as text } from '../../catalogue/expectation-forms.ts';
import { expectations } from '../../catalogue/expectations.ts';
import { say } from '../../catalogue/index.ts';
import type { Locale } from '../../catalogue/index.ts';
import type { Json } from '../../plan/types.ts';
import { findLiteral, lineAt } from '../boundaries.ts';
import { failed, needsPerson, passed, summary } from '../judgements.ts';
import { isGap, judgeLines, judgeLinesStrictly, textLine } from '../line-block.ts';
import { isNumber, judgeLoneNumber } from '../lone-number.ts';
import { nearestLine } from '../nearest.ts';
import { normaliseLines, normaliseText } from '../normalise.ts';
import { piecesOf } from '../placeholders.ts';
import type { Piece } from '../placeholders.ts';
import { valueNamed } from '../recorded.ts';
import { field } from '../spec-fields.ts';
import type { ExpectationKind, Judgement, Observation, ReadingContext, ReadingResult } from '../types.ts';
import { excerpt, visibleOutput } from '../visible-output.ts';
import { readWording } from '../wording.ts';

/** A line of text and names, as a plan holds it: `["HEAD is now at ", {"name": "hash"}]`. */
type Line = readonly Piece[];

function linesOf(words: string, block: boolean): readonly Line[] | null {
  const core = block ? words : readWording(normaliseText(words).replace(/\n/g, ' ')).core;
  const lines = normaliseLines(core).filter((line) => line !== '');
  const pieces = lines.map(piecesOf);
  if (pieces.every((one) => one === null)) return null;
  return pieces.map((one, index): Line => one ?? [{ text: lines[index] ?? '' }]);
}

function namesIn(lines: readonly Line[]): readonly string[] {
  return [...new Set(lines.flat().flatMap((piece) => ('name' in piece ? [piece.name] : [])))];
}

function glossOf(lines: readonly Line[]): string {
  return lines
    .flat()
    .map((piece) => ('text' in piece ? piece.text.trim() : '…'))
    .join(' ')
    .replace(/^(?:… ?)+|(?: ?…)+$/g, '')
    .trim();
}

function read(words: string, context: ReadingContext): ReadingResult | null {
  if (!/[<{[]|your/i.test(words)) return null;
  const lines = linesOf(words, context.block);
  if (lines === null) return null;
  const { locale } = context;
  const gloss = glossOf(lines);
  const names = namesIn(lines)
    .map((name) => say(expectations['quoted'], locale, { text: name }))
    .join(say(expectations['and'], locale));
  const id = context.block ? 'block' : gloss === '' ? 'alone' : null;
  const entry = id === null ? text['reading.with-placeholder'] : text[`reading.with-placeholder-${id}`];
  const values = { names, lines: lines.length, text: excerpt(gloss, 120) };
  const spec = { lines: lines.map((line) => line.map((piece) => ({ ...piece }))), block: context.block };
  return { ok: true, spec, reading: say(entry, locale, values) };
}

function pieceOf(value: Json): readonly Piece[] {
  const [name, shown] = [field(value, 'name'), field(value, 'text')];
  if (typeof name === 'string') return [{ name }];
  return typeof shown === 'string' ? [{ text: shown }] : [];
}

function specLines(spec: Json): readonly Line[] {
  const lines = field(spec, 'lines');
  if (!Array.isArray(lines)) return [];
  return lines.map((line: Json) => (Array.isArray(line) ? line.flatMap(pieceOf) : []));
}

/** Names of the values that an expectation of this kind asks for, each once. */
export function namesOf(spec: Json): readonly string[] {
  return namesIn(specLines(spec));
}

const HASH = /^[0-9a-f]{7,64}$/;
/** Bounded: more spellings of one hash than this do not stand in one output. */
const ENOUGH = 8;

/** The value as the output may print it: a hash may be abbreviated there, or here. */
function spellings(value: string, output: string): readonly string[] {
  const found = new Set([value]);
  if (!HASH.test(value)) return [value];
  for (const [word] of output.matchAll(/(?<![0-9A-Za-z_])[0-9a-f]{7,64}(?![0-9A-Za-z_])/g)) {
    if (word.startsWith(value) || value.startsWith(word)) found.add(word);
    if (found.size >= ENOUGH) break;
  }
  return [...found];
}

type Values = ReadonlyMap<string, string>;

/** Every way to spell all values, bounded. */
function combinations(values: Values, output: string): readonly Values[] {
  let all: readonly Values[] = [new Map()];
  for (const [name, value] of values)
    all = all
      .flatMap((one) => spellings(value, output).map((spelling) => new Map([...one, [name, spelling]])))
      .slice(0, ENOUGH * ENOUGH);
  return all;
}

function filled(line: Line, values: Values): string {
  return line
    .map((piece) => ('name' in piece ? (values.get(piece.name) ?? '') : piece.text))
    .join('')
    .trim();
}

function judgeOneLine(line: Line, values: Values, observation: Observation, locale: Locale): Judgement {
  const output = visibleOutput(observation).text;
  const [only] = line;
  const single =
    line.length === 1 && only !== undefined && 'name' in only ? values.get(only.name) : undefined;
  if (single !== undefined && isNumber(single)) return judgeLoneNumber(single, observation, locale);
  const findings = combinations(values, output).map((each) => findLiteral(output, filled(line, each)));
  const free = findings.find((one) => one.kind === 'free');
  if (free?.kind === 'free') return passed(excerpt(lineAt(output, free.index)));
  if (observation.truncated === true) return needsPerson(say(expectations['actual.truncated'], locale));
  return judgeGloss(line, values, observation, locale);
}

/** The value is required; words around it that are missing are a person's to judge (language.md §3). */
function judgeGloss(line: Line, values: Values, observation: Observation, locale: Locale): Judgement {
  const output = visibleOutput(observation).text;
  let shown: Judgement | null = null;
  for (const [name, value] of values) {
    const places = spellings(value, output).map((spelling) => findLiteral(output, spelling));
    const place = places.find((one) => one.kind !== 'absent');
    if (place === undefined) {
      const seen = { name, value, actual: summary(observation, locale) };
      return failed(say(text['actual.no-such-value'], locale, seen), nearestLine(output, value));
    }
    const seen = { name, value, text: glossOf([line]), line: excerpt(lineAt(output, place.index)) };
    shown ??= needsPerson(say(text['actual.without-gloss'], locale, seen));
  }
  return shown ?? needsPerson(say(expectations['actual.unknown-spec'], locale));
}

function judgeBlock(
  lines: readonly Line[],
  values: Values,
  observation: Observation,
  locale: Locale,
  strict: boolean,
): Judgement {
  const output = visibleOutput(observation).text;
  const judgeOf = strict ? judgeLinesStrictly : judgeLines;
  const judged = combinations(values, output).map((each) => {
    const patterns = lines.map((line) => {
      const wanted = filled(line, each);
      return isGap(wanted) ? null : textLine(wanted);
    });
    return judgeOf(patterns, observation, locale);
  });
  const first = judged.find((one) => one.verdict === 'passed') ?? judged[0];
  if (first === undefined) return needsPerson(say(expectations['actual.unknown-spec'], locale));
  if (first.verdict !== 'failed') return first;
  // Whatever else differs: a line without a placeholder that is missing is no gloss.
  const plain = lines
    .filter((line) => line.every((piece) => 'text' in piece))
    .map((line) => filled(line, values));
  const present = judgeLines(
    plain.map((line) => (isGap(line) ? null : textLine(line))),
    observation,
    locale,
  );
  if (strict || (plain.some((line) => !isGap(line)) && present.verdict === 'failed')) return first;
  for (const line of lines) {
    const names = namesIn([line]);
    if (names.length === 0) continue;
    const own = new Map([...values].filter(([name]) => names.includes(name)));
    const judgement = judgeGloss(line, own, observation, locale);
    if (judgement.verdict === 'failed') return judgement;
  }
  return needsPerson(first.actual);
}

function judgeWith(spec: Json, observation: Observation, locale: Locale, strict: boolean): Judgement {
  const lines = specLines(spec);
  const [line] = lines;
  if (line === undefined) return needsPerson(say(expectations['actual.unknown-spec'], locale));
  const values = new Map<string, string>();
  for (const name of namesIn(lines)) {
    const value = normaliseText(valueNamed(observation, name) ?? '').trim();
    if (value === '') return needsPerson(say(text['actual.no-value'], locale, { name }));
    values.set(name, value);
  }
  if (values.size === 0) return needsPerson(say(expectations['actual.unknown-spec'], locale));
  if (field(spec, 'block') === true || strict) return judgeBlock(lines, values, observation, locale, strict);
  return judgeOneLine(line, values, observation, locale);
}

/** `<previous-commit-hash> Previous version`: the value is required, the words around it are a person's to miss (language.md §3, §5). */
export const withPlaceholder: ExpectationKind = {
  name: 'with-placeholder',
  judged: true,
  read,
  judge: (spec, observation, locale) => judgeWith(spec, observation, locale, false),
  judgeStrictly: (spec, observation, locale) => judgeWith(spec, observation, locale, true),
};
