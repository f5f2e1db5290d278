/** What failed and what is open, before everything else that a reader might look at. */
import { say } from '../../catalogue/index.ts';
import { reportPage } from '../../catalogue/report-page.ts';
import { isTrouble } from '../output-cut.ts';
import { shownOutcome, type ActionFacts } from '../facts.ts';
import type { RunFacts, Wording } from '../run-facts.ts';
import { spanWords } from '../spans.ts';
import { anchorOf } from './action.ts';
import { html } from './markup.ts';
import type { Content, Markup } from './markup.ts';
import { badge } from './outcome.ts';

const MOST = 50;

export function troubleSection({ facts, state }: RunFacts, wording: Wording): Content {
  // A diagnostic that was run stands below with its output: it is no failure of the run.
  const found = facts.filter(
    (fact) => (isTrouble(fact) && fact.step !== null) || shownOutcome(fact) === 'needs-person',
  );
  if (found.length === 0) return null;
  const { locale } = wording;
  const shown = found.slice(0, MOST).map((fact) => item(fact, state, wording));
  const more = found.length > MOST ? html`<li class="meta">… +${found.length - MOST}</li>` : null;
  return html`<section id="trouble">
    <h2>${say(reportPage.trouble, locale)}</h2>
    <ul class="trouble">
      ${shown}${more}
    </ul>
  </section> `;
}

function item(fact: ActionFacts, run: RunFacts['state'], wording: Wording): Markup {
  const { action, state, step } = fact;
  const { locale, mask } = wording;
  const shown = shownOutcome(fact);
  const expectations = state?.expectations ?? [];
  const open = expectations.filter(({ verdict }) => verdict !== 'passed');
  const seen = open.map(
    ({ reading, actual }) =>
      html`<li>${mask(reading)}${actual === '' ? null : html` → <code>${mask(actual)}</code>`}</li>`,
  );
  const reason = mask(state?.reason ?? '');
  const took =
    step === null ? '' : spanWords(run.steps.get(step.id), step.estimateSeconds, wording, run.endedAt);
  const where = step === null ? null : html`<p class="meta">${step.id} ${mask(step.title)} · ${took}</p>`;
  return html`<li class="${shown}">
    <p class="head">
      ${badge(shown, locale)} <a href="#${anchorOf(action.id)}">${action.id}</a>
      <code>${firstLine(mask(action.text))}</code>
    </p>
    ${where}${reason === '' ? null : html`<p>${reason}</p>`}${
      seen.length === 0
        ? null
        : html`<ul class="seen">
            ${seen}
          </ul>`
    }
  </li>`;
}

function firstLine(text: string): string {
  const [first = '', ...rest] = text.split('\n');
  return rest.length === 0 ? first : `${first} …`;
}
