/** The same document, filled in (language.md §0, laws 2 and 5). */
import { createHash } from 'node:crypto';
import { say } from '../catalogue/index.ts';
import type { Locale } from '../catalogue/index.ts';
import { report } from '../catalogue/report.ts';
import type { JournalRecord, StreamRange } from '../journal/events.ts';
import { foldJournal } from '../journal/fold.ts';
import type { RunState } from '../journal/state.ts';
import type { CheckpointAction, Plan } from '../plan/types.ts';
import { deviationsOf } from './deviations.ts';
import { checkpointWords, evidenceLines } from './evidence.ts';
import type { Wording } from './evidence.ts';
import { factsOf, isEvident } from './facts.ts';
import type { ActionFacts } from './facts.ts';
import { numberedLines } from './lines.ts';
import { addMarks, isTickable } from './marks.ts';
import type { Addition } from './marks.ts';
import { placeBelow, placeInItem } from './places.ts';
import type { BlockPlace } from './places.ts';
import { maskOf } from './secrets.ts';
import { summaryLines } from './summary.ts';
import { placeSummary } from './summary-place.ts';
import { clockOf } from './time.ts';
import { wholeStepPlace } from './whole-step.ts';

export interface FillInput {
  /** The document that the plan was read from, as decoded: byte order mark and line ends included. */
  readonly source: string;
  /** With the choices and parameter values of the run. */
  readonly plan: Plan;
  readonly records: readonly JournalRecord[];
  readonly locale: Locale;
  /** What a command wrote, for the last lines of a failed one. Without it the report has no output. */
  readonly output?: (range: StreamRange) => string;
  /** The run directory, as it should be named. */
  readonly directory?: string;
  /** An IANA zone for the times; the machine's own without it. */
  readonly timeZone?: string;
}

/**
 * The document with ticked boxes, evidence and a summary added; `unfill` gives it back byte for byte.
 * A box is ticked only by a machine check that held or by a named person's answer; any other says why it is empty.
 */
export function fill(input: FillInput): string {
  const { source, plan, records, locale, output } = input;
  const state = foldJournal(records);
  const facts = factsOf(plan, state);
  const foreign = !isSourceOf(plan, source);
  const wording: Wording = {
    locale,
    clock: clockOf(input.timeZone, state.startedAt),
    over: OVER.has(state.result),
    mask: maskOf(plan),
    output,
  };
  const summary = summaryLines(
    {
      plan,
      state,
      facts,
      deviations: deviationsOf(facts, records),
      directory: input.directory ?? null,
      foreign,
    },
    wording,
  );
  const additions = [placeSummary(source, summary)];
  if (!foreign) additions.push(...checkpoints(source, facts, wording), ...blocks(source, facts, wording));
  return addMarks(source, additions);
}

/** Results after which nothing of the run is still to come. */
const OVER: ReadonlySet<RunState['result']> = new Set(['succeeded', 'failed', 'not-begun']);

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
