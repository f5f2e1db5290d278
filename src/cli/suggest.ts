import { distance } from 'fastest-levenshtein';
import { say, type Locale } from '../catalogue/index.ts';
import { prepareTexts } from '../catalogue/prepare.ts';

const MOST = 3;

/** "; did you mean X?" for the one known name that is nearest to what was given, or nothing. */
export function suggestion(given: string, known: readonly string[], locale: Locale): string {
  const fold = (text: string): string =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s_-]+/g, '');
  const wanted = fold(given);
  // `2` for step 1.2, when there is no other.
  const behind = [...new Set(known)].filter((name) => name.endsWith(`.${given}`));
  if (behind.length === 1) return say(prepareTexts['did-you-mean'], locale, { name: behind[0] ?? '' });
  // `Kub` for Kubernetes.
  const begun = [...new Set(known)].filter((name) => wanted.length > 1 && fold(name).startsWith(wanted));
  if (begun.length === 1) return say(prepareTexts['did-you-mean'], locale, { name: begun[0] ?? '' });
  const near = [...new Set(known)]
    .map((name) => ({ name, far: distance(wanted, fold(name)) }))
    .filter(
      ({ name, far }) => far <= Math.floor(Math.min(wanted.length, fold(name).length) / 2) && far <= MOST,
    )
    .sort((a, b) => a.far - b.far);
  const [best, second] = near;
  // Two as near as each other are no suggestion: a wrong one at night is worse than none.
  if (best === undefined || best.far === second?.far) return '';
  return say(prepareTexts['did-you-mean'], locale, { name: best.name });
}
