/** What became of an action, in phrases that every format puts together its own way. */
import { say } from '../catalogue/index.ts';
import { report } from '../catalogue/report.ts';
import { screen } from '../catalogue/screen.ts';
import type { ActionState } from '../journal/state.ts';
import { givenBeforehand } from './facts.ts';
import type { ActionFacts } from './facts.ts';
import type { Wording } from './run-facts.ts';
import { words } from './text.ts';
import { duration } from './time.ts';

/** Makes text of others harmless; the identity where the whole phrase will be escaped. */
export type Quote = (text: string) => string;

/** When it ran, for how long, how it ended and who judged it. */
export function facing(state: ActionState, { locale, clock }: Wording, quote: Quote = words): string[] {
  const parts: string[] = [];
  if (state.startedAt !== null) parts.push(clock.short(state.startedAt));
  if (state.durationMs !== null) {
    parts.push(say(report.took, locale, { duration: duration(state.durationMs, locale) }));
  }
  if (state.exitStatus !== null) parts.push(say(report.exit, locale, { status: state.exitStatus }));
  if (state.how === 'timed-out') parts.push(say(report['timed-out'], locale));
  if (state.how === 'stopped') parts.push(say(report['stopped-by-operator'], locale));
  if (state.attempts > 1) parts.push(say(report.attempt, locale, { n: state.attempts }));
  if (state.screen !== null && state.screen !== 'kept') parts.push(say(screen[state.screen], locale));
  if (state.outcome === 'unverified') return parts;
  if (state.by === 'machine') parts.push(say(report.machine, locale));
  else if (state.by !== null) parts.push(say(report['confirmed-by'], locale, { by: quote(state.by) }));
  return parts;
}

/** Who said so, and when. */
export function answerWords(state: ActionState, { locale, clock }: Wording, quote: Quote = words): string[] {
  const parts: string[] = [];
  if (state.outcome === 'failed') parts.push(say(report['answered-no'], locale));
  if (state.by !== null) parts.push(quote(state.by));
  if (state.at !== null) parts.push(clock.short(state.at));
  return parts;
}

export function whyWords(
  { why, state, outcome }: ActionFacts,
  { locale, clock, over, mask }: Wording,
  quote: Quote = words,
): string[] {
  switch (why?.kind) {
    case 'not-chosen': {
      const { choice: id, chosen } = why;
      if (chosen === null) return [say(report['why-undecided'], locale, { id: quote(id) })];
      return [say(report['why-not-chosen'], locale, { id: quote(id), chosen: quote(chosen) })];
    }
    case 'declined':
      return [say(report['why-declined'], locale, { by: quote(why.by) }), clock.short(why.at)];
    case 'not-reached':
      return [say(report[over ? 'why-not-reached' : 'why-not-reached-yet'], locale)];
    case 'author-ticked':
      return [];
    case undefined:
      break;
  }
  if (outcome === 'in-doubt') return [say(report['why-in-doubt'], locale)];
  if (outcome === 'not-run') {
    return [say(report['why-not-started'], locale, { reason: quote(mask(state?.reason ?? '')) })];
  }
  const beforehand = givenBeforehand(state);
  if (beforehand === null) return [];
  const entry = report[beforehand.how === 'vouched' ? 'why-vouched' : 'why-option'];
  return [say(entry, locale, { by: quote(beforehand.by) })];
}
