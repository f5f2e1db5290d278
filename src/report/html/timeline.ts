/** When each phase and step ran, how long, and against which estimate: words, and a bar that shows nothing else. */
import { say } from '../../catalogue/index.ts';
import { reportPage } from '../../catalogue/report-page.ts';
import type { Span } from '../../journal/state.ts';
import type { Phase, Step } from '../../plan/types.ts';
import { isTrouble } from '../output-cut.ts';
import type { ActionFacts } from '../facts.ts';
import type { RunFacts, Wording } from '../run-facts.ts';
import { overBy, spanWords } from '../spans.ts';
import { between } from '../time.ts';
import { anchorOf } from './action.ts';
import { html, separated } from './markup.ts';
import type { Content, Markup } from './markup.ts';
import { badges } from './outcome.ts';

/** Rows of one phase that a reader still takes in. */
const MOST_STEPS = 30;
/** Units of a bar's width. */
const WIDTH = 1000;

interface Scale {
  readonly start: number;
  /** Milliseconds, at least one. */
  readonly length: number;
  readonly endedAt: string | null;
}

export function timelineSection(run: RunFacts, wording: Wording): Markup {
  const { locale } = wording;
  const scale = scaleOf(run);
  const byPlace = groups(run.facts);
  const phases = run.plan.phases.map((phase) => {
    const { shown, left } = worthShowing(phase, run, byPlace);
    const steps = shown.map(
      (step) =>
        html`<li>${row(step, run.state.steps.get(step.id), byPlace.get(step) ?? [], scale, wording)}</li> `,
    );
    const more =
      left === 0 ? null : html`<li class="meta">${say(reportPage['more-steps'], locale, { n: left })}</li>`;
    return html`<li>
      ${row(phase, run.state.phases.get(phase.id), byPlace.get(phase) ?? [], scale, wording)}
      <ol>
        ${steps}${more}
      </ol>
    </li> `;
  });
  return html`<section id="timeline">
    <h2>${say(reportPage.timeline, locale)}</h2>
    <ol class="time">
      ${phases}
    </ol>
  </section> `;
}

function groups(facts: readonly ActionFacts[]): ReadonlyMap<Phase | Step, ActionFacts[]> {
  const of = new Map<Phase | Step, ActionFacts[]>();
  for (const fact of facts) {
    for (const place of [fact.phase, fact.step]) {
      if (place === null) continue;
      const known = of.get(place);
      if (known === undefined) of.set(place, [fact]);
      else known.push(fact);
    }
  }
  return of;
}

/** From the run's beginning to the last thing known of it. */
function scaleOf({ state, records }: RunFacts): Scale {
  const start = Date.parse(state.startedAt ?? '') || 0;
  const length = between(state.startedAt, state.endedAt ?? records.at(-1)?.at ?? null) ?? 1;
  return { start, length: Math.max(1, length), endedAt: state.endedAt };
}

/** All steps, or of very many those that failed, ran over, or took longest; in the document's order. */
function worthShowing(
  { steps }: Phase,
  { state }: RunFacts,
  byPlace: ReadonlyMap<Phase | Step, readonly ActionFacts[]>,
): { readonly shown: readonly Step[]; readonly left: number } {
  if (steps.length <= MOST_STEPS) return { shown: steps, left: 0 };
  const weight = (step: Step): number => {
    const span = state.steps.get(step.id);
    if ((byPlace.get(step) ?? []).some(isTrouble)) return Infinity;
    if (overBy(span, step.estimateSeconds) > 0) return Number.MAX_VALUE;
    return between(span?.startedAt ?? null, span?.endedAt ?? null) ?? -1;
  };
  const weights = new Map(steps.map((step) => [step, weight(step)]));
  const heaviest = new Set(
    [...steps].sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0)).slice(0, MOST_STEPS),
  );
  return { shown: steps.filter((step) => heaviest.has(step)), left: steps.length - heaviest.size };
}

function row(
  place: Phase | Step,
  span: Span | undefined,
  facts: readonly ActionFacts[],
  scale: Scale,
  wording: Wording,
): Markup {
  const { locale, clock, mask } = wording;
  const over = overBy(span, place.estimateSeconds) > 0;
  const took = spanWords(span, place.estimateSeconds, wording, scale.endedAt);
  const at =
    span === undefined
      ? null
      : html`<time datetime="${span.startedAt}">${clock.short(span.startedAt)}</time> · `;
  return html`<div class="row"><a href="#${anchorOf(place.id)}"><span class="id">${place.id}</span> ${mask(place.title)}</a><span class="when">${at}<span${over ? html` class="over"` : null}>${took}</span></span>${bar(span, place.estimateSeconds, scale)}<span class="counts">${separated(badges(facts, locale), ' ')}</span></div>`;
}

/** The time it took within the whole run; the part over the estimate apart. Its words say the same. */
function bar(span: Span | undefined, estimateSeconds: number | null, { start, length }: Scale): Content {
  if (span === undefined) return html`<svg class="bar"></svg>`;
  // A clock that was set meanwhile leaves the row a place at one of its ends.
  const share = (Date.parse(span.startedAt) - start) / length;
  const from = Math.min(WIDTH - 4, Math.max(0, share) * WIDTH);
  const elapsed = between(span.startedAt, span.endedAt) ?? start + length - Date.parse(span.startedAt);
  const width = Math.min(WIDTH - from, Math.max(4, (elapsed / length) * WIDTH));
  const over = Math.min(width, (overBy(span, estimateSeconds) / length) * WIDTH);
  const late =
    over === 0
      ? null
      : html`<rect
          class="late"
          x="${(from + width - over).toFixed(1)}"
          width="${over.toFixed(1)}"
          height="8"
        />`;
  return html`<svg
    class="bar"
    viewBox="0 0 ${WIDTH} 8"
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    <rect class="spent" x="${Math.min(from, WIDTH - 4).toFixed(1)}" width="${width.toFixed(1)}" height="8" />
    ${late}
  </svg>`;
}
