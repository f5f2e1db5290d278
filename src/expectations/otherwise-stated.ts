import { expectationStated as text } from '../catalogue/expectation-stated.ts';
import { say } from '../catalogue/index.ts';
import type { Locale } from '../catalogue/index.ts';
import { findLiteral } from './boundaries.ts';
import { needsPerson, passed } from './judgements.ts';
import { judgePair } from './pairs.ts';
import { readPair } from './stated-words.ts';
import type { Judgement, Observation } from './types.ts';
import { valuesUnder } from './values-under.ts';
import { excerpt, visibleOutput } from './visible-output.ts';

/** Several texts with commas between them, or one that has a comma: `active, enabled`. */
function partsOf(literal: string): readonly string[] {
  const parts = literal.split(/\s*[,、;]\s*/u);
  return parts.length > 1 && parts.every((part) => /[A-Za-z0-9]/.test(part)) ? parts : [];
}

/** `READY 3/3` is a column's head and a cell behind these alone; `BUILD SUCCESS` is a text. */
const TABLES = /\b(?:kubectl|oc|docker|podman|helm|crictl|nerdctl)\b/;
const HEADED = /^[A-Z][A-Z0-9_%-]* /;

/** The words may stand otherwise than they were written: then their absence as a text proves nothing. */
export function maybeOtherwise(literal: string, command: string): boolean {
  if (HEADED.test(literal) && !TABLES.test(command)) return false;
  return readPair(literal) !== null || partsOf(literal).length > 0;
}

const COMMENT = /^(?:#|;|\/\/)/;

/** `port = 80` that stands in comments alone is not set: another line may say otherwise. Null: it stands elsewhere. */
export function onlyInComments(literal: string, observation: Observation): Judgement | null {
  if (readPair(literal) === null) return null;
  const lines = visibleOutput(observation)
    .text.split('\n')
    .map((line) => line.trim())
    .filter((line) => line.includes(literal) && findLiteral(line, literal).kind === 'free');
  const [first] = lines;
  return first !== undefined && lines.every((line) => COMMENT.test(line))
    ? needsPerson(excerpt(first))
    : null;
}

/**
 * What an output says that has no line with the text as it was written: `role: master` where the tool prints `role:master`,
 * `"version": "1.2"` in JSON without blanks, `active, enabled` on two lines. Null: it says nothing of it.
 */
export function otherwiseStated(literal: string, observation: Observation, locale: Locale): Judgement | null {
  const { stdout, text: both } = visibleOutput(observation);
  const output = (stdout.trim() === '' ? both : stdout).trim();
  const pair = readPair(literal);
  if (pair !== null) {
    if (valuesUnder(pair.key, observation).values.length > 0)
      return judgePair(pair, false, observation, locale);
    // `code = 0` behind `jq .code`: the name is the author's.
    return output === pair.value ? needsPerson(excerpt(output)) : null;
  }
  const parts = partsOf(literal);
  const lines = output.split('\n').map((line) => line.trim());
  if (parts.length === 0) return null;
  if (lines.length === parts.length && parts.every((part, index) => part === lines[index]))
    return passed(lines.join(' · '));
  return parts.every((part) => findLiteral(both, part).kind === 'free')
    ? needsPerson(say(text['actual.parts'], locale, { text: literal }))
    : null;
}
