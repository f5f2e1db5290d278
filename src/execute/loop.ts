import type { Span } from '../journal/state.ts';
import type { Phase, Step } from '../plan/types.ts';
import { skip } from './action.ts';
import { aborted, words, type Halt, type Run } from './context.ts';
import { passGate, type AgreedPhases } from './gates.ts';
import { measure } from './measure.ts';
import { passHost, type AgreedHosts } from './machine.ts';
import { goOn } from './take-up.ts';

/** Phases, steps and actions in the document's order, up to the first halt; what follows it is not run. */
export async function runPhases(run: Run): Promise<Halt | null> {
  const { phases } = run.plan;
  const first = Math.max(
    0,
    phases.findIndex(({ role }) => role === 'steps'),
  );
  const agreed: Agreed = { phases: new Set(), hosts: new Set() };
  const { state } = run.recorder;
  for (const [index, phase] of phases.entries()) {
    if (isOver(state.phases.get(phase.id))) continue;
    if (index === first) await measure(run, 'before');
    run.recorder.tell({ kind: 'phase', phase, index: index + 1, of: phases.length });
    if (!state.phases.has(phase.id)) await run.recorder.record({ type: 'phase-started', phase: phase.id });
    for (const step of phase.steps) {
      const halt = await runStep(run, phase, step, agreed);
      if (halt !== null) return halt;
    }
    await run.recorder.record({ type: 'phase-ended', phase: phase.id });
  }
  await measure(run, 'after');
  return run.options.host.signal.aborted ? aborted(run.options) : null;
}

/** Nothing of it is left for a resume; a part that was begun goes on without a second beginning. */
function isOver(span: Span | undefined): boolean {
  return span !== undefined && span.endedAt !== null;
}

/** What people have said yes to so far, and need not be asked again. */
interface Agreed {
  readonly phases: AgreedPhases;
  readonly hosts: AgreedHosts;
}

async function runStep(run: Run, phase: Phase, step: Step, agreed: Agreed): Promise<Halt | null> {
  const { recorder, options } = run;
  if (isOver(recorder.state.steps.get(step.id))) return null;
  if (options.host.signal.aborted) return aborted(options);
  const decliner = run.declined.get(step.id);
  if (decliner !== undefined) {
    const open = step.actions.filter(({ id }) => !recorder.state.actions.has(id));
    for (const action of open) await skip(run, action, words(options, 'declined-step'), decliner);
    return null;
  }
  recorder.tell({ kind: 'step', phase, step });
  if (!recorder.state.steps.has(step.id))
    await recorder.record({ type: 'step-started', phase: phase.id, step: step.id });
  const elsewhere = await passHost(run, phase, step, agreed.hosts);
  if (elsewhere !== null) return elsewhere;
  const closed = await passGate(run, phase, step, agreed.phases);
  if (closed !== null) return closed;
  for (const action of step.actions) {
    const halt = await goOn(run, { phase, step, action });
    if (halt !== null) return halt;
  }
  await recorder.record({ type: 'step-ended', phase: phase.id, step: step.id });
  return null;
}
