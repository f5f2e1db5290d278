import { say, type Locale } from '../../catalogue/index.ts';
import { decideTexts as texts } from '../../catalogue/decide.ts';
import type { Decision, DecisionGuide } from '../../plan/decision.ts';
import { fold } from '../../vocabulary/fold.ts';
import { decisionOf, detailOf, factProblem, readHolds, skippedDecision, type Detail } from './answers.ts';

export interface DecideFlags {
  readonly holds?: string;
  readonly fact?: readonly string[];
  readonly skipDecision?: string;
}

export type Flagged =
  | { readonly ok: true; readonly decision: Decision | null }
  | { readonly ok: false; readonly problems: readonly string[] };

/** The decision that flags give; null where none says anything. All problems at once. */
export function decisionFromFlags(
  guide: DecisionGuide | null,
  flags: DecideFlags,
  by: string,
  locale: Locale,
): Flagged {
  if (flags.skipDecision !== undefined) return skipped(flags.skipDecision, flags, by, locale);
  if (flags.holds === undefined && flags.fact === undefined) return { ok: true, decision: null };
  if (guide === null) return { ok: false, problems: [say(texts['no-guide'], locale)] };
  const problems: string[] = [];
  const holds = flags.holds === undefined ? null : readHolds(flags.holds, guide);
  if (typeof holds === 'string') {
    problems.push(say(texts['no-such-number'], locale, { given: holds, most: guide.triggers.length }));
  }
  const details = new Map<Detail, string>();
  const facts = readFacts(guide, flags.fact ?? [], { locale, problems, details });
  if (typeof holds === 'string' || problems.length > 0) return { ok: false, problems };
  const [severity = null, scope = null, since = null] = (['severity', 'scope', 'since'] as const).map(
    (detail) => details.get(detail) ?? null,
  );
  const said = { holds, facts, severity, scope, since };
  return { ok: true, decision: decisionOf(guide, said, by) };
}

/** A decision is skipped for a reason, and not one that is taken all the same. */
function skipped(reason: string, { holds, fact = [] }: DecideFlags, by: string, locale: Locale): Flagged {
  const others = [...(holds === undefined ? [] : ['--holds']), ...(fact.length === 0 ? [] : ['--fact'])];
  const problems = [
    ...(others.length === 0 ? [] : [say(texts['skip-and'], locale, { others: others.join(', ') })]),
    ...(reason.trim() === '' ? [say(texts['skip-no-reason'], locale)] : []),
  ];
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, decision: skippedDecision(reason.trim(), by) };
}

interface Reading {
  readonly locale: Locale;
  readonly problems: string[];
  /** `影响范围=…` and the like, where no column has that name. */
  readonly details: Map<Detail, string>;
}

function readFacts(
  { matrix }: DecisionGuide,
  given: readonly string[],
  { locale, problems, details }: Reading,
): ReadonlyMap<string, string> {
  const columns = matrix?.columns ?? [];
  const facts = new Map<string, string>();
  for (const each of given) {
    const at = each.indexOf('=');
    const name = fold(each.slice(0, at)).trim();
    const column = columns.find((known) => fold(known.name).trim() === name);
    const detail = at < 1 ? null : detailOf(name);
    if (at < 1) problems.push(say(texts['bad-fact'], locale, { given: each }));
    else if (column === undefined && detail !== null) details.set(detail, each.slice(at + 1).trim());
    else if (column === undefined) {
      const known = columns.map((one) => one.name).join(', ');
      problems.push(say(texts['unknown-fact'], locale, { given: name, known }));
    } else {
      const said = each.slice(at + 1).trim();
      const problem = factProblem(column, said, locale);
      if (problem !== null) problems.push(problem);
      facts.set(column.name, said);
    }
  }
  for (const { name } of columns) {
    if (given.length > details.size && !facts.has(name))
      problems.push(say(texts['missing-fact'], locale, { name }));
  }
  return facts;
}
