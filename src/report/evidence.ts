/** What became of an action, in words: the lines behind a fence, and the words behind a checkpoint. */
import { say } from '../catalogue/index.ts';
import type { Locale } from '../catalogue/index.ts';
import { output } from '../catalogue/output.ts';
import { report } from '../catalogue/report.ts';
import { waitingText } from '../catalogue/waiting.ts';
import type { ExpectationVerdict } from '../journal/events.ts';
import { shownOutcome } from './facts.ts';
import type { ActionFacts } from './facts.ts';
import { escape } from './html/markup.ts';
import { isTrouble, outputsOf } from './output-cut.ts';
import type { Allowance, CutOutput } from './output-cut.ts';
import { answerWords, facing, whyWords } from './phrases.ts';
import type { Wording } from './run-facts.ts';
import { code, codeBehindWords, preformatted, words } from './text.ts';

const TAIL_LINES = 20;
const SEPARATOR = ' · ';

/** A list, one item an action, without the prefix of the container it goes into. */
export function evidenceLines(facts: readonly ActionFacts[], wording: Wording): string[] {
  return groupUntouched(facts, wording).flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    if (first === undefined || last === undefined) return [];
    if (group.length > 1) return [`- ${untouched(first, last, group.length, wording)}`];
    return [
      `- ${headline(first, wording)}`,
      ...details(first, wording).map((line) => `  - ${line}`),
      ...outputLines(first, wording).map((line) => `  ${line}`),
    ];
  });
}

/** Words beside a checkpoint's own, in its line. `note`: something about the box itself. */
export function checkpointWords(fact: ActionFacts, wording: Wording, note: string | null): string {
  const { state } = fact;
  const parts = [outcomeWords(fact, wording.locale), ...whyWords(fact, wording)];
  if (state !== null && fact.why === null) {
    if (state.attempts > 0) parts.push(...facing(state, wording));
    else parts.push(...answerWords(state, wording));
    for (const verdict of state.expectations) parts.push(verdictWords(verdict, wording, codeBehindWords));
    if (state.reason !== null) parts.push(words(wording.mask(state.reason)));
  }
  if (note !== null) parts.push(note);
  return parts.filter(Boolean).join(SEPARATOR);
}

function outcomeWords(fact: ActionFacts, locale: Locale): string {
  return say(report[`outcome-${shownOutcome(fact)}`], locale);
}

/** Neighbours that were not run for the same reason are told as one. */
export function groupUntouched(facts: readonly ActionFacts[], wording: Wording): ActionFacts[][] {
  const groups: ActionFacts[][] = [];
  for (const fact of facts) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const same =
      before !== undefined &&
      before.why !== null &&
      fact.why !== null &&
      whyWords(before, wording).join() === whyWords(fact, wording).join();
    if (same) group?.push(fact);
    else groups.push([fact]);
  }
  return groups;
}

function untouched(first: ActionFacts, last: ActionFacts, n: number, wording: Wording): string {
  const several = say(report.several, wording.locale, {
    first: words(first.action.id),
    last: words(last.action.id),
    n,
  });
  return [outcomeWords(first, wording.locale), several, ...whyWords(first, wording)].join(SEPARATOR);
}

function headline(fact: ActionFacts, wording: Wording): string {
  const { action, state } = fact;
  const parts = [
    outcomeWords(fact, wording.locale),
    words(action.id),
    code(wording.mask(action.text)),
    ...whyWords(fact, wording),
  ];
  if (state !== null && fact.why === null) {
    if (state.attempts > 0) parts.push(...facing(state, wording));
    else parts.push(...answerWords(state, wording));
  }
  return parts.filter(Boolean).join(SEPARATOR);
}

