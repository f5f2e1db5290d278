import { say } from '../../catalogue/index.ts';
import { reportPage } from '../../catalogue/report-page.ts';
import { isKnownEvent } from '../../journal/fold-run.ts';
import { countsOf } from '../counts.ts';
import type { RunFacts, Wording } from '../run-facts.ts';
import { html } from './markup.ts';
import type { Markup } from './markup.ts';
import { badge } from './outcome.ts';

/** What the words of this report mean, and where it comes from. Times stand in one zone: it is named. */
export function foot({ facts, state, records }: RunFacts, { locale, clock }: Wording): Markup {
  const zone = state.startedAt === null ? '' : (clock.full(state.startedAt).split(' ').at(-1) ?? '');
  const rows = [...countsOf(facts).keys()].map(
    (counted) =>
      html`<dt>${badge(counted, locale)}</dt>
        <dd>${say(reportPage[`means-${counted}`], locale)}</dd> `,
  );
  const unknown = new Set(records.map(({ event }) => event.type).filter((type) => !isKnownEvent(type)));
  const lines = [
    unknown.size === 0 ? '' : say(reportPage['event-unknown'], locale, { types: [...unknown].join(' ') }),
    state.version === '' ? '' : say(reportPage.made, locale, { version: state.version }),
    zone === '' ? '' : say(reportPage['times-zone'], locale, { zone }),
    say(reportPage.private, locale),
  ];
  return html`<footer>
    <h2>${say(reportPage.legend, locale)}</h2>
    <dl>${rows}</dl>
    <p>${lines.filter(Boolean).join(' · ')}</p>
  </footer> `;
}
