/**
 * In which way a variable can stand in a placeholder's place: its quoting, and whether a shell reads the text once more.
 * Everything that is not understood becomes `unsupported`.
 */

import type { DoubleQuotedChild, HereDocBody, Word, WordPart } from 'unbash';
import { evaluatedIn } from './evaluated-words.ts';
import type { Evaluated } from './evaluated-words.ts';
import { parseMasked } from './parsed.ts';
import { contextsOf, firstFrom } from './regions.ts';
import type { Context, Survey } from './survey.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Reading {
  readonly context: Context;
  /** A shell reads the text once more: the value has to be quoted for it. */
  readonly again: boolean;
}

/** Text that is read again and again (`eval eval …`) is followed no further than this. */
const DEEPEST = 4;

/** The readings of `spans` (in order, disjoint) in a text that was masked and surveyed, given their quoting. */
export function readingsOf(
  masked: string,
  found: Survey,
  spans: readonly Span[],
  contexts: readonly Context[],
  depth = 0,
): Reading[] {
  const readings: Reading[] = contexts.map((context, index) => ({
    context: stands(masked, spans[index], context) ? context : 'unsupported',
    again: false,
  }));
  if (spans.length === 0) return readings;
  if (depth > DEEPEST) return readings.map(() => ({ context: 'unsupported', again: false }));
  for (const evaluated of evaluatedIn(found, (word) => holdsAny(word, spans))) {
    for (const [index, supported] of readAgain(masked, evaluated, spans, depth)) {
      const reading = readings[index];
      if (reading === undefined) continue;
      // What is read twice more would have to be quoted twice.
      readings[index] =
        supported && !reading.again ? { ...reading, again: true } : { context: 'unsupported', again: false };
    }
  }
  return readings;
}

/** What stands right before would take hold of the variable: `\`, `$`, `~`, `{1..`. */
function stands(masked: string, span: Span | undefined, context: Context): boolean {
  if (span === undefined) return false;
  if (context === 'single-quoted' || context === 'quoted-heredoc') return true;
  const before = masked.slice(Math.max(0, span.start - 80), span.start);
  if (/\\$|(?<!\\)\$$/.test(before)) return false;
  if (context !== 'bare') return true;
  return !/~$|\{[^\s{}]*\.\.$/.test(before) && !/^\.\.[^\s{}]*\}/.test(masked.slice(span.end, span.end + 80));
}

function holdsAny(word: { pos: number; end: number }, spans: readonly Span[]): boolean {
  const span = spans[firstFrom(spans, word.pos)];
  return span !== undefined && span.start < word.end;
}

/** For each span inside of evaluated text: its index, and whether the shell that reads it meets it as a bare part of a word. */
function readAgain(
  masked: string,
  evaluated: Evaluated,
  spans: readonly Span[],
  depth: number,
): [number, boolean][] {
  if (evaluated.kind === 'unknown') {
    return indicesWithin(spans, evaluated.start, evaluated.end).map((index) => [index, false]);
  }
  const script = unquote(masked, evaluated, spans);
  const printed = script.printed.map((index): [number, boolean] => [index, false]);
  if (script.spans.length === 0) return printed;
  const { survey: inner, errors } = parseMasked(script.text);
  const ranges = script.spans.map(({ start, end }) => ({ start, end }));
  const contexts = contextsOf(ranges, inner.regions);
  const whole = errors.length === 0;
  const deeper = readingsOf(
    script.text,
    inner,
    ranges,
    contexts.map((context) => context ?? 'unsupported'),
    depth + 1,
  );
  return script.spans
    .map(({ index }, at): [number, boolean] => [
      index,
      whole && contexts[at] === 'bare' && deeper[at]?.context === 'bare' && !deeper[at].again,
    ])
    .concat(printed);
}

function indicesWithin(spans: readonly Span[], start: number, end: number): number[] {
  const inside: number[] = [];
  for (let index = firstFrom(spans, start); (spans[index]?.end ?? Infinity) <= end; index += 1)
    inside.push(index);
  return inside;
}

interface Script {
  text: string;
  spans: { index: number; start: number; end: number }[];
  /** The spans inside of an expansion, whose output becomes part of the text: `eval "$(echo <x>)"`. */
  printed: number[];
}

/** The text as the second shell gets it: one level of quotes removed, an expansion as one letter. */
function unquote(
  masked: string,
  evaluated: Exclude<Evaluated, { kind: 'unknown' }>,
  spans: readonly Span[],
): Script {
  const script: Script = { text: '', spans: [], printed: [] };
  const expand = (start: number, end: number): void => {
    script.text += 'x';
    script.printed.push(...indicesWithin(spans, start, end));
  };
  const copy = (start: number, end: number, escaped: RegExp | null): void => {
    let next = firstFrom(spans, start);
    for (let at = start; at < end; at += 1) {
      const span = spans[next];
      if (span !== undefined && at === span.start) {
        const length = span.end - span.start;
        script.spans.push({ index: next, start: script.text.length, end: script.text.length + length });
        // A word of letters could be a keyword or a name that is assigned to.
        script.text += '.'.repeat(length);
        at = span.end - 1;
        next += 1;
      } else if (escaped?.test(masked.slice(at, at + 2)) === true) {
        if (masked[at + 1] !== '\n') script.text += masked[at + 1] ?? '';
        at += 1;
      } else {
        script.text += masked[at] ?? '';
      }
    }
  };
  if (evaluated.kind === 'heredoc') {
    unquoteBody(evaluated.heredoc.body, evaluated.heredoc.delimiter?.quoted === true, { copy, expand });
  } else {
    evaluated.words.forEach((word, index) => {
      if (index > 0) script.text += ' ';
      unquoteWord(word, { copy, expand });
    });
  }
  return script;
}

interface Writer {
  readonly copy: (start: number, end: number, escaped: RegExp | null) => void;
  readonly expand: (start: number, end: number) => void;
}

const BARE_ESCAPE = /^\\[^]/;
const QUOTED_ESCAPE = /^\\[$`"\\\n]/;
const HEREDOC_ESCAPE = /^\\[$`\\\n]/;

function unquoteBody(body: HereDocBody, quoted: boolean, writer: Writer): void {
  if (quoted || body.parts === undefined) writer.copy(body.pos, body.end, quoted ? null : HEREDOC_ESCAPE);
  else for (const part of body.parts) unquotePart(part, writer, HEREDOC_ESCAPE);
}

function unquoteWord(word: Word, writer: Writer): void {
  if (word.parts === undefined) writer.copy(word.pos, word.end, BARE_ESCAPE);
  else for (const part of word.parts) unquotePart(part, writer, BARE_ESCAPE);
}

function unquotePart(part: WordPart | DoubleQuotedChild, writer: Writer, escape: RegExp): void {
  if (
    part.type === 'Literal' ||
    part.type === 'Glob' ||
    part.type === 'BraceExpansion' ||
    part.type === 'ExtendedGlob'
  ) {
    writer.copy(part.pos, part.end, escape);
  } else if (part.type === 'SingleQuoted') {
    writer.copy(part.pos + 1, part.end - 1, null);
  } else if (part.type === 'DoubleQuoted') {
    for (const child of part.parts) unquotePart(child, writer, QUOTED_ESCAPE);
  } else {
    writer.expand(part.pos, part.end);
  }
}
