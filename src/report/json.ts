/** A run as JSON, the public contract of language.md §10. Keys may be added, not renamed. */
import type { JournalRecord, Outcome } from '../journal/events.ts';
import { foldJournal } from '../journal/fold.ts';
import type { AnswerState, RecordedValue, RunState } from '../journal/state.ts';
import type { Decision } from '../plan/decision.ts';
import type { Action, ChoiceRef, ManualReason, Plan } from '../plan/types.ts';
import { followUpsJson, metricsJson, type FollowUpJson, type MetricJson } from './json-sections.ts';
import { deviationsOf } from './deviations.ts';
import type { Deviation } from './deviations.ts';
import { factsOf, givenBeforehand, isEvident } from './facts.ts';
import type { ActionFacts, Why } from './facts.ts';
import { maskNull, observed, type Mask, type Observed } from './observed.ts';
import { MASKED, maskOf } from './secrets.ts';

export const RUN_SCHEMA = 'mdrollback.run/1';

export interface RunJsonInput {
  /** With the choices and parameter values of the run. */
  readonly plan: Plan;
  readonly records: readonly JournalRecord[];
  /** The run directory; null in the result without it. */
  readonly directory?: string;
}

interface ActionJsonBase {
  readonly id: string;
  readonly line: number;
  readonly text: string;
  /** Null for an action that runs only when asked for. */
  readonly phase: string | null;
  readonly step: string | null;
  readonly choice: ChoiceRef | null;
  readonly outcome: Outcome;
  /** Why there is no outcome beside `not-run`; null when something became of it. */
  readonly why: Why['kind'] | null;
  /** `machine` or a person's name. */
  readonly by: string | null;
  readonly at: string | null;
  readonly reason: string | null;
  /** The person answered before the run, not when asked. */
  readonly beforehand: boolean;
}

export type ActionJson =
  | (ActionJsonBase & Observed & { readonly kind: 'command' })
  | (ActionJsonBase & { readonly kind: 'manual'; readonly manualReason: ManualReason })
  | (ActionJsonBase & {
      readonly kind: 'checkpoint';
      /** The author had ticked it. */
      readonly checked: boolean;
      /** There is evidence for a tick (law 2). */
      readonly confirmed: boolean;
      /** The inline command that was run for it; null where a person is asked. */
      readonly check: Observed | null;
    });

export interface Confirmation {
  /** `optional`, `irreversible` or `host`. */
  readonly question: string;
  /** The step's or the phase's. */
  readonly id: string;
  readonly answer: AnswerState['answer'];
  readonly by: string;
  readonly at: string;
  /** `option`: by an option given before the run. */
  readonly how: AnswerState['how'];
  readonly reason: string | null;
}

export interface NotificationJson {
  readonly message: string;
  readonly occasion: string;
  readonly channel: string;
  /** `open`: it was not sent, and may be yet. */
  readonly state: 'open' | 'sent' | 'refused';
  readonly attempts: number;
  readonly reason: string | null;
}

export interface RunJson {
  readonly schema: typeof RUN_SCHEMA;
  readonly run: string;
  readonly directory: string | null;
  readonly plan: { readonly digest: string; readonly source: Plan['source'] };
  /** The section that was run by itself, and the run that it goes with (`--of`). */
  readonly section: string | null;
  readonly of: string | null;
  readonly result: RunState['result'];
  readonly exitStatus: number | null;
  readonly reason: string | null;
  readonly operator: string;
  readonly host: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly parameters: readonly {
    readonly name: string;
    readonly secret: boolean;
    readonly value: string | null;
  }[];
  readonly choices: readonly {
    readonly id: string;
    readonly options: readonly string[];
    readonly chosen: string | null;
  }[];
  /** Why it was rolled back; null: nobody was asked. */
  readonly decision: Decision | null;
  /** What people agreed to about a step or a phase: optional, irreversible, on which machine. */
  readonly confirmations: readonly Confirmation[];
  /** What `# 记录为` has kept; `whole` false: masked or cut, and not compared with. */
  readonly recorded: readonly RecordedValue[];
  /** What was measured before phase 1 and after the last phase. */
  readonly metrics: readonly MetricJson[];
  /** With the times at which they are due; null before the run's end, or where the document names none. */
  readonly followups: readonly FollowUpJson[];
  readonly deviations: readonly Deviation[];
  /** What became of the messages to people. */
  readonly notifications: readonly NotificationJson[];
  readonly actions: readonly ActionJson[];
}

/** Every action of the plan's phases, also those that were not run, and what was run on demand. */
export function runJson(input: RunJsonInput): RunJson {
  const { plan, records } = input;
  const state = foldJournal(records);
  const facts = factsOf(plan, state);
  const mask = maskOf(plan);
  return {
    schema: RUN_SCHEMA,
    run: state.run,
    directory: input.directory ?? null,
    plan: { digest: plan.digest, source: plan.source },
    section: plan.section ?? null,
    of: state.of,
    result: state.result,
    exitStatus: state.exitStatus,
    reason: maskNull(state.reason, mask),
    operator: state.operator,
    host: state.host,
    startedAt: state.startedAt,
    endedAt: state.endedAt,
    parameters: plan.parameters.map(({ name, secret, value }) => ({
      name,
      secret,
      value: value !== null && secret ? MASKED : value,
    })),
    choices: plan.choices.map(({ id, options, chosen }) => ({ id, options, chosen })),
    decision: state.decision,
    confirmations: state.gates.map(({ question, subject: id, answer, by, at, how, reason }) => ({
      question,
      id,
      answer,
      by,
      at,
      how,
      reason: maskNull(reason, mask),
    })),
    notifications: state.notified.map(({ message, occasion, channel, state: fate, attempts, reason }) => ({
      message,
      occasion,
      channel,
      state: fate,
      attempts,
      reason: maskNull(reason, mask),
    })),
    recorded: [...state.recorded.values()].map((each) => ({ ...each, value: mask(each.value) })),
    metrics: metricsJson(plan, state, mask),
    followups: followUpsJson(plan, state, mask),
    deviations: deviationsOf(facts, records).map((deviation) => ({
      ...deviation,
      reason: maskNull(deviation.reason, mask),
    })),
    actions: facts.map((fact) => actionJson(fact, mask)),
  };
}

function actionJson(fact: ActionFacts, mask: Mask): ActionJson {
  const { action, state } = fact;
  const base = baseOf(fact, action, mask);
  switch (action.kind) {
    case 'command':
      return { ...base, ...observed(state, mask), kind: action.kind };
    case 'manual':
      return { ...base, kind: action.kind, manualReason: action.reason };
    case 'checkpoint':
      return {
        ...base,
        kind: action.kind,
        checked: action.checked,
        confirmed: isEvident(state),
        check: action.check === null ? null : observed(state, mask),
      };
  }
}

function baseOf(
  { phase, step, state, outcome, why }: ActionFacts,
  action: Action,
  mask: Mask,
): ActionJsonBase {
  return {
    id: action.id,
    line: action.line,
    text: mask(action.text),
    phase: phase?.id ?? null,
    step: step?.id ?? null,
    choice: action.choice ?? step?.choice ?? null,
    outcome,
    why: why?.kind ?? null,
    by: state?.by ?? null,
    at: state?.at ?? null,
    reason: maskNull(state?.reason ?? null, mask),
    beforehand: givenBeforehand(state) !== null,
  };
}
