/** What was not run, and why: of the plan, of options that were not chosen, and text that is never run. */
import { say } from '../../catalogue/index.ts';
import { planView } from '../../catalogue/plan-view.ts';
import { reportPage } from '../../catalogue/report-page.ts';
import { shownOutcome, type ActionFacts } from '../facts.ts';
import { whyWords } from '../phrases.ts';
import type { RunFacts, Wording } from '../run-facts.ts';
import { anchorOf } from './action.ts';
import { html, table } from './markup.ts';
import type { Content, Markup } from './markup.ts';
import { badge } from './outcome.ts';

export function notRunSection(run: RunFacts, wording: Wording): Content {
  const parts = [actions(run, wording), options(run, wording), texts(run, wording)].filter(
    (part) => part !== null,
  );
  if (parts.length === 0) return null;
  return html`<section id="not-run">
    <h2>${say(reportPage['not-run'], wording.locale)}</h2>
    ${parts}
  </section> `;
}

const NOT_RUN: ReadonlySet<string> = new Set(['not-run', 'skipped', 'not-applicable', 'author-ticked']);

/** Neighbours of one step with one reason are one line. */
function actions({ facts }: RunFacts, wording: Wording): Content {
  const { locale, mask } = wording;
  const lines: {
    readonly first: ActionFacts;
    readonly key: string;
    last: ActionFacts;
    end: number;
    n: number;
  }[] = [];
  for (const [index, fact] of facts.entries()) {
    if (!NOT_RUN.has(shownOutcome(fact))) continue;
    const key = [shownOutcome(fact), reasonOf(fact, wording)].join('\n');
    const before = lines.at(-1);
    if (before?.key === key && before.end === index) {
      Object.assign(before, { last: fact, end: index + 1, n: before.n + 1 });
    } else lines.push({ first: fact, last: fact, key, end: index + 1, n: 1 });
  }
  if (lines.length === 0) return null;
  const items = lines.map(({ first, last, n }) => {
    const to =
      n === 1
        ? html`<code>${mask(first.action.text).split('\n')[0] ?? ''}</code>`
        : html`– <a href="#${anchorOf(last.action.id)}">${last.action.id}</a> (${n})`;
    return html`<li>
      ${badge(shownOutcome(first), locale)}
      <a href="#${anchorOf(first.action.id)}">${first.action.id}</a> ${to}
      <span class="meta">${reasonOf(first, wording)}</span>
    </li> `;
  });
  return html`<h3>${say(reportPage['not-run-actions'], locale)}</h3>
    <ul class="plain">
      ${items}
    </ul>`;
}

function reasonOf(fact: ActionFacts, wording: Wording): string {
  const why = whyWords(fact, wording, (text) => text);
  const { state } = fact;
  if (why.length === 0 && state !== null) {
    for (const part of [state.by, state.reason === null ? null : wording.mask(state.reason)])
      if (part !== null) why.push(part);
  }
  return why.join(' · ');
}

function options({ plan }: RunFacts, { locale }: Wording): Content {
  const items = plan.choices.flatMap(({ id, options: all, chosen }) => {
    const others = all.filter((option) => option !== chosen);
    if (chosen === null || others.length === 0) return [];
    const joined = others.join(locale === 'en' ? ', ' : '、');
    return [html`<li>${say(reportPage['option-of'], locale, { id, chosen, others: joined })}</li>`];
  });
  if (items.length === 0) return null;
  return html`<h3>${say(reportPage['options-not-chosen'], locale)}</h3>
    <ul class="plain">
      ${items}
    </ul>`;
}

function texts({ plan }: RunFacts, { locale, mask }: Wording): Content {
  if (plan.notRun.length === 0) return null;
  const header = (['line', 'text', 'why'] as const).map(
    (id) => html`<th scope="col">${say(reportPage[id], locale)}</th>`,
  );
  const rows = plan.notRun.map(
    ({ line, text, reason }): Markup =>
      html`<tr>
        <td>${line}</td>
        <td><code>${cut(mask(text))}</code></td>
        <td>${say(planView[`not-run-${reason}`], locale)}</td>
      </tr> `,
  );
  const caption = say(reportPage['not-run-text'], locale);
  return html`<details class="wide">
    <summary>${caption} (${plan.notRun.length})</summary>
    ${table(caption, header, rows)}
  </details>`;
}

const LONGEST = 160;

function cut(text: string): string {
  const line = text.split('\n')[0] ?? '';
  const points = Array.from(line);
  return points.length <= LONGEST && line === text ? text : `${points.slice(0, LONGEST).join('')} …`;
}
