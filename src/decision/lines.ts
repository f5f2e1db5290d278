import { decideTexts as texts } from '../catalogue/decide.ts';
import { say, type Locale } from '../catalogue/index.ts';
import type { Decision } from '../plan/decision.ts';
import { readFact } from '../vocabulary/notices.ts';

/** None holds only where somebody has said so. */
function noneHolds({ conditions }: Decision, locale: Locale): readonly string[] {
  if (conditions === 'none') return [];
  return [say(texts[conditions === 'not-asked' ? 'holds-not-asked' : 'holds-none'], locale)];
}

/** A decision in words, a line each. */
export function decisionLines(decision: Decision, locale: Locale): readonly string[] {
  const { holds, facts, severity, scope, since, verdict, outcome, rows, reason, by } = decision;
  if (verdict === 'skipped') return [say(texts.skipped, locale, { reason: reason ?? '', by })];
  // What a column of the table has said already is not said twice.
  const told = (detail: string): boolean => facts.some(({ name }) => readFact(name) === detail);
  const values = { rows: rows.join(', '), outcome: outcome ?? '' };
  return [
    ...holds.map(({ force, text }) => say(texts[`holds-${force}`], locale, { text })),
    ...(holds.length === 0 ? noneHolds(decision, locale) : []),
    ...(severity === null || told('severity') ? [] : [say(texts.severity, locale, { value: severity })]),
    ...(scope === null || told('scope') ? [] : [say(texts.scope, locale, { value: scope })]),
    ...(since === null || told('started-at') ? [] : [say(texts.since, locale, { value: since })]),
    ...facts.map(({ name, value }) => say(texts.fact, locale, { name, value })),
    say(texts[verdict === 'match' && outcome === '' ? 'match-empty' : verdict], locale, values),
  ];
}
