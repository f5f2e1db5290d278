import type { Phase, Step } from '../plan/types.ts';
import { doAction, skip } from './action.ts';
import { aborted, words, type Halt, type Run } from './context.ts';
import { passGate, type AgreedPhases } from './gates.ts';
import { passHost, type AgreedHosts } from './machine.ts';

/** Phases, steps and actions in the document's order, up to the first halt; what follows it is not run. */
export async function runPhases(run: Run): Promise<Halt | null> {
  const { phases } = run.plan;
  const agreed: Agreed = { phases: new Set(), hosts: new Set() };
  for (const [index, phase] of phases.entries()) {
    run.recorder.tell({ kind: 'phase', phase, index: index + 1, of: phases.length });
    await run.recorder.record({ type: 'phase-started', phase: phase.id });
    for (const step of phase.steps) {
      const halt = await runStep(run, phase, step, agreed);
      if (halt !== null) return halt;
    }
    await run.recorder.record({ type: 'phase-ended', phase: phase.id });
  }
  return null;
}

/** What people have said yes to so far, and need not be asked again. */
interface Agreed {
  readonly phases: AgreedPhases;
  readonly hosts: AgreedHosts;
}

async function runStep(run: Run, phase: Phase, step: Step, agreed: Agreed): Promise<Halt | null> {
  const { recorder, options } = run;
  if (options.host.signal.aborted) return aborted(options);
  const decliner = run.declined.get(step.id);
  if (decliner !== undefined) {
    for (const action of step.actions) await skip(run, action, words(options, 'declined-step'), decliner);
    return null;
  }
  recorder.tell({ kind: 'step', phase, step });
  await recorder.record({ type: 'step-started', phase: phase.id, step: step.id });
  const elsewhere = await passHost(run, phase, step, agreed.hosts);
  if (elsewhere !== null) return elsewhere;
  const closed = await passGate(run, phase, step, agreed.phases);
  if (closed !== null) return closed;
  for (const action of step.actions) {
    const halt = await doAction(run, { phase, step, action });
    if (halt !== null) return halt;
  }
  await recorder.record({ type: 'step-ended', phase: phase.id, step: step.id });
  return null;
}
