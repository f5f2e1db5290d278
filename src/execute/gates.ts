import type { Phase, Plan, Step } from '../plan/types.ts';
import { backupBefore, type BackupState } from './backup.ts';
import { stopped, words, type Halt, type Run } from './context.ts';
import { isOptional, names } from './preflight.ts';
import { ask, byOption, recordAnswer, type Answered } from './questions.ts';
import type { Recorder } from './recorder.ts';
import type { ExecuteOptions } from './types.ts';

export type Declined =
  | { readonly ok: true; readonly declined: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly halt: Halt };

/**
 * Decides every optional step before anything runs (language.md §4): by `--with` and `--skip`, else by
 * a person. Gives the steps that are not to be done, with who said so.
 */
export async function decideOptionalSteps(
  plan: Plan,
  options: ExecuteOptions,
  recorder: Recorder,
): Promise<Declined> {
  const declined = new Map<string, string>();
  for (const phase of plan.phases) {
    for (const step of phase.steps.filter((each) => isOptional(phase, each))) {
      const subject = { id: step.id, line: null };
      const given = givenFor(options, phase, step);
      const earlier = answeredBefore(recorder, 'optional', step.id);
      let answer: Answered;
      if (earlier !== null) {
        answer = earlier;
      } else if (given !== null) {
        answer = byOption(options, given);
        await recordAnswer({ options, recorder }, 'optional', subject, answer);
      } else {
        const reply = await ask({ options, recorder }, { kind: 'optional', phase, step }, subject);
        if (!reply.ok) return reply;
        answer = reply.answer;
      }
      if (answer.answer !== 'yes') declined.set(step.id, answer.by);
    }
  }
  return { ok: true, declined };
}

/** The last answer that the journal holds: what was answered before a resume is not asked again. */
export function answeredBefore(
  { state }: Recorder,
  question: 'optional' | 'irreversible' | 'host',
  subject: string,
): Answered | null {
  return state.gates.findLast((gate) => gate.question === question && gate.subject === subject) ?? null;
}

function givenFor({ policy }: ExecuteOptions, phase: Phase, step: Step): 'yes' | 'no' | null {
  if (names(policy.withSteps, phase, step)) return 'yes';
  return names(policy.skipSteps, phase, step) ? 'no' : null;
}

/** Without a backup that held, an irreversible step needs a reason on record (language.md §1, reminders); one is enough. */
async function passBackup(run: Run, phase: Phase, step: Step, backup: BackupState): Promise<Halt | null> {
  const { options } = run;
  if (backup.kind !== 'not-held' || backup.overridden !== null) return null;
  const subject = { id: step.id, line: null };
  const given = options.policy.overrideBackupCheck ?? null;
  if (given !== null) {
    await recordAnswer(run, 'backup-override', subject, { ...byOption(options, 'yes'), reason: given });
    return null;
  }
  const reply = await ask(run, { kind: 'backup-override', phase, step, backup }, subject);
  if (!reply.ok) return reply.halt;
  const { answer, by } = reply.answer;
  return answer === 'yes' ? null : stopped(words(options, 'backup-declined', { id: step.id, by }));
}

/** What has been agreed to so far: an irreversible phase is asked about once, at its first step. */
export type AgreedPhases = Set<string>;

/** Asks before the first action of an irreversible step or phase; anything but a yes stops the run (law 4). */
export async function passGate(
  run: Run,
  phase: Phase,
  step: Step,
  agreed: AgreedPhases,
): Promise<Halt | null> {
  const forPhase = phase.irreversible && !agreed.has(phase.id);
  if (step.actions.length === 0 || (!step.irreversible && !forPhase)) return null;
  const subject = { id: step.irreversible ? step.id : phase.id, line: null };
  const { options } = run;
  const backup = backupBefore(run.plan, run.recorder.state, step);
  const unbacked = await passBackup(run, phase, step, backup);
  if (unbacked !== null) return unbacked;
  let answer: Answered;
  // Only a yes is remembered: whoever said no has stopped the run, and takes it up again to be asked anew.
  if (answeredBefore(run.recorder, 'irreversible', subject.id)?.answer === 'yes') {
    agreed.add(phase.id);
    return null;
  }
  if (names(options.policy.allowIrreversible, phase, step)) {
    answer = byOption(options, 'yes');
    await recordAnswer(run, 'irreversible', subject, answer);
  } else {
    const reply = await ask(run, { kind: 'irreversible', phase, step, backup }, subject);
    if (!reply.ok) return reply.halt;
    answer = reply.answer;
  }
  if (answer.answer !== 'yes') {
    return stopped(words(options, 'irreversible-declined', { id: subject.id, by: answer.by }));
  }
  agreed.add(phase.id);
  return null;
}
