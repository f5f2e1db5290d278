/** The page's beginning: the result, who, where, when, and what had been decided. */
import { say } from '../../catalogue/index.ts';
import { report } from '../../catalogue/report.ts';
import { reportPage } from '../../catalogue/report-page.ts';
import { sectionTexts } from '../../catalogue/section.ts';
import { gateQuestion } from '../../journal/gate-questions.ts';
import type { AnswerState } from '../../journal/state.ts';
import { countsOf, isContradicted } from '../counts.ts';
import type { RunFacts, Wording } from '../run-facts.ts';
import { MASKED } from '../secrets.ts';
import { spanWords } from '../spans.ts';
import { html, separated } from './markup.ts';
import type { Content, Markup } from './markup.ts';
import { badges } from './outcome.ts';

export function heading(run: RunFacts, wording: Wording): Markup {
  const { plan, state, facts } = run;
  const { locale, mask } = wording;
  const contradicted = isContradicted(state, facts);
  const result = contradicted ? 'contradicted' : state.result;
  const status =
    state.exitStatus === null
      ? null
      : html` <small>${say(report.exit, locale, { status: state.exitStatus })}</small>`;
  const reason = mask(state.reason ?? state.paused?.why ?? '');
  return html`<header>
    <p class="kicker">${say(report.title, locale)} <code>${state.run}</code></p>
    <h1>${mask(plan.title)}</h1>
    <p class="result ${result}"><strong>${say(reportPage[`result-${result}`], locale)}</strong>${status}</p>
    ${unchecked(run, wording)} ${reason === '' ? null : html`<p class="reason">${reason}</p>`}
    <p class="counts">${separated(badges(facts, locale), ' ')}</p>
    ${factList(run, wording)}
  </header> `;
}

/** Law 2: what nobody has checked is named right beside a success. */
function unchecked({ state, facts }: RunFacts, { locale }: Wording): Content {
  const counts = countsOf(facts);
  const n = (counts.get('unverified') ?? 0) + (counts.get('vouched') ?? 0);
  if (state.result !== 'succeeded' || n === 0) return null;
  return html`<p class="open">${say(reportPage['but-unchecked'], locale, { n })}</p>`;
}

function factList(run: RunFacts, wording: Wording): Markup {
  const { plan, state, directory } = run;
  const { locale, clock } = wording;
  const rows: Markup[] = [];
  const add = (label: string, value: Content): void => {
    if (value !== null && value !== '')
      rows.push(
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div> `,
      );
  };
  const time = (at: string | null): Content =>
    at === null ? null : html`<time datetime="${at}">${clock.full(at)}</time>`;
  if (plan.section !== undefined)
    add(say(sectionTexts['report-section'], locale), `${plan.section} ${plan.phases[0]?.title ?? ''}`);
  add(say(sectionTexts['report-of'], locale), state.of === null ? null : html`<code>${state.of}</code>`);
  add(say(report.operator, locale), state.operator);
  add(say(report.host, locale), state.host);
  add(say(report.started, locale), time(state.startedAt));
  add(say(report.ended, locale), time(state.endedAt));
  if (state.startedAt !== null) {
    const span = { startedAt: state.startedAt, endedAt: state.endedAt };
    add(say(report.elapsed, locale), spanWords(span, plan.overview.estimateSeconds, wording));
  }
  add(say(report.window, locale), plan.overview.window);
  const { path, sha256 } = plan.source;
  add(
    say(report.document, locale),
    html`${path === null ? null : html`<code>${path}</code> `}<code class="digest">sha256:${sha256}</code>`,
  );
  add(say(report.plan, locale), html`<code class="digest">${plan.digest}</code>`);
  if (state.planDigest !== '' && state.planDigest !== plan.digest)
    add('', say(report['plan-differs'], locale, { digest: state.planDigest }));
  if (run.foreign) add('', say(report['document-differs'], locale));
  add(say(report.directory, locale), directory === null ? null : html`<code>${directory}</code>`);
  return html`<dl class="facts">${rows}</dl>`;
}

/** Choices, parameters with the secrets masked, and what was agreed to before an irreversible or optional step. */
export function inputsSection({ plan, state }: RunFacts, wording: Wording): Content {
  const { locale, mask } = wording;
  const rows = [
    ...plan.choices.map(({ id, chosen }) =>
      row(say(report.choices, locale), id, chosen === null ? say(report.undecided, locale) : chosen),
    ),
    ...plan.parameters.map(({ name, secret, value }) =>
      row(
        say(report.parameters, locale),
        name,
        secret
          ? html`${MASKED} <small>${say(reportPage.secret, locale)}</small>`
          : value === null
            ? say(report['no-value'], locale)
            : html`<code>${mask(value)}</code>`,
      ),
    ),
    ...state.gates.map((gate) => gateRow(gate, plan, wording)),
  ];
  if (rows.length === 0) return null;
  const title = say(reportPage.inputs, locale);
  const header = ['', say(reportPage.name, locale), say(reportPage.value, locale)];
  return html`<section id="inputs">
    <h2>${title}</h2>
    <table>
      <caption class="hidden">
        ${title}
      </caption>
      <thead class="hidden">
        <tr>
          ${header.map((cell) => html`<th scope="col">${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section> `;
}

function row(kind: string, name: Content, value: Content): Markup {
  return html`<tr>
    <td class="meta">${kind}</td>
    <th scope="row">${name}</th>
    <td>${value}</td>
  </tr> `;
}

function gateRow(gate: AnswerState, plan: RunFacts['plan'], { locale, clock, mask }: Wording): Markup {
  const known = gateQuestion(gate.question) ?? 'other';
  const steps = plan.phases.flatMap((phase) => phase.steps);
  const host = steps.find(({ id }) => id === gate.subject)?.host ?? '';
  const subject = say(report[`gate-${known}`], locale, { id: gate.subject, host });
  const parts: Content[] = [
    say(report[`answer-${gate.answer}`], locale),
    gate.by,
    clock.short(gate.at),
    mask(gate.reason ?? ''),
  ];
  return row(say(report.gates, locale), subject, separated(parts, ' · '));
}
