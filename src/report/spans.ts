/** Time that a phase or a step took, against what its author has estimated. */
import { say } from '../catalogue/index.ts';
import type { Locale } from '../catalogue/index.ts';
import { reportPage } from '../catalogue/report-page.ts';
import type { Span } from '../journal/state.ts';
import type { Wording } from './run-facts.ts';
import { between, duration } from './time.ts';

/** Milliseconds over the estimate; 0: not over, or one of them is not known. */
export function overBy(span: Span | undefined, estimateSeconds: number | null): number {
  const elapsed = span === undefined ? null : between(span.startedAt, span.endedAt);
  if (elapsed === null || estimateSeconds === null) return 0;
  return Math.max(0, elapsed - estimateSeconds * 1000);
}

/** “3 分钟，预计 5 分钟”. `runEndedAt`: when the run ended with the span still open. */
export function spanWords(
  span: Span | undefined,
  estimateSeconds: number | null,
  { locale }: Pick<Wording, 'locale'>,
  runEndedAt: string | null = null,
): string {
  const estimate = estimateSeconds === null ? null : duration(estimateSeconds * 1000, locale);
  const elapsed = span === undefined ? null : between(span.startedAt, span.endedAt);
  if (elapsed === null) {
    const state = openWords(span, locale, runEndedAt);
    if (estimate === null) return state;
    return say(reportPage['of-estimate'], locale, { elapsed: state, estimate });
  }
  const took = duration(elapsed, locale);
  if (estimate === null) return took;
  const over = overBy(span, estimateSeconds);
  return say(reportPage[over > 0 ? 'over-estimate' : 'of-estimate'], locale, {
    elapsed: took,
    estimate,
    over: duration(over, locale),
  });
}

function openWords(span: Span | undefined, locale: Locale, runEndedAt: string | null): string {
  if (span === undefined) return say(reportPage['not-started'], locale);
  const elapsed = between(span.startedAt, runEndedAt);
  if (elapsed === null) return say(reportPage['not-ended'], locale);
  return say(reportPage['cut-off'], locale, { elapsed: duration(elapsed, locale) });
}
