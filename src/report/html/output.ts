import { allowances, isTrouble, outputsOf } from '../output-cut.ts';
import type { CutOutput } from '../output-cut.ts';
import type { ActionFacts } from '../facts.ts';
import type { RunFacts, Wording } from '../run-facts.ts';
import { html, preformatted } from './markup.ts';
import type { Markup } from './markup.ts';

/** What an action's commands wrote, folded; open for what went wrong. */
export type ShowOutputs = (fact: ActionFacts) => Markup[];

export function outputs({ facts }: RunFacts, wording: Wording): ShowOutputs {
  const allowanceOf = allowances(facts, wording.share);
  return (fact) => {
    const shown = outputsOf(fact, allowanceOf(fact), wording);
    return shown.map((output, index) => oneOutput(output, index === 0 && isTrouble(fact)));
  };
}

function oneOutput({ summary, lines, isCut, place, link }: CutOutput, open: boolean): Markup {
  if (lines === null) return html`<p class="out">${summary} · ${whereOf(place, link())}</p>`;
  const text = preformatted(lines.join('\n'));
  const more = isCut ? html`<p>${whereOf(place, link())}</p>` : null;
  return open
    ? html`<details open class="out">
        <summary>${summary}</summary>
        ${text}${more}
      </details>`
    : html`<details class="out">
        <summary>${summary}</summary>
        ${text}${more}
      </details>`;
}

function whereOf(place: string, link: string | null): Markup {
  return link === null ? html`${place}` : html`<a href="${link}">${place}</a>`;
}
