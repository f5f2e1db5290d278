import { AUTHOR_TICKED, type Again } from '../journal/events.ts';
import type { Action, CheckpointAction, CommandAction, ManualAction } from '../plan/types.ts';
import { runOnce, type Invocation, type Runnable } from './command.ts';
import { words, type Halt, type Placed, type Run } from './context.ts';
import { haltAt } from './failure.ts';
import { refusalOf, settle } from './judging.ts';
import { offer } from './menu.ts';
import { waitOf } from './poll-course.ts';
import { runUntilHeld } from './poll.ts';
import { ask } from './questions.ts';

/** Does one action and journals its outcome; null: the run goes on. */
export async function doAction(run: Run, placed: Placed): Promise<Halt | null> {
  let again: Again | null = null;
  for (;;) {
    const halt = await attempt(run, placed, again);
    // Only a person takes a failed action up again; with nobody there the run ends at it.
    if (halt?.result !== 'failed' || halt.failure === null || run.options.unattended) return halt;
    const taken = await offer(run, { kind: 'failed', failure: halt.failure, ways: ['retry', 'stop'] });
    if (!taken.ok || taken.chosen.way !== 'retry') return halt;
    again = 'retry';
  }
}

async function attempt(run: Run, placed: Placed, again: Again | null): Promise<Halt | null> {
  const { action } = placed;
  switch (action.kind) {
    case 'command':
      return doCommand(run, { ...placed, action }, again);
    case 'checkpoint':
      return doCheckpoint(run, { ...placed, action }, again);
    case 'manual':
      return askWhether(run, { ...placed, action });
  }
}

async function doCommand(run: Run, placed: Placed<CommandAction>, again: Again | null): Promise<Halt | null> {
  const { action } = placed;
  const wanted = await decideConditions(run, placed);
  if (wanted !== 'run') return wanted === 'skip' ? null : wanted;
  const invocation = {
    text: action.text,
    programs: action.programs,
    expectations: action.expectations,
    terminal: action.terminal,
    timeoutSeconds: action.settings.timeoutSeconds ?? run.options.policy.timeoutSeconds,
  };
  return runAndSettle(run, placed, invocation, again);
}

/** A machine-checked one runs its command; one that the author ticked asks nobody (language.md §6). */
async function doCheckpoint(
  run: Run,
  placed: Placed<CheckpointAction>,
  again: Again | null,
): Promise<Halt | null> {
  const { action } = placed;
  if (action.checked) {
    await skip(run, action, AUTHOR_TICKED, 'author');
    return null;
  }
  if (action.check === null) return askWhether(run, { ...placed, action });
  const invocation = {
    text: action.check.text,
    programs: action.check.programs,
    expectations: action.check.expectations,
    terminal: false,
    timeoutSeconds: run.options.policy.timeoutSeconds,
  };
  return runAndSettle(run, placed, invocation, again);
}

async function runAndSettle(
  run: Run,
  placed: Runnable,
  invocation: Invocation,
  again: Again | null,
): Promise<Halt | null> {
  if (waitOf(invocation.expectations) !== null) return runUntilHeld(run, placed, invocation, again);
  const ran = await runOnce(run, placed, invocation, again);
  return ran.ok ? settle(run, placed, invocation, ran.exited) : ran.halt;
}

/** Is it true; was it done? The answer is the outcome. */
async function askWhether(run: Run, placed: Placed<CheckpointAction | ManualAction>): Promise<Halt | null> {
  const { action, step } = placed;
  const reply = await ask(run, { kind: action.kind, step, action }, { id: action.id, line: null });
  if (!reply.ok) return reply.halt;
  return reply.answer.answer === 'no' ? haltAt(run, placed, refusalOf(run, reply.answer)) : null;
}

/** `# 如果…` and `# 跳过条件: …`: a person says whether they hold, right before the command. */
async function decideConditions(run: Run, placed: Placed<CommandAction>): Promise<'run' | 'skip' | Halt> {
  const { action, step } = placed;
  const { runIf, skipIf } = action.settings;
  if (runIf !== null) {
    const question = { kind: 'run-condition', step, action, text: runIf } as const;
    const reply = await ask(run, question, { id: action.id, line: null });
    if (!reply.ok) return reply.halt;
    if (reply.answer.answer !== 'yes') {
      await skip(run, action, words(run.options, 'run-condition-fails', { text: runIf }), reply.answer.by);
      return 'skip';
    }
  }
  if (skipIf !== null) {
    const question = { kind: 'skip-condition', step, action, text: skipIf } as const;
    const reply = await ask(run, question, { id: action.id, line: null });
    if (!reply.ok) return reply.halt;
    if (reply.answer.answer === 'yes') {
      await skip(run, action, words(run.options, 'skip-condition-holds', { text: skipIf }), reply.answer.by);
      return 'skip';
    }
  }
  return 'run';
}

/** Journals that an action is passed over. */
export async function skip(run: Run, action: Action, reason: string, by: string): Promise<void> {
  await run.recorder.record({ type: 'skipped', action: action.id, reason, by });
}
