/** Every phase and step with its actions, in the document's order. */
import { say } from '../../catalogue/index.ts';
import { reportPage } from '../../catalogue/report-page.ts';
import type { Phase, Step } from '../../plan/types.ts';
import { groupUntouched } from '../evidence.ts';
import type { ActionFacts } from '../facts.ts';
import { whyWords } from '../phrases.ts';
import type { RunFacts, Wording } from '../run-facts.ts';
import { spanWords } from '../spans.ts';
import { actionItem, anchorOf } from './action.ts';
import { html, separated } from './markup.ts';
import type { Content, Markup } from './markup.ts';
import { badge, badges } from './outcome.ts';
import type { ShowOutputs } from './output.ts';

/** Of more actions, those that are not in sight are laid out when they come into it. */
const MANY = 200;

export function stepsSection(run: RunFacts, wording: Wording, show: ShowOutputs): Markup {
  const of = new Map<Step | null, ActionFacts[]>();
  for (const fact of run.facts) {
    const known = of.get(fact.step);
    if (known === undefined) of.set(fact.step, [fact]);
    else known.push(fact);
  }
  const phases = run.plan.phases.map((phase) => phaseSection(phase, of, run, wording, show));
  const { locale } = wording;
  const onDemand = of.get(null) ?? [];
  return html`<section id="steps" ${run.facts.length > MANY ? html` class="many"` : null}>
    <h2>${say(reportPage.steps, locale)}</h2>
    ${phases}${
      onDemand.length === 0
        ? null
        : html`<h3>${say(reportPage['on-demand'], locale)}</h3>
            ${actions(onDemand, wording, show)}`
    }
  </section> `;
}

function phaseSection(
  phase: Phase,
  of: ReadonlyMap<Step | null, readonly ActionFacts[]>,
  run: RunFacts,
  wording: Wording,
  show: ShowOutputs,
): Markup {
  const { locale, mask } = wording;
  const span = run.state.phases.get(phase.id);
  const words = spanWords(span, phase.estimateSeconds, wording, run.state.endedAt);
  return html`<section class="phase">
    <h3 id="${anchorOf(phase.id)}">
      ${say(reportPage['phase-label'], locale, { id: phase.id })} ${mask(phase.title)} <small>${words}</small>
    </h3>
    ${phase.steps.map((step) => stepSection(step, of.get(step) ?? [], run, wording, show))}
  </section> `;
}

function stepSection(
  step: Step,
  facts: readonly ActionFacts[],
  run: RunFacts,
  wording: Wording,
  show: ShowOutputs,
): Markup {
  const { locale, mask } = wording;
  const words = spanWords(run.state.steps.get(step.id), step.estimateSeconds, wording, run.state.endedAt);
  const counts = facts.length > 1 ? badges(facts, locale) : [];
  return html`<article class="step" aria-labelledby="${anchorOf(step.id)}">
    <h4 id="${anchorOf(step.id)}">
      <span class="id">${step.id}</span> ${mask(step.title)} <small>${words}</small>
    </h4>
    ${properties(step, wording)}${counts.length === 0 ? null : html`<p class="counts">${separated(counts, ' ')}</p>`}${actions(facts, wording, show)}
  </article> `;
}

function properties(step: Step, { locale, mask }: Wording): Content {
  const facts: Content[] = [];
  if (step.irreversible)
    facts.push(html`<strong class="warn">${say(reportPage.irreversible, locale)}</strong>`);
  if (step.optional) facts.push(say(reportPage.optional, locale));
  if (step.choice !== null) facts.push(say(reportPage.option, locale, { ...step.choice, within: '' }));
  const add = (label: keyof typeof reportPage, value: string | null): void => {
    if (value !== null)
      facts.push(html`${say(reportPage[label], locale)} <span class="v">${mask(value)}</span>`);
  };
  add('purpose', step.purpose);
  add('owner', step.owner);
  add('step-host', step.host);
  return facts.length === 0 ? null : html`<p class="meta">${separated(facts, ' · ')}</p>`;
}

/** Actions; neighbours that were not run for the same reason are folded into one. */
function actions(facts: readonly ActionFacts[], wording: Wording, show: ShowOutputs): Content {
  if (facts.length === 0) return null;
  const groups = groupUntouched(facts, wording);
  return html`<ol class="acts">
    ${groups.map((group) =>
      group.length === 1
        ? group.map((fact) => actionItem(fact, wording, show))
        : untouched(group, wording, show),
    )}
  </ol>`;
}

function untouched(group: readonly ActionFacts[], wording: Wording, show: ShowOutputs): Content {
  const [first, last] = [group[0], group.at(-1)];
  if (first === undefined || last === undefined) return null;
  const { locale } = wording;
  const ids = { first: first.action.id, last: last.action.id, n: group.length };
  const why = whyWords(first, wording, (text) => text).join(' · ');
  return html`<li class="act not-run">
    <details>
      <summary>
        ${badge('not-run', locale)} ${say(reportPage['untouched-steps'], locale, ids)}
        <span class="meta">${why}</span>
      </summary>
      <ol class="acts">
        ${group.map((fact) => actionItem(fact, wording, show))}
      </ol>
    </details>
  </li>`;
}
