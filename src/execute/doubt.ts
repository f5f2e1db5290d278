import type { JournalEvent } from '../journal/events.ts';
import type { Action, CommandAction } from '../plan/types.ts';
import { invocationOf } from './action.ts';
import { resumeWords, stopped, words, type Halt, type Placed, type Run } from './context.ts';
import { accountOf } from './failure.ts';
import { judge } from './judging.ts';
import { probe } from './kept.ts';
import { offer } from './menu.ts';
import { waitOf } from './poll-course.ts';
import { startAgain } from './start-again.ts';

type Resolved = Extract<JournalEvent, { type: 'resolved' }>;
type Settled = Pick<Resolved, 'as' | 'by' | 'how' | 'reason'>;

/**
 * A command that was started and of which nobody knows whether it ran (law 3). The step's own verification may settle
 * it, then the author's `可重试`, then a person: it was done, run it once more, or stop. Null: the run goes on.
 */
export async function settleDoubt(run: Run, placed: Placed): Promise<Halt | null> {
  const found = await settled(run, placed);
  if (!('as' in found)) return found;
  const { id: action } = placed.action;
  const attempt = run.recorder.state.actions.get(action)?.attempts ?? 1;
  await run.recorder.record({ type: 'resolved', action, attempt, ...found });
  await run.recorder.commit();
  return found.as === 'done' ? null : startAgain(run, placed, 'resolved');
}

async function settled(run: Run, placed: Placed): Promise<Settled | Halt> {
  const { options } = run;
  const verified = await verify(run, placed);
  if (verified !== null) {
    const reason = resumeWords(options, 'verified-by', { ids: verified.join(', ') });
    return { as: 'done', by: 'machine', how: 'verified', reason };
  }
  const how = mayRunAgain(placed);
  if (how !== null) {
    const reason = resumeWords(options, how === 'retryable' ? 'marked-retryable' : 'changes-nothing');
    return { as: 'run-again', by: 'machine', how, reason };
  }
  const why = resumeWords(options, 'in-doubt', {
    detail: run.doubts.get(placed.action.id) ?? words(options, 'no-detail'),
  });
  const failure = await accountOf(run, placed, why);
  const check = (): Promise<null> => Promise.resolve(null);
  const ways = ['done', 'run-again', 'stop'] as const;
  const taken = await offer(run, { kind: 'in-doubt', failure, ways, text: null, check });
  if (!taken.ok) return taken.halt;
  const { way, reason, by } = taken.chosen;
  if (way === 'done') return { as: 'done', by, how: 'asked', reason };
  if (way === 'run-again') return { as: 'run-again', by, how: 'asked', reason };
  return stopped(resumeWords(options, 'stopped-in-doubt', { id: placed.action.id, by }));
}

/** Nobody decides in silence about what cannot be undone (law 4), whatever its author says of a second run. */
function mayRunAgain({ phase, step, action }: Placed): 'retryable' | 'read-only' | null {
  if (action.kind !== 'command') return null;
  if (action.readOnly) return 'read-only';
  return action.settings.retryable && !phase.irreversible && !step.irreversible ? 'retryable' : null;
}

/** The verifications that held, if all did; null: there are none, or they do not say that it was done. */
async function verify(run: Run, placed: Placed): Promise<readonly string[] | null> {
  const verifications = verificationsOf(placed);
  for (const verification of verifications) {
    if (run.options.host.signal.aborted) return null;
    const invocation = invocationOf(run, verification, null);
    const { exited, ordinal } = await probe(run, { ...placed, action: verification }, invocation);
    const judgement =
      exited === null ? null : judge(run, { ...placed, action: verification }, invocation, exited);
    await run.recorder.record({
      type: 'probed',
      action: placed.action.id,
      verification: verification.id,
      ordinal,
      exitStatus: exited?.exitStatus ?? null,
      outcome: judgement?.outcome ?? 'in-doubt',
      expectations: (judgement?.expectations ?? []).map((each) => ({ ...each, by: 'machine' })),
    });
    if (judgement?.outcome !== 'passed') return null;
  }
  return verifications.length === 0 ? null : verifications.map(({ id }) => id);
}

/** Those that follow it in its step before anything else changes, that assert something, and that change nothing. */
function verificationsOf({ step, action }: Placed): readonly CommandAction[] {
  const following = step.actions.slice(step.actions.indexOf(action) + 1);
  const end = following.findIndex((each) => !isVerification(each));
  const own = following.slice(0, end === -1 ? undefined : end).filter(isVerification);
  // What has to be waited for says nothing at once.
  return own.some(({ expectations }) => waitOf(expectations) !== null) ? [] : own.filter(asserts);
}

function isVerification(action: Action): action is CommandAction {
  return action.kind === 'command' && action.verifies && action.readOnly;
}

function asserts({ expectations, settings, terminal }: CommandAction): boolean {
  return expectations.length > 0 && settings.runIf === null && settings.skipIf === null && !terminal;
}
