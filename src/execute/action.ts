import { AUTHOR_TICKED } from '../journal/events.ts';
import { sameCase } from '../plan/same-case.ts';
import type { Action, CheckpointAction, CommandAction, ManualAction } from '../plan/types.ts';
import { runOnce } from './command.ts';
import type { Invocation, Runnable } from './invocation.ts';
import { words, type Halt, type Placed, type Run } from './context.ts';
import { haltAt } from './failure.ts';
import { refusalOf, settle } from './judging.ts';
import { waitOf } from './poll-course.ts';
import { runUntilHeld } from './poll.ts';
import type { Question } from './host.ts';
import { openShell as openShellIn } from './operator-shell.ts';
import { ask, type Reply } from './questions.ts';
import { recover, type Recovery, type Start } from './recover.ts';
import type { EditedCommand } from './types.ts';

/** What was done of an action before it is done now. */
export interface Before {
  /** What allows a further start of its command. */
  readonly start: Start | null;
  /** It has failed, and whoever is there is asked what now. */
  readonly failed: Halt | null;
}

/** Does one action and journals its outcome; null: the run goes on. */
export async function doAction(
  run: Run,
  placed: Placed,
  before: Before = { start: null, failed: null },
): Promise<Halt | null> {
  let { start, failed } = before;
  for (;;) {
    const halt: Halt | null = failed ?? (await attempt(run, placed, start));
    failed = null;
    // Only a person takes a failed action up again; with nobody there the run ends at it.
    if (halt?.result !== 'failed' || halt.failure === null || run.options.unattended) return halt;
    const { failure } = halt;
    const next: Recovery = await recover(run, { placed, halt, failure, edited: start?.edited ?? null });
    if (next === 'settled') return null;
    if ('result' in next) return next;
    start = next;
  }
}

async function attempt(run: Run, placed: Placed, start: Start | null): Promise<Halt | null> {
  const { action } = placed;
  switch (action.kind) {
    case 'command':
      return doCommand(run, { ...placed, action }, start);
    case 'checkpoint':
      return doCheckpoint(run, { ...placed, action }, start);
    case 'manual':
      return askWhether(run, { ...placed, action });
  }
}

async function doCommand(run: Run, placed: Placed<CommandAction>, start: Start | null): Promise<Halt | null> {
  // What decided that it is run still holds when it is tried again.
  const wanted = start === null ? await decideConditions(run, placed) : 'run';
  if (wanted !== 'run') return wanted === 'skip' ? null : wanted;
  return runAndSettle(run, placed, invocationOf(run, placed.action, start?.edited ?? null), start);
}

/** What is sent for an action, and what is expected of it; null for one that sends nothing. */
export function invocationOf(run: Run, action: CommandAction, edited: EditedCommand | null): Invocation;
export function invocationOf(run: Run, action: Action, edited: EditedCommand | null): Invocation | null;
export function invocationOf(
  { options }: Run,
  action: Action,
  edited: EditedCommand | null,
): Invocation | null {
  const { timeoutSeconds } = options.policy;
  if (action.kind === 'manual') return null;
  if (action.kind === 'command') {
    const { programs, terminal } = edited ?? action;
    const { text, expectations, settings } = action;
    const own = settings.timeoutSeconds ?? timeoutSeconds;
    return { text, edited, programs, expectations, terminal, timeoutSeconds: own };
  }
  if (action.check === null || action.checked) return null;
  const { text, programs, expectations } = action.check;
  return { text, edited: null, programs, expectations, terminal: false, timeoutSeconds };
}

/** A machine-checked one runs its command; one that the author ticked asks nobody (language.md §6). */
async function doCheckpoint(
  run: Run,
  placed: Placed<CheckpointAction>,
  start: Start | null,
): Promise<Halt | null> {
  const { action } = placed;
  if (action.checked) {
    await skip(run, action, AUTHOR_TICKED, 'author');
    return null;
  }
  const invocation = invocationOf(run, action, null);
  if (invocation === null) return askWhether(run, { ...placed, action });
  return runAndSettle(run, placed, invocation, start);
}

async function runAndSettle(
  run: Run,
  placed: Runnable,
  invocation: Invocation,
  start: Start | null,
): Promise<Halt | null> {
  const again = start?.again ?? null;
  // Of what an operator has written instead nobody knows that it may be run over and over.
  const waits = invocation.edited === null && waitOf(invocation.expectations) !== null;
  if (waits) return runUntilHeld(run, placed, invocation, again);
  const ran = await runOnce(run, placed, invocation, again);
  return ran.ok ? settle(run, placed, invocation, ran.exited) : ran.halt;
}

/** Is it true; was it done? The answer is the outcome. */
async function askWhether(run: Run, placed: Placed<CheckpointAction | ManualAction>): Promise<Halt | null> {
  const { action } = placed;
  const reply = await ask(run, questionOf(run, placed), { id: action.id, line: null });
  if (!reply.ok) return reply.halt;
  return reply.answer.answer === 'no' ? haltAt(run, placed, refusalOf(run, reply.answer)) : null;
}

/** What is done by hand on this machine can be done where the run stands: in its directory, with its variables. */
function questionOf(run: Run, { action, step }: Placed<CheckpointAction | ManualAction>): Question {
  const { options, session } = run;
  const shell = action.kind === 'manual' && options.terminal && session.openShell !== undefined;
  const openShell = (): Promise<void> => openShellIn(run, action);
  return shell ? { kind: 'manual', step, action, openShell } : { kind: action.kind, step, action };
}

/** `# 如果…` and `# 跳过条件: …`: a person says whether they hold, right before the command. */
async function decideConditions(run: Run, placed: Placed<CommandAction>): Promise<'run' | 'skip' | Halt> {
  const { action, step } = placed;
  const { runIf, skipIf } = action.settings;
  if (runIf !== null) {
    const reply = await askOnce(run, { kind: 'run-condition', step, action, text: runIf });
    if (!reply.ok) return reply.halt;
    if (reply.answer.answer !== 'yes') {
      await skip(run, action, words(run.options, 'run-condition-fails', { text: runIf }), reply.answer.by);
      return 'skip';
    }
  }
  if (skipIf !== null) {
    const reply = await askOnce(run, { kind: 'skip-condition', step, action, text: skipIf });
    if (!reply.ok) return reply.halt;
    if (reply.answer.answer === 'yes') {
      await skip(run, action, words(run.options, 'skip-condition-holds', { text: skipIf }), reply.answer.by);
      return 'skip';
    }
  }
  return 'run';
}

type Condition = Extract<Question, { readonly kind: 'run-condition' | 'skip-condition' }>;

/** What was answered before the action was begun still holds when it is begun after a resume, and for all commands of one case. */
async function askOnce(run: Run, question: Condition): Promise<Reply> {
  const { action, kind, step } = question;
  const { id } = action;
  const asked = kind === 'run-condition' && action.kind === 'command' ? sameCase(step, action) : [action];
  const given = asked.flatMap((each) => run.recorder.state.actions.get(each.id)?.answers ?? []);
  const answer = given.findLast((each) => each.question === kind);
  if (answer !== undefined) return { ok: true, answer };
  return ask(run, question, { id, line: null });
}

/** Journals that an action is passed over. */
export async function skip(run: Run, action: Action, reason: string, by: string): Promise<void> {
  await run.recorder.record({ type: 'skipped', action: action.id, reason, by });
}
