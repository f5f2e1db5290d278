import { expectations as text } from '../../catalogue/expectations.ts';
import { say } from '../../catalogue/index.ts';
import type { Entry } from '../../catalogue/index.ts';
import { needsPerson, summary } from '../judgements.ts';
import type { ExpectationKind } from '../types.ts';
import { excerpt } from '../visible-output.ts';

/**
 * A kind that is recognised and not yet judged: the reading says so, and a person is asked.
 * `recognises` gets the author's words; it must be linear in their length.
 */
export function notJudged(
  name: string,
  form: Entry,
  recognises: (words: string, block: boolean) => boolean,
): ExpectationKind {
  return {
    name,
    judged: false,
    read(words, context) {
      if (!recognises(words, context.block)) return null;
      const quoted = excerpt(words.replace(/\s+/g, ' '), 120);
      const values = { form: say(form, context.locale), text: quoted };
      return { ok: true, spec: { words }, reading: say(text['reading.not-judged'], context.locale, values) };
    },
    judge: (_spec, observation, locale) =>
      needsPerson(say(text['actual.not-judged'], locale, { output: summary(observation, locale) })),
  };
}
