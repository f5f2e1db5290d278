/** A run as one page that needs nothing else: no script, no network, nothing in it that is not escaped. */
import { createHash } from 'node:crypto';
import { say } from '../../catalogue/index.ts';
import { report } from '../../catalogue/report.ts';
import { reportPage } from '../../catalogue/report-page.ts';
import { runFactsOf, wordingOf } from '../run-facts.ts';
import type { ReportInput, RunFacts, Wording } from '../run-facts.ts';
import { heading, inputsSection } from './heading.ts';
import { foot } from './legend.ts';
import { Markup, html } from './markup.ts';
import type { Content } from './markup.ts';
import { notRunSection } from './not-run.ts';
import { outputs } from './output.ts';
import { registeredSections } from './section.ts';
import { stepsSection } from './steps.ts';
import { STYLE } from './style.ts';
import { timelineSection } from './timeline.ts';
import { troubleSection } from './trouble.ts';

/** By this an earlier report is known again. */
export const GENERATOR = 'mdrollback report';

/** The style is the page's own, by its digest; nothing else may load, run, or be sent anywhere. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE, 'utf8').digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** By hand, for its digest is of every byte. */
const STYLE_ELEMENT = new Markup(`<style>${STYLE}</style>`);

/** The report as HTML. A pure function of plan, journal and outputs; secrets are masked. */
export function htmlReport(input: ReportInput): string {
  const run = runFactsOf(input);
  const wording = wordingOf(input, run);
  const { locale, mask } = wording;
  const title = `${mask(run.plan.title)} · ${say(report.title, locale)}`;
  const page = html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content="${GENERATOR}" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <a class="skip" href="#content">${say(reportPage.skip, locale)}</a>
        <div class="page">${heading(run, wording)}${body(run, wording)}${foot(run, wording)}</div>
      </body>
    </html>`;
  return `${page.text}\n`;
}

interface Part {
  readonly id: string;
  readonly title: string;
  readonly markup: Content;
}

function body(run: RunFacts, wording: Wording): Markup {
  const { locale } = wording;
  const part = (id: 'trouble' | 'inputs' | 'timeline' | 'steps' | 'not-run', markup: Content): Part => ({
    id,
    title: say(reportPage[id], locale),
    markup,
  });
  const registered = (place: 'before' | 'behind'): Part[] =>
    registeredSections(run, wording)
      .filter(({ section }) => section.place === place)
      .map(({ section, markup }) => ({ id: section.id, title: say(section.title, locale), markup }));
  const parts = [
    part('trouble', troubleSection(run, wording)),
    ...registered('before'),
    part('inputs', inputsSection(run, wording)),
    part('timeline', timelineSection(run, wording)),
    part('steps', stepsSection(run, wording, outputs(run, wording))),
    part('not-run', notRunSection(run, wording)),
    ...registered('behind'),
  ].filter(({ markup }) => markup !== null);
  const links = parts.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`);
  return html`<nav aria-label="${say(reportPage.contents, locale)}">
      <ul>
        ${links}
      </ul>
    </nav>
    <main id="content">${parts.map(({ markup }) => markup)}</main> `;
}
