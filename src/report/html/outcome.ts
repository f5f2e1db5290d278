/** How an outcome looks on the page: a word, a sign and a colour; the word alone says it all. */
import { say } from '../../catalogue/index.ts';
import type { Locale } from '../../catalogue/index.ts';
import { reportPage } from '../../catalogue/report-page.ts';
import { countsOf } from '../counts.ts';
import type { Counted } from '../counts.ts';
import type { ActionFacts } from '../facts.ts';
import { html } from './markup.ts';
import type { Markup } from './markup.ts';

export function badge(shown: Counted, locale: Locale, n?: number): Markup {
  const word = say(reportPage[`shown-${shown}`], locale);
  return html`<b class="o ${shown}">${n === undefined ? word : `${word} ${n}`}</b>`;
}

/** How many came to what: no single word would be true of a step in which one thing was checked and another was not. */
export function badges(facts: readonly ActionFacts[], locale: Locale): Markup[] {
  return [...countsOf(facts)].map(([counted, n]) => badge(counted, locale, n));
}
