import { causeWords } from '../catalogue/system-errors.ts';
import type { CommandRequest, CommandResult } from '../shell/types.ts';
import type { Again, StreamRange } from '../journal/events.ts';
import { withDigest } from '../journal/range.ts';
import { aborted, resumeWords, waiting, words, type Halt, type Run } from './context.ts';
import { accountOf, haltAt, recordFailure } from './failure.ts';
import { outputTo } from './output-progress.ts';
import { siftOutput } from './sift-output.ts';
import { JUDGED_BYTES, lacksRoom, rangeIn, readOutput, statusLines } from './output.ts';
import { announce, type Attempt } from './announce.ts';
import { recordNameOf } from './recording.ts';
import type { Exited, Invocation, Ran, Runnable } from './invocation.ts';
import { attended, whyStopped } from './interrupt.ts';
import { noteSession } from './session-note.ts';
import { passShellState, recordNeverRan } from './shell-state.ts';
import { stopOf } from './stopping.ts';
import type { ExecuteOptions } from './types.ts';

/**
 * Runs a command once: journaled before it is sent, and its end as soon as it is observed (law 3). `again` is what
 * allows it for a command that was started before.
 */
export async function runOnce(
  run: Run,
  placed: Runnable,
  invocation: Invocation,
  again: Again | null = null,
): Promise<Ran> {
  const sent = await sendOnce(run, placed, invocation, again);
  return sent.ok ? observe(run, placed, sent.observed) : sent;
}

type Sent = { readonly ok: true; readonly observed: Observed } | { readonly ok: false; readonly halt: Halt };

/** Sends a command and records its end, whatever it is; `observe` says what follows from it. */
export async function sendOnce(
  run: Run,
  placed: Runnable,
  invocation: Invocation,
  again: Again | null,
): Promise<Sent> {
  const { options, session } = run;
  if (options.host.signal.aborted) return { ok: false, halt: aborted(options) };
  const unlike = await passShellState(run, placed);
  if (unlike !== null) return { ok: false, halt: unlike };
  await noteSession(run);
  const attempt = await announce(run, placed, invocation, again);
  const { tellDue } = attempt;
  let result: CommandResult | 'hung-up';
  let stoppedBy: string | null;
  try {
    const request = requestOf(options, invocation, attempt);
    // Of a command that is waited for, the first and the last output are shown; one with the terminal shows its own.
    const shown =
      again === 'poll' || invocation.terminal ? request : { ...request, ...outputTo(run.recorder) };
    // Where there is a terminal the command can speak for itself, and must not be faster than its announcement.
    if (options.terminal) tellDue();
    const ending = attended(run, placed, invocation, shown);
    // While bash works; what it prints is told behind it.
    setImmediate(tellDue);
    ({ result, stoppedBy } = await ending);
  } catch (cause) {
    return { ok: false, halt: await inDoubt(run, placed, causeWords(cause, options.locale)) };
  }
  if (result === 'hung-up') {
    session.leave();
    const why = resumeWords(options, 'left-running');
    await run.recorder.record({ type: 'run-paused', action: placed.action.id, why });
    return { ok: false, halt: aborted(options) };
  }
  if (result.outcome === 'not-started' && (session.stateLost ?? null) !== null) {
    // bash died behind the command before: this one had not begun, and begins when somebody has agreed.
    await recordNeverRan(run, placed, attempt.attempt, result.reason);
    return sendOnce(run, placed, invocation, again);
  }
  const { directory } = run.options.runDirectory;
  const streams = streamsOf(run, result, isJudged(placed, invocation));
  const ended = { invocation, attempt: attempt.attempt, result, ...streams };
  // Judged as it was printed; masked before its end is on record and anybody is told of it (§5).
  const read = run.redaction.idle ? null : await readBoth(run, placed, ended);
  const copies = result.copies.map((range) => rangeIn(directory, range));
  await run.redaction.atRest([ended.stdout, ended.stderr, ...copies]);
  await recordEnd(run, placed.action.id, ended);
  return { ok: true, observed: { ...ended, read, stoppedBy } };
}

export function requestOf(
  { host }: ExecuteOptions,
  { terminal, programs, timeoutSeconds }: Invocation,
  { ordinal, nonce, ran: text }: Pick<Attempt, 'ordinal' | 'nonce' | 'ran'>,
): CommandRequest {
  const timeoutMs = timeoutSeconds === null ? null : timeoutSeconds * 1000;
  return { ordinal, nonce, text, terminal, programs, timeoutMs, signal: stopOf(host) };
}

type Streams = Readonly<Record<'stdout' | 'stderr', StreamRange>> & { readonly cut: boolean };

/**
 * `redaction` of a run in which nothing is masked: what was digested as it was printed is still what stands there.
 * `judged`: that the disk may have refused a part of it makes a difference.
 */
export function streamsOf(
  { options, redaction }: Pick<Run, 'options'> & Partial<Pick<Run, 'redaction'>>,
  result: CommandResult,
  judged = true,
): Streams {
  const { directory } = options.runDirectory;
  const of = (stream: 'stdout' | 'stderr'): StreamRange => {
    const { sha256 } = result[stream];
    const range = rangeIn(directory, result[stream]);
    return redaction?.idle === true && sha256 !== undefined ? { ...range, sha256 } : range;
  };
  return { stdout: of('stdout'), stderr: of('stderr'), cut: judged && lacksRoom(directory) };
}

