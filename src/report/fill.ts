/** The same document, filled in (language.md §0, laws 2 and 5). */
import { createHash } from 'node:crypto';
import { say } from '../catalogue/index.ts';
import { report } from '../catalogue/report.ts';
import type { CheckpointAction, Plan } from '../plan/types.ts';
import { decisionAdditions } from './decision-marks.ts';
import { checkpointWords, evidenceLines } from './evidence.ts';
import { isEvident } from './facts.ts';
import type { ActionFacts } from './facts.ts';
import { numberedLines } from './lines.ts';
import { addMarks, isTickable } from './marks.ts';
import type { Addition } from './marks.ts';
import { metricAdditions } from './metric-cells.ts';
import { placeBelow, placeInItem } from './places.ts';
import type { BlockPlace } from './places.ts';
import { runFactsOf, wordingOf } from './run-facts.ts';
import type { ReportInput, Wording } from './run-facts.ts';
import { summaryLines } from './summary.ts';
import { placeSummary } from './summary-place.ts';
import { wholeStepPlace } from './whole-step.ts';

export interface FillInput extends ReportInput {
  /** The document that the plan was read from, as decoded: byte order mark and line ends included. */
  readonly source: string;
}

/**
 * The document with ticked boxes, evidence and a summary added; `unfill` gives it back byte for byte.
 * A box is ticked only by a machine check that held or by a named person's answer; any other says why it is empty.
 */
export function fill(input: FillInput): string {
  const { source, plan } = input;
  const foreign = !isSourceOf(plan, source);
  const run = runFactsOf(input, foreign);
  const wording = wordingOf(input, run);
  const additions = [placeSummary(source, summaryLines(run, wording))];
  if (!foreign)
    additions.push(
      ...checkpoints(source, run.facts, wording),
      ...blocks(source, run.facts, wording),
      ...metricAdditions(run, wording),
      ...decisionAdditions(source, run, wording),
    );
  return addMarks(source, additions);
}

/** Offsets into another text would tick boxes that nobody confirmed. */
function isSourceOf(plan: Plan, source: string): boolean {
  return createHash('sha256').update(source, 'utf8').digest('hex') === plan.source.sha256;
}

function checkpoints(source: string, facts: readonly ActionFacts[], wording: Wording): Addition[] {
  return facts.flatMap((fact) => {
    if (fact.action.kind !== 'checkpoint') return [];
    const box = fact.action.boxOffset;
    const here = source[box - 1] === '[' && source[box + 1] === ']';
    const evident = isEvident(fact.state) && !fact.action.checked;
    const note =
      evident && !(here && isTickable(source, box)) ? say(report['why-box-moved'], wording.locale) : null;
    const said = checkpointWords(fact, wording, note ?? authorsTick(fact, fact.action, wording));
    const offset = placeInItem(source, fact.action.evidenceOffset, box);
    return [
      {
        offset,
        before: ' ',
        body: offset === box + 2 ? `${said} —` : `— ${said}`,
        after: '',
        tick: evident && note === null ? { offset: box } : null,
      },
    ];
  });
}

/** Said where something else has become of the checkpoint than its author's tick. */
function authorsTick(fact: ActionFacts, action: CheckpointAction, { locale }: Wording): string | null {
  return action.checked && fact.why?.kind !== 'author-ticked'
    ? say(report['outcome-author-ticked'], locale)
    : null;
}

/** Evidence of commands and manual actions, one block for all that share a place. */
function blocks(source: string, facts: readonly ActionFacts[], wording: Wording): Addition[] {
  const lineOf = numberedLines(source);
  const additions: Addition[] = [];
  const places = new Map<number, ActionFacts[]>();
  for (const fact of facts) {
    if (fact.action.kind === 'checkpoint') continue;
    const place = fact.step === null ? null : wholeStepPlace(source, fact.step, fact.action, lineOf);
    if (place !== null) {
      additions.push(
        place.kind === 'inline' ? inline(place.offset, fact, wording) : below(place, [fact], wording),
      );
      continue;
    }
    const here = places.get(fact.action.evidenceOffset);
    if (here === undefined) places.set(fact.action.evidenceOffset, [fact]);
    else here.push(fact);
  }
  for (const here of places.values()) {
    const [first] = here;
    if (first !== undefined) additions.push(below(placeBelow(source, first.action, lineOf), here, wording));
  }
  return additions;
}

function below(
  { offset, ending, prefix, closing }: BlockPlace,
  facts: readonly ActionFacts[],
  wording: Wording,
): Addition {
  const lines = evidenceLines(facts, wording);
  return {
    offset,
    before: closing === null ? ending + prefix : ending + closing + ending + prefix,
    body: [...lines, ''].map((line) => ending + prefix + line).join(''),
    after: '',
    tick: null,
  };
}

function inline(offset: number, fact: ActionFacts, wording: Wording): Addition {
  const body = `— ${checkpointWords(fact, wording, null)}`;
  return { offset, before: ' ', body, after: '', tick: null };
}
