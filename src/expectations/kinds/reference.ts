import { expectations as text } from '../../catalogue/expectations.ts';
import { normaliseText } from '../normalise.ts';
import { notJudged } from './not-judged.ts';

/** `= <备份数量>`: what an earlier command printed under `# 记录为: 备份数量` (language.md §3). */
export const reference = notJudged(
  'reference',
  text['form.reference'],
  (words, block) =>
    !block && /^(?:={1,2}|!=|≠|等于|等於|equals?)\s*<[^<>]+>$/iu.test(normaliseText(words).trim()),
);
