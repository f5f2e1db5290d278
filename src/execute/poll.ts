import type { Again } from '../journal/events.ts';
import { systemClock } from './clock.ts';
import { observe, sendOnce, type Observed } from './command.ts';
import type { Invocation, Runnable } from './invocation.ts';
import type { Halt, Run } from './context.ts';
import { judge } from './judging.ts';
import { changesNothing, ownLimitMs, waitOf, type Course } from './poll-course.ts';
import { conclude, endAtLimit, endCutOff, endStopped, endWait } from './poll-end.ts';

/** Told events are held back until a sync; in a wait there is one after so many milliseconds. */
const SYNC_MS = 10_000;

/**
 * Runs a command until its expectations hold as their times say, or cannot any more, and settles it. Every run is in
 * the journal with its end; only the last is judged there. A stop of the run ends the wait at once.
 */
export async function runUntilHeld(
  run: Run,
  placed: Runnable,
  invocation: Invocation,
  again: Again | null,
): Promise<Halt | null> {
  const wait = waitOf(invocation.expectations);
  if (wait === null) throw new Error(`${placed.action.id} waits for nothing`);
  const clock = run.options.host.clock ?? systemClock;
  const beganMs = clock.elapsed();
  const now = (): number => clock.elapsed() - beganMs;
  const state = { runs: 0, latest: null, last: null, syncedMs: 0, ended: false };
  const course: Course = { run, placed, invocation, wait, now, ...state };
  const { signal } = run.options.host;
  let atMs = wait.firstMs;
  try {
    for (;;) {
      const leftMs = atMs - now();
      if (leftMs > 0) {
        await tell(course, atMs);
        await clock.sleep(leftMs, signal);
      }
      if (signal.aborted) return await endStopped(course);
      const turn = await oneTurn(course, course.runs === 0 ? again : 'poll');
      if (turn.kind === 'done') return turn.halt;
      atMs = turn.atMs;
    }
  } finally {
    await endWait(course);
  }
}

type Turn =
  { readonly kind: 'done'; readonly halt: Halt | null } | { readonly kind: 'again'; readonly atMs: number };

async function oneTurn(course: Course, again: Again | null): Promise<Turn> {
  const { run, placed, invocation, wait, now } = course;
  if (course.runs > 0) await tell(course, null);
  const startedMs = now();
  const sent = await sendOnce(run, placed, { ...invocation, ...limits(course, startedMs) }, again);
  if (!sent.ok) return { kind: 'done', halt: sent.halt };
  course.runs += 1;
  course.last = sent.observed;
  const endedMs = now();
  if (sent.observed.result.outcome === 'timed-out') return afterTimeOut(course, sent.observed, startedMs);
  const ran = await observe(run, placed, sent.observed);
  if (!ran.ok) return { kind: 'done', halt: ran.halt };
  const judgement = judge(run, placed, invocation, ran.exited);
  const verdicts = judgement.expectations;
  // A wrong exit status fails them all (language.md §3).
  const statusFails = judgement.outcome === 'failed' && verdicts.every(({ verdict }) => verdict !== 'failed');
  const held = verdicts.map(({ verdict }) => verdict === 'passed' && !statusFails);
  course.latest = statusFails
    ? judgement.reason
    : (verdicts.find(({ verdict }) => verdict !== 'passed')?.actual ?? null);
  const next = wait.note({ startedMs, endedMs, held });
  if (next.kind !== 'again')
    return { kind: 'done', halt: await conclude(course, ran.exited, judgement, next) };
  if (next.atMs < (ownLimitMs(course) ?? Number.POSITIVE_INFINITY)) return next;
  return { kind: 'done', halt: await endAtLimit(course, ran.exited, judgement) };
}

/** A run that was cut off showed nothing; the next may. */
async function afterTimeOut(course: Course, observed: Observed, startedMs: number): Promise<Turn> {
  const { run, wait, invocation, now } = course;
  const held = invocation.expectations.map(() => false);
  const next = wait.note({ startedMs, endedMs: now(), held });
  const over = next.kind !== 'again' || next.atMs >= (ownLimitMs(course) ?? Number.POSITIVE_INFINITY);
  if (over || run.options.host.signal.aborted)
    return { kind: 'done', halt: await endCutOff(course, observed) };
  return next;
}

/** How long one run may take: until the wait is over, where cutting it off does no harm, and never beyond a time-out. */
function limits(course: Course, startedMs: number): Pick<Invocation, 'timeoutSeconds'> {
  const { placed, wait, run } = course;
  const ownMs = ownLimitMs(course);
  const cutMs = changesNothing(placed.action) ? wait.cutMs : null;
  const bounds = [
    ownMs === null
      ? (run.options.policy.timeoutSeconds ?? Number.POSITIVE_INFINITY) * 1000
      : ownMs - startedMs,
    cutMs === null ? Number.POSITIVE_INFINITY : cutMs - startedMs,
  ];
  const least = Math.min(...bounds);
  return { timeoutSeconds: Number.isFinite(least) ? Math.max(1, Math.round(least)) / 1000 : null };
}

/** Tells where the wait is; what was held back is told before. */
async function tell(course: Course, nextMs: number | null): Promise<void> {
  const { run, placed, wait, now, runs, latest } = course;
  const elapsedMs = now();
  if (runs <= 1 || elapsedMs - course.syncedMs >= SYNC_MS) {
    course.syncedMs = elapsedMs;
    await run.recorder.commit();
  }
  const limitMs = Math.min(wait.limitMs, ownLimitMs(course) ?? Number.POSITIVE_INFINITY);
  run.options.host.show({ kind: 'wait', action: placed.action, runs, elapsedMs, limitMs, nextMs, latest });
}
