/**
 * From the author's text to a tree whose offsets are true to it.
 * What bash would misread is masked by as many other characters before the text is parsed; slices are always the author's.
 */

import type { ParsedScript } from 'unbash';
import { findCandidates } from './candidates.ts';
import type { Candidate } from './candidates.ts';
import { accepts } from './acceptance.ts';
import { lineCounter } from './lines.ts';
import { foldLineEnds, mask } from './masks.ts';
import { parseMasked } from './parsed.ts';
import type { Parsed } from './parsed.ts';
import { readingsOf } from './reading.ts';
import { contextsOf, firstFrom } from './regions.ts';
import type { Context, Survey } from './survey.ts';
import type { Placeholder, ScriptError } from './types.ts';
import type { Unit } from './units.ts';

export interface Source {
  readonly text: string;
  /** As long as `text`; comments still stand in it, a full-width sign as `#`. */
  readonly masked: string;
  readonly tree: ParsedScript;
  readonly survey: Survey;
  readonly units: readonly Unit[];
  /** In the text's order; `unsupported` where no variable can stand. */
  readonly placeholders: readonly Placeholder[];
  readonly errors: readonly ScriptError[];
}

/** Words cannot begin with a name that is assigned to, be a descriptor, or end in one if they are made of this. */
const MASK = '.';

export function readSource(text: string): Source {
  const neutral = foldLineEnds(text);
  const candidates = findCandidates(text);
  const signs = fullWidthSigns(text);
  const guess = parseMasked(mask(mask(neutral, signs, '#'), candidates.filter(isMasked), MASK));
  const contexts = contextsOf(candidates, guess.survey.regions);
  const inside = contextsOf(signs, guess.survey.regions);
  const comments = signs.filter((_, index) => inside[index] === null);
  const base = mask(neutral, comments, '#');
  const kept = accept(text, candidates, contexts, readAgain(guess, candidates, contexts));
  const final = mask(base, kept.filter(isMasked), MASK);
  const parsed = final === guess.masked ? guess : parseMasked(final);
  const dropped = candidates.filter((candidate, index) => candidate.masked && contexts[index] === null);
  const redirected = redirections(dropped, parsed.survey);
  const placeholders = [...kept, ...redirected].sort((a, b) => a.start - b.start);
  return finish(text, parsed, placeholders, comments);
}

/**
 * Candidates where no word can stand, and that are not in a comment either: `done <list>out`. bash would redirect there,
 * which the author may or may not have meant; they stay as they are, and are refused.
 */
function redirections(dropped: readonly Candidate[], found: Survey): Kept[] {
  const names = dropped.map(({ start }) => ({ start: start + 1, end: start + 2 }));
  const contexts = contextsOf(names, found.regions);
  return dropped
    .filter((_, index) => contexts[index] !== null)
    .map((candidate) => ({ ...candidate, context: 'unsupported' }));
}

interface Kept extends Candidate {
  readonly context: Context;
}

/** Which candidates a second shell would meet bare: there it redirects, whatever the quotes around (`bash -c 'ls <dir>'`). */
function readAgain(
  guess: Parsed,
  candidates: readonly Candidate[],
  contexts: readonly (Context | null)[],
): boolean[] {
  const assumed = contexts.map((context) => context ?? 'unsupported');
  return readingsOf(guess.masked, guess.survey, candidates, assumed).map((reading) => reading.again);
}

function accept(
  text: string,
  candidates: readonly Candidate[],
  contexts: readonly (Context | null)[],
  again: readonly boolean[],
): Kept[] {
  const kept: Kept[] = [];
  candidates.forEach((candidate, index) => {
    const context = contexts[index] ?? null;
    if (context === null) return;
    const accepted = again[index] === true ? context : accepts(text, candidate, context);
    if (accepted !== null) kept.push({ ...candidate, context: accepted });
  });
  return kept;
}

function finish(
  text: string,
  parsed: Parsed,
  placeholders: readonly Kept[],
  comments: readonly Range[],
): Source {
  const errors = [...parsed.errors, ...signsInside(parsed, comments)];
  const lines = lineCounter(text);
  const contexts = placeholders.map((placeholder) => placeholder.context);
  const readings = readingsOf(parsed.masked, parsed.survey, placeholders, contexts);
  return {
    text,
    ...parsed,
    placeholders: placeholders.map(({ name, form, start, end, context }, index) => ({
      name,
      form,
      start,
      end,
      context: readings[index]?.context ?? context,
    })),
    errors: errors
      .sort((a, b) => a.offset - b.offset)
      .map((error) => ({ ...error, line: lines(error.offset) })),
  };
}

/** Between commands a full-width sign is left out of every command; inside a compound command bash would run it. */
function signsInside({ tree }: Parsed, signs: readonly Range[]): { offset: number; message: string }[] {
  const statements = tree.commands.map(({ pos, end }) => ({ start: pos, end }));
  return signs
    .filter((sign) => {
      const before = statements[firstFrom(statements, sign.start) - 1];
      return before !== undefined && sign.start < before.end;
    })
    .map((sign) => ({ offset: sign.start, message: 'full-width ＃ inside a command is no comment to bash' }));
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A full-width `＃` where a word would begin. */
function fullWidthSigns(text: string): Range[] {
  return [...text.matchAll(/(?<![^\s;&|()])＃/g)].map(({ index }) => ({ start: index, end: index + 1 }));
}

function isMasked(candidate: Candidate): boolean {
  return candidate.masked;
}