/** What it printed is masked by now. */
export async function recordEnd(
  run: Pick<Run, 'options' | 'recorder'>,
  action: string,
  { attempt, result, stdout, stderr, cut }: Omit<CommandEnd, 'invocation'>,
): Promise<void> {
  const { directory } = run.options.runDirectory;
  const responses = statusLines(result.responseHeaders);
  const emptied = result.emptied ?? [];
  await run.recorder.record({
    type: 'command-ended',
    action,
    attempt,
    // Without a status nobody saw how it ended, whatever else is known.
    how: result.outcome === 'exited' && result.exitStatus === null ? 'unknown' : result.outcome,
    exitStatus: result.exitStatus,
    startedAt: result.startedAt.toISOString(),
    durationMs: result.durationMs,
    stdout: withDigest(directory, stdout),
    stderr: withDigest(directory, stderr),
    shellEnded: result.shellEnded,
    notRestored: result.notRestored,
    reason: result.reason,
    ...(responses === null ? {} : { responses }),
    ...(emptied.length === 0 ? {} : { emptied }),
    ...(cut ? { cut } : {}),
    ...(result.screen === undefined ? {} : { screen: result.screen }),
  });
}

interface CommandEnd extends Streams {
  readonly invocation: Invocation;
  readonly attempt: number;
  readonly result: CommandResult;
}

export interface Observed extends CommandEnd {
  /** Its output, where it was read before it was masked. */
  readonly read: Output | null;
  /** Who stopped it alone, and not the run; null: nobody. */
  readonly stoppedBy: string | null;
}

/** "Could not run", "ran and failed" and "in doubt" are different facts; only what exited can be judged. */
export async function observe(run: Run, placed: Runnable, observed: Observed): Promise<Ran> {
  const { options } = run;
  const { result, attempt } = observed;
  const detail = result.reason ?? words(options, 'no-detail');
  switch (result.outcome) {
    case 'exited': {
      if (result.exitStatus === null) return { ok: false, halt: await inDoubt(run, placed, detail) };
      const output = observed.read ?? (await readBoth(run, placed, observed));
      const { exitStatus, responseHeaders } = result;
      return { ok: true, exited: { attempt, exitStatus, responseHeaders, ...output } };
    }
    case 'unknown':
      return { ok: false, halt: await inDoubt(run, placed, detail) };
    case 'stopped':
      if (observed.stoppedBy !== null && !options.host.signal.aborted)
        return { ok: false, halt: await fail(run, placed, attempt, whyStopped(run, observed.stoppedBy)) };
      await recordFailure(run, placed, attempt, words(options, 'stopped-command'));
      return { ok: false, halt: aborted(options) };
    case 'not-started':
      if (options.host.signal.aborted) return { ok: false, halt: aborted(options) };
      return { ok: false, halt: await fail(run, placed, attempt, words(options, 'not-started', { detail })) };
    case 'timed-out': {
      const seconds = observed.invocation.timeoutSeconds ?? 0;
      return { ok: false, halt: await fail(run, placed, attempt, words(options, 'timed-out', { seconds })) };
    }
  }
}

export async function fail(run: Run, placed: Runnable, attempt: number, reason: string): Promise<Halt> {
  await recordFailure(run, placed, attempt, reason);
  return haltAt(run, placed, reason);
}

/** Only a person can say what became of it; the run waits for one. */
async function inDoubt(run: Run, placed: Runnable, detail: string): Promise<Halt> {
  const reason = words(run.options, 'end-unknown', { detail });
  await run.recorder.record({ type: 'run-paused', action: placed.action.id, why: reason });
  return waiting(reason, null, await accountOf(run, placed, reason));
}

/** Its output is looked at, and not its exit status alone. */
function isJudged({ action }: Pick<Runnable, 'action'>, { expectations }: Invocation): boolean {
  return expectations.length > 0 || recordNameOf(action) !== null;
}

type Output = Pick<Exited, 'stdout' | 'stderr' | 'complete' | 'sifted'>;
type Printed = Pick<CommandEnd, 'stdout' | 'stderr' | 'cut' | 'invocation'> & {
  readonly result: Pick<CommandResult, 'emptied'>;
};

export async function readBoth(
  run: Run,
  placed: Pick<Runnable, 'action'>,
  { stdout, stderr, cut, invocation, result }: Printed,
): Promise<Output> {
  // Nothing is asserted of it: the exit status alone is judged, and the output stays in its file.
  if (!isJudged(placed, invocation)) return { stdout: '', stderr: '', complete: true, sifted: null };
  // What went to the operator's terminal was seen by a person; a transcript of it, with what was typed, proves nothing.
  if (invocation.terminal) return { stdout: '', stderr: '', complete: false, sifted: null };
  const { directory } = run.options.runDirectory;
  const out = await readOutput(directory, stdout, JUDGED_BYTES);
  const err = await readOutput(directory, stderr, JUDGED_BYTES);
  // `echo x >/dev/stderr` empties the file.
  const emptied = (result.emptied ?? []).length > 0 || cut;
  const complete = out.complete && err.complete && !emptied;
  const sifted =
    complete || emptied ? null : await siftOutput(directory, invocation.expectations, { stdout, stderr });
  return { stdout: out.text, stderr: err.text, complete, sifted };
}