function details({ state, why, outcome }: ActionFacts, wording: Wording): string[] {
  const { locale, clock, mask } = wording;
  if (state === null || why !== null) return [];
  const lines: string[] = [];
  if (state.edited !== null)
    lines.push(say(report['ran-edited'], locale, { text: code(mask(state.edited)) }));
  for (const answer of state.answers) {
    const { question } = answer;
    if (question !== 'skip-condition' && question !== 'run-condition') continue;
    const entry = report[`${question}-${answer.answer === 'yes' ? 'yes' : 'no'}`];
    lines.push(say(entry, locale, { by: words(answer.by), at: clock.short(answer.at) }));
  }
  for (const verdict of state.expectations) {
    lines.push(expectationWords(verdict, wording));
    if (verdict.verdict === 'failed' && verdict.nearest !== null && verdict.nearest !== verdict.actual) {
      lines.push(say(report.nearest, locale, { line: code(mask(verdict.nearest)) }));
    }
  }
  if (state.reason !== null && outcome !== 'not-run') {
    lines.push(say(report.reason, locale, { reason: words(mask(state.reason)) }));
  }
  for (const stream of ['stdout', 'stderr'] as const) {
    const { bytes = 0, omitted } = state[stream] ?? {};
    if (omitted === undefined) continue;
    lines.push(say(output.omitted, locale, { stream, bytes, omitted: omitted.bytes }));
  }
  if (state.recorded !== null) {
    const { name, value, whole } = state.recorded;
    const entry = waitingText[whole ? 'recorded' : 'recorded-in-part'];
    lines.push(say(entry, locale, { name: words(name), value: code(mask(value)) }));
  }
  if (state.shellEnded && state.notRestored.length > 0) {
    const names = state.notRestored.map((name) => code(name)).join(' ');
    lines.push(say(report['not-restored'], locale, { names }));
  } else if (state.shellEnded) {
    lines.push(say(report['shell-ended'], locale));
  }
  return lines;
}

/** Where it stands, how it was read, whether it held, what was seen. */
export function expectationWords(verdict: ExpectationVerdict, wording: Wording): string {
  return say(report.expectation, wording.locale, {
    line: verdict.line,
    reading: words(wording.mask(verdict.reading)),
    verdict: verdictWords(verdict, wording),
  });
}

function verdictWords(
  verdict: ExpectationVerdict,
  { locale, mask }: Wording,
  quoted: (text: string) => string = code,
): string {
  const parts = [say(report[`verdict-${verdict.verdict}`], locale)];
  if (verdict.actual !== '') parts.push(say(report.actual, locale, { actual: quoted(mask(verdict.actual)) }));
  if (verdict.by !== 'machine' && verdict.verdict !== 'needs-person') {
    parts.push(say(report['confirmed-by'], locale, { by: words(verdict.by) }));
  }
  return parts.join(SEPARATOR);
}

/** What a command wrote, folded. HTML, not a fence: nothing in it can end it, and it needs no empty line. */
function outputLines(fact: ActionFacts, wording: Wording): string[] {
  if (wording.output === undefined) return [];
  return outputsOf(fact, allowanceOf(fact, wording), wording).flatMap((output) => {
    const { summary, lines, isCut } = output;
    if (lines === null) return [`<details><summary>${escape(summary)}</summary>${whereOf(output)}</details>`];
    const pre = preformatted(lines);
    const [first = '', ...rest] = pre;
    const shown = [`<details><summary>${escape(summary)}</summary><pre>${first}`, ...rest];
    shown.push(`${shown.pop() ?? ''}</pre>${isCut ? whereOf(output) : ''}</details>`);
    return shown;
  });
}

function whereOf({ place, link }: CutOutput): string {
  const leads = link();
  return leads === null ? escape(place) : `<a href="${escape(leads)}">${escape(place)}</a>`;
}

/** In a document that people read from top to bottom a command that did well has a few lines. */
const OF_SUCCESS = { lines: 10, bytes: 2_000 };

function allowanceOf(fact: ActionFacts, { share }: Wording): Allowance {
  if (isTrouble(fact)) return { lines: TAIL_LINES, bytes: 20_000 };
  return { ...OF_SUCCESS, bytes: Math.min(OF_SUCCESS.bytes, share) };
}
