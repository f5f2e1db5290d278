import { JournalError } from '../journal/error.ts';
import { faultWords, runName } from '../journal/fault-words.ts';
import { JOURNAL_SCHEMA } from '../journal/events.ts';
import { outcomeOf } from '../journal/fold.ts';
import type { Plan } from '../plan/types.ts';
import { SessionError, type Session } from '../shell/types.ts';
import { failed, notBegun, resumeWords, waiting, words, type Halt, type Run } from './context.ts';
import { decideOptionalSteps } from './gates.ts';
import { runPhases } from './loop.ts';
import { environmentOf } from './parameters.ts';
import { preflight } from './preflight.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { redactionOf } from './redaction.ts';
import { takeUp } from './resume.ts';
import type { Ended, ExecuteOptions, Resume, RunResult } from './types.ts';
import { agreedToState } from './shell-state.ts';
import { lastEnded, textsIn } from './unfinished.ts';

/**
 * Runs a selected plan in one session, and journals everything before anything depends on it.
 * A plan that may not run is refused as a whole: nothing is run or written (law 1).
 * The run ends at the first failure, at the first question without an answer, when it is stopped, or
 * when the journal cannot be kept; it succeeds only when every action has an outcome that a machine
 * check, a person, an exit status or a decision to skip it stands for (law 2, language.md §3).
 */
export async function execute(plan: Plan, options: ExecuteOptions): Promise<RunResult> {
  const refusals = preflight(plan, options);
  if (refusals.length > 0) return { result: 'refused', exitStatus: 2, refusals };
  const redaction = redactionOf(plan, options);
  const { resume = null } = options;
  const recorder = createRecorder(options.journal, options.host, redaction, resume?.records);
  const parts = { plan, options, recorder, redaction };
  try {
    const halt = await (resume === null ? beginAnew(parts) : goOn(parts, resume));
    return await end(plan, options, recorder, halt);
  } catch (cause) {
    if (cause instanceof JournalError) return withoutJournal(options, recorder, cause);
    throw cause;
  }
}

type Parts = Omit<Run, 'session' | 'declined' | 'doubts'>;

async function beginAnew(parts: Parts): Promise<Halt | null> {
  await begin(parts.plan, parts.options, parts.recorder);
  return goThrough(parts, new Map());
}

async function goOn(parts: Parts, resume: Resume): Promise<Halt | null> {
  // Whatever killed the tool before it could hide a secret: nothing is done before that is made up for.
  await parts.redaction.leftBehind();
  const taken = await takeUp(parts, resume);
  if (taken.ok) return goThrough(parts, taken.doubts);
  await parts.redaction.leftBehind();
  return taken.halt;
}

async function begin(plan: Plan, options: ExecuteOptions, recorder: Recorder): Promise<void> {
  const { version, operator, cwd, unattended, vouched, runDirectory, earlier = null } = options;
  const { seq } = await recorder.record({
    type: 'run-started',
    schema: JOURNAL_SCHEMA,
    run: runDirectory.run,
    version,
    planDigest: plan.digest,
    source: plan.source,
    operator,
    cwd,
    unattended,
    vouched,
    ...options.places,
    ...(runDirectory.planSha256 === undefined ? {} : { planSha256: runDirectory.planSha256 }),
    ...(earlier === null ? {} : { of: earlier.run }),
  });
  // Another run's journal: what it says has run would run again.
  if (seq !== 1) throw new JournalError('exists', runDirectory.journal);
  const { outsideWindow = null } = options;
  if (outsideWindow !== null) {
    const { reason, state, how } = outsideWindow;
    const question = state === 'outside' ? 'window' : 'window-unknown';
    const about = { action: 'window', question, answer: 'yes', line: null } as const;
    await recorder.record({ type: 'answered', ...about, reason, how, by: operator });
  }
  const { decision = null } = options;
  if (decision !== null) await recorder.record({ type: 'decided', decision });
  for (const { action, name, value, whole } of earlier?.recorded ?? [])
    await recorder.record({ type: 'recorded', action, name, value, whole, from: earlier?.run ?? '' });
  await recorder.commit();
}

async function goThrough(parts: Parts, doubts: Run['doubts']): Promise<Halt | null> {
  const { plan, options, recorder, redaction } = parts;
  const { resume = null } = options;
  const decided = await decideOptionalSteps(plan, options, recorder);
  if (!decided.ok) return decided.halt;
  let session: Session;
  try {
    if (resume !== null) await redaction.reveal();
    session = await options.openSession({
      cwd: options.cwd,
      directory: options.runDirectory.session,
      environment: environmentOf(plan, options),
      resume: resume === null ? null : { texts: textsIn(resume.records), ended: lastEnded(resume.records) },
      locale: options.locale,
    });
  } catch (cause) {
    if (!(cause instanceof SessionError)) throw cause;
    await redaction.leftBehind();
    const { message: detail } = cause;
    // Of a run that was begun, something has run: it waits for somebody to mend the machine.
    return resume === null
      ? notBegun(words(options, 'session-failed', { detail }))
      : waiting(resumeWords(options, 'no-session', { detail }), null);
  }
  try {
    if (resume !== null) {
      const { pid, startTime, bootId } = session.identity;
      const { notRestored = [] } = session;
      await recorder.record({ type: 'session-opened', pid, startTime, bootId, notRestored });
      if (agreedToState(resume.records)) session.acceptState?.();
    }
    return await runPhases({ ...parts, session, declined: decided.declined, doubts });
  } finally {
    // Every outcome is in the journal by now; how bash goes changes none of them.
    await session.close().catch(() => undefined);
    await redaction.leftovers();
  }
}

async function end(
  plan: Plan,
  options: ExecuteOptions,
  recorder: Recorder,
  halt: Halt | null,
): Promise<Ended> {
  const final = halt ?? unsettled(plan, options, recorder);
  const result = final?.result ?? 'succeeded';
  const exitStatus = final?.exitStatus ?? 0;
  const reason = final?.reason ?? null;
  await recorder.record({ type: 'run-ended', result, exitStatus, reason });
  await recorder.commit();
  const { state } = recorder;
  const { failure = null, waitingFor = null } = final ?? {};
  return { result, exitStatus, reason, state, failure, waitingFor, journalError: null };
}

/** The run reached its end, but success is what the journal says, not the end. */
function unsettled(plan: Plan, options: ExecuteOptions, { state }: Recorder): Halt | null {
  const good = new Set(['passed', 'unverified', 'skipped']);
  const actions = plan.phases.flatMap(({ steps }) => steps).flatMap(({ actions: own }) => own);
  const open = actions.filter(({ id }) => !good.has(outcomeOf(state, id))).map(({ id }) => id);
  if (open.length > 0) return failed(words(options, 'not-all-settled', { ids: open.join(', ') }), null);
  // What failed and was passed over was not done, whatever the reason (language.md §3: nothing 未执行).
  const over = actions.filter(({ id }) => state.actions.get(id)?.resolution === 'skip').map(({ id }) => id);
  return over.length === 0
    ? null
    : failed(words(options, 'failed-and-skipped', { ids: over.join(', ') }), null);
}

function withoutJournal(options: ExecuteOptions, { state }: Recorder, journalError: JournalError): Ended {
  const context = { locale: options.locale, run: runName(options.runDirectory), resumable: true };
  const reason = words(options, 'journal-failed', { detail: faultWords(journalError, context) });
  return { result: 'failed', exitStatus: 1, reason, state, failure: null, waitingFor: null, journalError };
}
