/** The report's beginning: what a reader wants to know before the first step. */
import { say } from '../catalogue/index.ts';
import { report } from '../catalogue/report.ts';
import { sectionTexts } from '../catalogue/section.ts';
import { gateQuestion } from '../journal/gate-questions.ts';
import type { RunState } from '../journal/state.ts';
import type { Plan } from '../plan/types.ts';
import { expectationWords } from './evidence.ts';
import { shownOutcome } from './facts.ts';
import type { ActionFacts } from './facts.ts';
import type { RunFacts, Wording } from './run-facts.ts';
import { MASKED } from './secrets.ts';
import { countsOf, isContradicted } from './counts.ts';
import { sectionsAsMarkdown, table } from './sections/markdown.ts';
import { stepTimes } from './step-times.ts';
import { code, words } from './text.ts';
import { between, duration } from './time.ts';

/** Lines of Markdown: tables and lists, no headings, so that the document's outline stays the author's. */
export function summaryLines(summary: RunFacts, wording: Wording): string[] {
  const blocks = [
    table(overview(summary, wording)),
    table(phaseRows(summary, wording)),
    stepTimes(summary, wording),
    listed(report.failure, failureItems(summary, wording), wording),
    listed(report.open, openItems(summary, wording), wording),
    ...sectionsAsMarkdown(summary, wording),
  ];
  return blocks.filter((block) => block.length > 0).flatMap((block) => ['', ...block]);
}

type Row = readonly string[];

function listed(
  title: { readonly zh: string; readonly en: string },
  items: readonly string[],
  { locale }: Wording,
): string[] {
  return items.length === 0 ? [] : [`**${say(title, locale)}**`, '', ...items.map((item) => `- ${item}`)];
}

function overview({ plan, state, facts, directory, foreign }: RunFacts, wording: Wording): Row[] {
  const { locale, clock } = wording;
  const rows: Row[] = [[say(report.title, locale), code(state.run)]];
  const add = (label: keyof typeof report, value: string): void => {
    if (value !== '') rows.push([say(report[label], locale), value]);
  };
  if (plan.section !== undefined)
    rows.push([
      say(sectionTexts['report-section'], locale),
      words(`${plan.section} ${plan.phases[0]?.title ?? ''}`),
    ]);
  if (state.of !== null) rows.push([say(sectionTexts['report-of'], locale), code(state.of)]);
  add('result', resultWords(state, facts, wording));
  add('run-reason', words(wording.mask(state.reason ?? state.paused?.why ?? '')));
  add('started', state.startedAt === null ? '' : clock.full(state.startedAt));
  add('ended', state.endedAt === null ? '' : clock.full(state.endedAt));
  const elapsed = between(state.startedAt, state.endedAt);
  add('elapsed', elapsed === null ? '' : elapsedWords(elapsed, plan.overview.estimateSeconds, wording));
  add('window', words(plan.overview.window ?? ''));
  add('operator', words(state.operator));
  add('host', words(state.host));
  const { path, sha256 } = plan.source;
  add('document', [path === null ? '' : code(path), code(`sha256:${sha256}`)].filter(Boolean).join(' '));
  if (foreign) rows.push(['', say(report['document-differs'], locale)]);
  add('plan', code(plan.digest));
  if (state.planDigest !== '' && state.planDigest !== plan.digest) {
    rows.push(['', say(report['plan-differs'], locale, { digest: code(state.planDigest) })]);
  }
  add('choices', choiceWords(plan, wording));
  add('parameters', parameterWords(plan, wording));
  add('gates', gateWords(plan, state, wording));
  add('counts', countWords(facts, wording));
  add('directory', directory === null ? '' : code(directory, 300));
  return rows;
}

function resultWords(state: RunState, facts: readonly ActionFacts[], { locale }: Wording): string {
  const result = say(report[`result-${state.result}`], locale);
  const said = isContradicted(state, facts) ? say(report['result-contradicted'], locale) : result;
  if (state.exitStatus === null) return said;
  return `${said} · ${say(report.exit, locale, { status: state.exitStatus })}`;
}

