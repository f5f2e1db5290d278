/** One action on the page: what it is, what became of it, how each expectation was read and what was seen. */
import { say } from '../../catalogue/index.ts';
import { planView } from '../../catalogue/plan-view.ts';
import { report } from '../../catalogue/report.ts';
import { reportPage } from '../../catalogue/report-page.ts';
import type { ExpectationVerdict } from '../../journal/events.ts';
import type { ActionState } from '../../journal/state.ts';
import { countedAs } from '../counts.ts';
import { isCondition, type ActionFacts } from '../facts.ts';
import { answerWords, facing, whyWords } from '../phrases.ts';
import type { Wording } from '../run-facts.ts';
import { html, preformatted, separated } from './markup.ts';
import type { Content, Markup } from './markup.ts';
import { badge } from './outcome.ts';
import type { ShowOutputs } from './output.ts';

const SEPARATOR = ' · ';
const asItIs = (text: string): string => text;

/** The anchor of an action, a step or a phase. No id holds a blank, but nothing says so. */
export function anchorOf(id: string): string {
  return `a-${id.replace(/\s+/g, '-')}`;
}

export function actionItem(fact: ActionFacts, wording: Wording, show: ShowOutputs): Markup {
  const { action, state } = fact;
  const counted = countedAs(fact);
  return html`<li id="${anchorOf(action.id)}" class="act ${counted}">
    <p class="head">
      ${badge(counted, wording.locale)} <span class="id">${action.id}</span>
      <span class="meta">${metaOf(fact, wording).join(SEPARATOR)}</span>
    </p>
    ${textOf(fact, wording)}${state === null || fact.why !== null ? null : evidence(fact, state, wording)}${show(fact)}
  </li> `;
}

function kindWord({ action }: ActionFacts, { locale }: Wording): string {
  if (action.kind === 'command') return '';
  const kind = say(reportPage[action.kind], locale);
  return action.kind === 'manual' ? `${kind} (${say(planView[`manual-${action.reason}`], locale)})` : kind;
}

function metaOf(fact: ActionFacts, wording: Wording): string[] {
  const { action, state } = fact;
  const parts = [kindWord(fact, wording), ...whyWords(fact, wording, asItIs)];
  if (state !== null && fact.why === null) {
    parts.push(...(state.attempts > 0 ? facing : answerWords)(state, wording, asItIs));
  }
  parts.push(say(report['at-line'], wording.locale, { line: action.line }));
  return parts.filter(Boolean);
}

function textOf({ action, state }: ActionFacts, { locale, mask }: Wording): Content {
  const text = mask(action.text);
  if (action.kind !== 'command') {
    const check = action.kind === 'checkpoint' ? action.check : null;
    return html`<p class="words">${text}</p>
      ${check === null || text.includes(check.text) ? null : preformatted(mask(check.text), 'cmd')}`;
  }
  const ran = state?.ran ?? null;
  const differs = ran !== null && ran.trim() !== action.text.trim();
  const sent = differs
    ? html`<details class="out">
        <summary>${say(reportPage.ran, locale)}</summary>
        ${preformatted(mask(ran))}
      </details>`
    : null;
  return html`${preformatted(text, 'cmd')} ${sent}`;
}

function evidence(fact: ActionFacts, state: ActionState, wording: Wording): Content {
  const items = [
    ...conditions(state, wording),
    ...state.expectations.map((verdict) => expectation(verdict, wording)),
    ...notes(fact, state, wording),
  ];
  return items.length === 0
    ? null
    : html`<ul class="seen">
        ${items}
      </ul>`;
}

function conditions({ answers }: ActionState, { locale, clock }: Wording): Markup[] {
  return answers.filter(isCondition).map(({ question, answer, by, at }) => {
    const word = question === 'skip-condition' ? 'skip-condition' : 'run-condition';
    const entry = report[`${word}-${answer === 'yes' ? 'yes' : 'no'}`];
    return html`<li>${say(entry, locale, { by, at: clock.short(at) })}</li>`;
  });
}

const OUTCOME_OF = { passed: 'passed', failed: 'failed', 'needs-person': 'needs-person' } as const;

function expectation(verdict: ExpectationVerdict, { locale, mask }: Wording): Markup {
  const { line, reading, actual, nearest, by } = verdict;
  const held = html`<b class="o ${OUTCOME_OF[verdict.verdict]}"
    >${say(report[`verdict-${verdict.verdict}`], locale)}</b
  >`;
  const parts: Content[] = [html`${held} ${say(report['at-line'], locale, { line })}`, mask(reading)];
  if (actual !== '') parts.push(quoted(say(report.actual, locale, { actual: MARK }), mask(actual)));
  if (by !== 'machine' && verdict.verdict !== 'needs-person')
    parts.push(say(report['confirmed-by'], locale, { by }));
  if (verdict.verdict === 'failed' && nearest !== null && nearest !== actual)
    parts.push(quoted(say(report.nearest, locale, { line: MARK }), mask(nearest)));
  return html`<li>${separated(parts, SEPARATOR)}</li>`;
}

/** Stands where code goes into words. */
const MARK = '\0';

function quoted(words: string, text: string): Markup {
  const [before = '', behind = ''] = words.split(MARK);
  return html`${before}<code>${text}</code>${behind}`;
}

function notes({ outcome }: ActionFacts, state: ActionState, { locale, mask }: Wording): Markup[] {
  const said: Content[] = [];
  if (state.reason !== null && outcome !== 'not-run')
    said.push(say(report.reason, locale, { reason: mask(state.reason) }));
  if (state.shellEnded && state.notRestored.length > 0) {
    said.push(say(report['not-restored'], locale, { names: state.notRestored.join(' ') }));
  } else if (state.shellEnded) {
    said.push(say(report['shell-ended'], locale));
  }
  return said.map((each) => html`<li>${each}</li>`);
}
