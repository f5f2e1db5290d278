import { constants } from 'node:os';
import { say, type Values } from '../catalogue/index.ts';
import { resume } from '../catalogue/resume.ts';
import { run as text } from '../catalogue/run.ts';
import type { Action, Phase, Plan, Step } from '../plan/types.ts';
import type { Session } from '../shell/types.ts';
import type { Question } from './host.ts';
import type { Recorder } from './recorder.ts';
import type { Redaction } from './redaction.ts';
import type { Failure } from './account.ts';
import type { Ended, ExecuteOptions } from './types.ts';

/** What every part of a run works with. */
export interface Run {
  readonly plan: Plan;
  readonly options: ExecuteOptions;
  readonly recorder: Recorder;
  readonly redaction: Redaction;
  readonly session: Session;
  /** Why nobody knows what became of a command, by action; empty but on a resume. */
  readonly doubts: ReadonlyMap<string, string>;
  /** Steps that were decided against before the run. */
  readonly declined: ReadonlyMap<string, string>;
}

/** Where in the plan an action stands. */
export interface Placed<A extends Action = Action> {
  readonly phase: Phase;
  readonly step: Step;
  readonly action: A;
}

/** The run goes no further. Every part gives one back, or null to go on. */
export interface Halt {
  readonly result: Exclude<Ended['result'], 'succeeded'>;
  readonly exitStatus: number;
  readonly reason: string;
  readonly failure: Failure | null;
  readonly waitingFor: Question | null;
}

export function words(
  options: Pick<ExecuteOptions, 'locale'>,
  id: keyof typeof text,
  values: Values = {},
): string {
  return say(text[id], options.locale, values);
}

/** Of a resume. */
export function resumeWords(
  options: Pick<ExecuteOptions, 'locale'>,
  id: keyof typeof resume,
  values: Values = {},
): string {
  return say(resume[id], options.locale, values);
}

export function failed(reason: string, failure: Failure | null): Halt {
  return { result: 'failed', exitStatus: 1, reason, failure, waitingFor: null };
}

/** There is nothing to run commands in. Nothing has run, so this is no failed rollback (language.md §8: 2). */
export function notBegun(reason: string): Halt {
  return { result: 'not-begun', exitStatus: 2, reason, failure: null, waitingFor: null };
}

export function waiting(reason: string, waitingFor: Question | null, failure: Failure | null = null): Halt {
  return { result: 'waiting', exitStatus: 3, reason, failure, waitingFor };
}

/** By the operator, at a question. */
export function stopped(reason: string): Halt {
  return { result: 'stopped', exitStatus: 4, reason, failure: null, waitingFor: null };
}

/** By the stop button; the abort's reason is the signal's name. */
export function aborted(options: ExecuteOptions): Halt {
  const cause: unknown = options.host.signal.reason;
  const signal = typeof cause === 'string' ? cause : '';
  const reason = words(options, 'stopped-by', { signal: signal === '' ? '—' : signal });
  return { ...stopped(reason), exitStatus: exitStatusOf(signal) };
}

/** What a shell gives a program that a signal ends (language.md §8); any other stop is the operator's. */
function exitStatusOf(signal: string): number {
  switch (signal) {
    case 'SIGHUP':
    case 'SIGINT':
    case 'SIGTERM':
      return 128 + constants.signals[signal];
    default:
      return 4;
  }
}
