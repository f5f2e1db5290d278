import { say, type Values } from '../catalogue/index.ts';
import { waitingText } from '../catalogue/waiting.ts';
import type { CommandJudgement } from '../expectations/index.ts';
import { fail, type Observed } from './command.ts';
import { recordFailure } from './failure.ts';
import type { Exited } from './invocation.ts';
import { aborted, type Halt } from './context.ts';
import { settle } from './judging.ts';
import { readOutput } from './output.ts';
import { ownLimitMs, type Course } from './poll-course.ts';
import type { Next } from './wait.ts';

/** Of the last run's output, as much is shown; the rest is in its file. */
const SHOWN_BYTES = 64 * 1024;

/** The wait has come to its end: the last run is what counts, and the reason says how long it took. */
export async function conclude(
  course: Course,
  exited: Exited,
  judgement: CommandJudgement,
  next: Exclude<Next, { readonly kind: 'again' }>,
): Promise<Halt | null> {
  if (next.kind === 'held') {
    const reason = course.runs > 1 ? words(course, 'held') : judgement.reason;
    return settleLast(course, exited, { ...judgement, reason });
  }
  const reason = because(words(course, next.how), judgement);
  // What a machine could not tell in all that time, a person can.
  const asks = next.how === 'never' && judgement.outcome === 'needs-person';
  if (asks) return settleLast(course, exited, { ...judgement, reason });
  const expectations = judgement.expectations.map((each, index) =>
    index === next.index ? { ...each, verdict: 'failed' as const } : each,
  );
  return settleLast(course, exited, { outcome: 'failed', expectations, reason });
}

/** The command's own time-out comes before the next run would. */
export async function endAtLimit(
  course: Course,
  exited: Exited,
  judgement: CommandJudgement,
): Promise<Halt | null> {
  const reason = because(words(course, 'timed-out'), judgement);
  return settleLast(course, exited, { ...judgement, outcome: 'failed', reason });
}

/** The last run had not ended when the time was up. */
export async function endCutOff(course: Course, { attempt }: Observed): Promise<Halt> {
  await endWait(course);
  return fail(course.run, course.placed, attempt, words(course, 'cut-off'));
}

/** The run was stopped: what the last run showed was not judged, and is not any more. */
export async function endStopped(course: Course): Promise<Halt> {
  const { run, placed, last } = course;
  await endWait(course);
  if (last !== null) await recordFailure(run, placed, last.attempt, words(course, 'stopped'));
  return aborted(run.options);
}

async function settleLast(course: Course, exited: Exited, judgement: CommandJudgement): Promise<Halt | null> {
  await endWait(course);
  return settle(course.run, course.placed, course.invocation, exited, judgement);
}

/** Told once, before anything that follows; with the output of the last run, which was not shown as it came. */
export async function endWait(course: Course): Promise<void> {
  if (course.ended) return;
  course.ended = true;
  const { run, placed, runs, last, now } = course;
  const { host, runDirectory } = run.options;
  run.recorder.tellDue();
  host.show({ kind: 'wait-ended', action: placed.action, runs, elapsedMs: now() });
  if (runs < 2 || last === null) return;
  for (const stream of ['stdout', 'stderr'] as const) {
    const { text } = await readOutput(runDirectory.directory, last[stream], SHOWN_BYTES);
    if (text !== '') host.show({ kind: 'output', stream, chunk: Buffer.from(text) });
  }
}

function because(why: string, { reason }: CommandJudgement): string {
  return reason === null ? why : `${why} · ${reason}`;
}

function words(course: Course, id: keyof typeof waitingText): string {
  const { run, runs, now } = course;
  const { locale } = run.options;
  const seconds = (milliseconds: number): string =>
    say(waitingText.seconds, locale, { n: Math.round(milliseconds / 100) / 10 });
  const values: Values = { runs, elapsed: seconds(now()), limit: seconds(ownLimitMs(course) ?? 0) };
  return say(waitingText[id], locale, values);
}
