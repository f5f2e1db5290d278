import type { JournalRecord } from '../journal/events.ts';
import { say } from '../catalogue/index.ts';
import { shellState } from '../catalogue/shell-state.ts';
import { waiting, type Halt, type Placed, type Run } from './context.ts';
import { ask } from './questions.ts';

/**
 * Before a command: where the shell is not as the last one left it, a person says whether to go on all the same. In the
 * wrong directory, or without a variable, a right command destroys data; without a yes the run waits (law 4).
 */
export async function passShellState(run: Run, { phase, step, action }: Placed): Promise<Halt | null> {
  const { session, options, recorder } = run;
  const lost = session.stateLost ?? null;
  if (lost === null) return null;
  const question = { kind: 'shell-state', phase, step, action, lost } as const;
  const reply = await ask(run, question, { id: step.id, line: null });
  if (!reply.ok) return reply.halt;
  const { answer, by } = reply.answer;
  if (answer === 'yes') {
    session.acceptState?.();
    return null;
  }
  const why = say(shellState['state-declined'], options.locale, { id: step.id, by });
  await recorder.record({ type: 'run-paused', action: step.id, why });
  return waiting(why, question);
}

/** Journals that what was announced was not begun. */
export async function recordNeverRan(
  { recorder }: Run,
  { action: { id: action } }: Placed,
  attempt: number,
  reason: string | null,
): Promise<void> {
  const settled = { as: 'never-ran', by: 'machine', how: 'noted', reason } as const;
  await recorder.record({ type: 'resolved', action, attempt, ...settled });
}

/** Somebody has agreed to the state that there is, and no command has changed it since. */
export function agreedToState(records: readonly JournalRecord[]): boolean {
  let agreed = false;
  for (const { event } of records) {
    if (event.type === 'answered' && event.question === 'shell-state') agreed = event.answer === 'yes';
    if (event.type === 'command-ended' && event.how === 'exited') agreed = false;
  }
  return agreed;
}