function elapsedWords(elapsed: number, estimateSeconds: number | null, { locale }: Wording): string {
  if (estimateSeconds === null) return duration(elapsed, locale);
  const over = elapsed - estimateSeconds * 1000;
  return say(report[over > 0 ? 'elapsed-over-estimate' : 'elapsed-of-estimate'], locale, {
    elapsed: duration(elapsed, locale),
    estimate: duration(estimateSeconds * 1000, locale),
    over: duration(over, locale),
  });
}

function choiceWords(plan: Plan, { locale }: Wording): string {
  return plan.choices
    .map(
      ({ id, chosen }) => `${words(id)} = ${chosen === null ? say(report.undecided, locale) : words(chosen)}`,
    )
    .join('<br>');
}

function parameterWords(plan: Plan, { locale, mask }: Wording): string {
  return plan.parameters
    .map(({ name, secret, value }) => {
      if (value === null) return `${code(name)} = ${secret ? MASKED : say(report['no-value'], locale)}`;
      return `${code(name)} = ${secret ? MASKED : code(mask(value))}`;
    })
    .join('<br>');
}

function gateWords(plan: Plan, state: RunState, { locale, clock }: Wording): string {
  const steps = plan.phases.flatMap((phase) => phase.steps);
  return state.gates
    .map((gate) => {
      const { question, answer, by, at } = gate;
      const known = gateQuestion(question) ?? 'other';
      const host = steps.find(({ id }) => id === gate.subject)?.host ?? '';
      const subject = say(report[`gate-${known}`], locale, { id: words(gate.subject), host: words(host) });
      const said = say(report[`answer-${answer}`], locale);
      return say(report.gate, locale, { subject, answer: said, by: words(by), at: clock.short(at) });
    })
    .join('<br>');
}

function countWords(facts: readonly ActionFacts[], { locale }: Wording): string {
  return [...countsOf(facts)]
    .map(([counted, n]) => say(report[`count-${counted}`], locale, { n }))
    .join(' · ');
}

function phaseRows({ plan, state }: RunFacts, { locale }: Wording): Row[] {
  const header = [say(report.phase, locale), say(report.estimate, locale), say(report.elapsed, locale)];
  const rows = plan.phases.map(({ id, title, estimateSeconds }): Row => {
    const span = state.phases.get(id);
    const estimate = estimateSeconds === null ? '' : duration(estimateSeconds * 1000, locale);
    return [`${words(id)} ${words(title)}`, estimate, phaseElapsed(span, estimateSeconds)];
  });
  return [header, ...rows];

  function phaseElapsed(
    span: { readonly startedAt: string; readonly endedAt: string | null } | undefined,
    estimateSeconds: number | null,
  ): string {
    if (span === undefined) return say(report['phase-not-started'], locale);
    const elapsed = between(span.startedAt, span.endedAt);
    if (elapsed === null) return say(report['phase-not-ended'], locale);
    const over = estimateSeconds === null ? 0 : elapsed - estimateSeconds * 1000;
    if (over <= 0) return duration(elapsed, locale);
    return say(report.over, locale, { duration: duration(elapsed, locale), over: duration(over, locale) });
  }
}

function itemOf(fact: ActionFacts, wording: Wording): string {
  const { action, state } = fact;
  const { locale, mask } = wording;
  const line = say(report['at-line'], locale, { line: action.line });
  const parts = [say(report[`outcome-${shownOutcome(fact)}`], locale), words(action.id), line];
  parts.push(code(mask(action.text)));
  if (typeof state?.exitStatus === 'number')
    parts.push(say(report.exit, locale, { status: state.exitStatus }));
  for (const verdict of state?.expectations ?? []) {
    if (verdict.verdict !== 'passed') parts.push(expectationWords(verdict, wording));
  }
  const reason = state?.reason ?? '';
  if (reason !== '') parts.push(words(mask(reason)));
  return parts.join(' · ');
}

function failureItems({ facts }: RunFacts, wording: Wording): string[] {
  return facts.filter((fact) => fact.outcome === 'failed').map((fact) => itemOf(fact, wording));
}

function openItems({ facts }: RunFacts, wording: Wording): string[] {
  return facts
    .filter(({ outcome }) => outcome === 'in-doubt' || outcome === 'needs-person')
    .map((fact) => itemOf(fact, wording));
}
