import { expectations as text } from '../../catalogue/expectations.ts';
import { notJudged } from './not-judged.ts';

/** Slashes inside are escaped (or in a class), so that `/opt/app/` is a path and no pattern. */
const REGEX = /^\/(?:[^\\/[]|\\.|\[(?:[^\]\\]|\\.)*\])+\/[a-z]*\s*(?:[<>=!≤≥≠].*)?$/u;

/** `/3\/3\s+Running/`, `/Time per request:\s+([\d.]+)/ < 200` (language.md §3). */
export const regex = notJudged(
  'regex',
  text['form.regex'],
  (words, block) => !block && words.trimStart().startsWith('/') && REGEX.test(words.trim()),
);
