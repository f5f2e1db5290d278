import { expectations as text } from '../../catalogue/expectations.ts';
import { say } from '../../catalogue/index.ts';
import type { Locale } from '../../catalogue/index.ts';
import type { Json } from '../../plan/types.ts';
import { needsPerson, summary } from '../judgements.ts';
import type { ExpectationKind, Judgement, Observation, ReadingContext, ReadingResult } from '../types.ts';
import { excerpt } from '../visible-output.ts';

/** Takes what no other kind took, so that nothing is ever left unread. */
function read(words: string, context: ReadingContext): ReadingResult {
  const quoted = excerpt(words.replace(/\s+/g, ' '), 120);
  return { ok: true, spec: null, reading: say(text['reading.prose'], context.locale, { text: quoted }) };
}

function judge(_spec: Json, observation: Observation, locale: Locale): Judgement {
  return needsPerson(summary(observation, locale));
}

/** A statement about the world (`与备份时的数量一致`): a person is asked, with the output on screen (language.md §3). */
export const prose: ExpectationKind = { name: 'prose', judged: true, read, judge };
