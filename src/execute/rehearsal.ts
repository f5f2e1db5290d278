import { sameCase } from '../plan/same-case.ts';
import type { Action, Expectation, Phase, Plan, Step } from '../plan/types.ts';
import { startFold } from '../journal/fold.ts';
import { backupBefore } from './backup.ts';
import type { Question } from './host.ts';
import { isElsewhere } from './machine.ts';
import { boundText, shellTextOf } from './parameters.ts';
import { isOptional, names } from './preflight.ts';
import type { ExecuteOptions } from './types.ts';

/** What a run would come by, in its order. */
export type Rehearsed =
  | { readonly kind: 'phase'; readonly phase: Phase; readonly index: number; readonly of: number }
  | { readonly kind: 'step'; readonly step: Step }
  /** It would be sent to bash as `ran`. */
  | { readonly kind: 'command'; readonly action: Action; readonly ran: string }
  /** `settled`: an option has answered it beforehand, and nobody would be asked. */
  | { readonly kind: 'question'; readonly question: Question; readonly settled: boolean }
  /** The author had ticked it, or the step was decided against. */
  | { readonly kind: 'passed-over'; readonly action: Action };

type Given = Pick<ExecuteOptions, 'policy' | 'machine' | 'alwaysHere' | 'parameters' | 'bind' | 'vouched'>;

/** Walks through a selected plan as `execute` would, as if every command held and every answer were a yes. Pure: it does nothing. */
export function* rehearse(plan: Plan, options: Given): Generator<Rehearsed> {
  yield* optionalSteps(plan, options);
  const here = new Set<string>();
  for (const [index, phase] of plan.phases.entries()) {
    yield { kind: 'phase', phase, index: index + 1, of: plan.phases.length };
    let agreed = false;
    for (const step of phase.steps) {
      if (isOptional(phase, step) && names(options.policy.skipSteps, phase, step)) {
        for (const action of step.actions) yield { kind: 'passed-over', action };
        continue;
      }
      yield { kind: 'step', step };
      yield* hostGate(phase, step, options, here);
      if (step.actions.length > 0 && (step.irreversible || (phase.irreversible && !agreed))) {
        agreed = true;
        const settled = names(options.policy.allowIrreversible, phase, step);
        // As things are now: a rehearsal has seen no check of a backup hold.
        const backup = backupBefore(plan, startFold().state, step);
        yield { kind: 'question', question: { kind: 'irreversible', phase, step, backup }, settled };
      }
      for (const action of step.actions) yield* actionOf(plan, step, action, options);
    }
  }
}

function* optionalSteps(plan: Plan, { policy }: Given): Generator<Rehearsed> {
  for (const phase of plan.phases) {
    for (const step of phase.steps.filter((each) => isOptional(phase, each))) {
      const settled = names([...policy.withSteps, ...policy.skipSteps], phase, step);
      yield { kind: 'question', question: { kind: 'optional', phase, step }, settled };
    }
  }
}

function* hostGate(phase: Phase, step: Step, options: Given, here: Set<string>): Generator<Rehearsed> {
  const { host } = step;
  const { machine } = options;
  if (host === null || here.has(host) || !isElsewhere(step, options)) return;
  here.add(host);
  const settled = !isElsewhere(step, { ...options, alwaysHere: options.policy.hostsHere });
  yield { kind: 'question', question: { kind: 'host', phase, step, host, machine }, settled };
}

function* actionOf(plan: Plan, step: Step, action: Action, options: Given): Generator<Rehearsed> {
  const vouched = options.vouched;
  if (action.kind === 'manual') {
    yield { kind: 'question', question: { kind: 'manual', step, action }, settled: false };
    return;
  }
  if (action.kind === 'command') {
    const { runIf, skipIf } = action.settings;
    if (runIf !== null && sameCase(step, action)[0]?.id === action.id)
      yield {
        kind: 'question',
        question: { kind: 'run-condition', step, action, text: runIf },
        settled: false,
      };
    if (skipIf !== null)
      yield {
        kind: 'question',
        question: { kind: 'skip-condition', step, action, text: skipIf },
        settled: false,
      };
  } else if (action.checked) {
    yield { kind: 'passed-over', action };
    return;
  } else if (action.check === null) {
    yield { kind: 'question', question: { kind: 'checkpoint', step, action }, settled: vouched };
    return;
  }
  const text = shellTextOf(action);
  const ran = text === null ? null : boundText(plan, options.bind, text);
  if (ran !== null) yield { kind: 'command', action, ran };
  for (const { kind, judged, line, text: words, reading } of expectationsOf(action)) {
    // Prose is judged by saying that only a person can.
    if (judged && kind !== 'prose') continue;
    const question = {
      kind: 'expectation',
      step,
      action,
      line,
      text: words,
      reading,
      actual: '',
      output: '',
    } as const;
    yield { kind: 'question', question, settled: vouched };
  }
}

function expectationsOf(action: Action): readonly Expectation[] {
  if (action.kind === 'manual') return [];
  return action.kind === 'command' ? action.expectations : (action.check?.expectations ?? []);
}
