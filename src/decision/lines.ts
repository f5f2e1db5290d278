import { decideTexts as texts } from '../catalogue/decide.ts';
import { say, type Locale } from '../catalogue/index.ts';
import type { Decision } from '../plan/decision.ts';

/** A decision in words, a line each. */
export function decisionLines(decision: Decision, locale: Locale): readonly string[] {
  const { holds, facts, severity, scope, since, verdict, outcome, rows, reason, by } = decision;
  if (verdict === 'skipped') return [say(texts.skipped, locale, { reason: reason ?? '', by })];
  const values = { rows: rows.join(', '), outcome: outcome ?? '' };
  return [
    ...holds.map(({ force, text }) => say(texts[`holds-${force}`], locale, { text })),
    ...(holds.length === 0 ? [say(texts['holds-none'], locale)] : []),
    ...(severity === null ? [] : [say(texts.severity, locale, { value: severity })]),
    ...(scope === null ? [] : [say(texts.scope, locale, { value: scope })]),
    ...(since === null ? [] : [say(texts.since, locale, { value: since })]),
    ...facts.map(({ name, value }) => say(texts.fact, locale, { name, value })),
    say(texts[verdict], locale, values),
  ];
}
