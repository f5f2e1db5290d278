/** All that a report is made of, worked out once whatever its format. */
import type { Locale } from '../catalogue/index.ts';
import type { JournalRecord, StreamRange } from '../journal/events.ts';
import { foldJournal } from '../journal/fold.ts';
import type { RunState } from '../journal/state.ts';
import type { Plan } from '../plan/types.ts';
import { deviationsOf } from './deviations.ts';
import type { Deviation } from './deviations.ts';
import { factsOf } from './facts.ts';
import type { ActionFacts } from './facts.ts';
import { shareOf } from './output-share.ts';
import { maskOf } from './secrets.ts';
import { clockOf } from './time.ts';
import type { Clock } from './time.ts';

export interface ReportInput {
  /** With the choices and parameter values of the run. */
  readonly plan: Plan;
  readonly records: readonly JournalRecord[];
  readonly locale: Locale;
  /** What a command wrote; of a long output the end suffices. Without it the report has no output. */
  readonly output?: (range: StreamRange) => string;
  /** The run directory, as it should be named. */
  readonly directory?: string;
  /** Where a link to a file of the run directory leads, from where the report will stand; by default below `directory`. */
  readonly linkTo?: (path: string) => string;
  /** An IANA zone for the times; the machine's own without it. */
  readonly timeZone?: string;
}

export interface RunFacts {
  readonly plan: Plan;
  readonly state: RunState;
  readonly records: readonly JournalRecord[];
  readonly facts: readonly ActionFacts[];
  readonly deviations: readonly Deviation[];
  /** Where the run is kept; null: not known. */
  readonly directory: string | null;
  /** The document is not the one that the plan was read from. */
  readonly foreign: boolean;
}

export function runFactsOf({ plan, records, directory }: ReportInput, foreign = false): RunFacts {
  const state = foldJournal(records);
  const facts = factsOf(plan, state);
  const deviations = deviationsOf(facts, records);
  return { plan, state, records, facts, deviations, directory: directory ?? null, foreign };
}

/** What words need beside the facts. */
export interface Wording {
  readonly locale: Locale;
  readonly clock: Clock;
  /** The run is over: what has no outcome will not get one. */
  readonly over: boolean;
  /** Hides the secrets' values. */
  readonly mask: (text: string) => string;
  readonly output: ((range: StreamRange) => string) | undefined;
  /** Where a file of the run directory is, for a link; null: not known. */
  readonly linkTo: (path: string) => string | null;
  /** Bytes of each output that are shown. */
  readonly share: number;
}

export function wordingOf(input: ReportInput, { state, plan, facts, directory }: RunFacts): Wording {
  const below = (path: string): string | null =>
    directory === null ? null : `${directory}/${path}`.split('/').map(encodeURIComponent).join('/');
  return {
    locale: input.locale,
    clock: clockOf(input.timeZone, state.startedAt),
    over: OVER.has(state.result),
    mask: maskOf(plan),
    output: input.output,
    linkTo: input.linkTo ?? below,
    share: shareOf(facts),
  };
}

/** Results after which nothing of the run is still to come. */
const OVER: ReadonlySet<RunState['result']> = new Set(['succeeded', 'failed', 'not-begun']);
