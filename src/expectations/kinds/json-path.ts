import { expectations as text } from '../../catalogue/expectations.ts';
import { notJudged } from './not-judged.ts';

/** `$.status = "healthy"` (language.md §3). */
export const jsonPath = notJudged(
  'json-path',
  text['form.json-path'],
  (words, block) => !block && words.includes('$') && /^`?\$(?:\.[\p{L}_*.]|\[)/u.test(words.trim()),
);
