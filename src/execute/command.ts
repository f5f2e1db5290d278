import { randomBytes } from 'node:crypto';
import type { CommandResult, ProcessIdentity } from '../shell/types.ts';
import type { Again, StreamRange } from '../journal/events.ts';
import { aborted, waiting, words, type Halt, type Run } from './context.ts';
import { accountOf, haltAt } from './failure.ts';
import { siftOutput } from './sift-output.ts';
import { JUDGED_BYTES, rangeIn, readOutput } from './output.ts';
import { recordNameOf } from './recording.ts';
import { boundText, shellTextOf } from './parameters.ts';
import type { Exited, Invocation, Ran, Runnable } from './invocation.ts';

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
  await noteSession(run);
  const attempt = await announce(run, placed, invocation, again);
  const { ordinal, nonce, ran } = attempt;
  const onOutput = (stream: 'stdout' | 'stderr', chunk: Uint8Array): void => {
    options.host.show({ kind: 'output', stream, chunk });
  };
  const onPassedOver = (stream: 'stdout' | 'stderr', bytes: number): void => {
    options.host.show({ kind: 'output-passed-over', stream, bytes });
  };
  let result: CommandResult;
  try {
    result = await session.run({
      ordinal,
      nonce,
      text: ran,
      terminal: invocation.terminal,
      timeoutMs: invocation.timeoutSeconds === null ? null : invocation.timeoutSeconds * 1000,
      // Of a command that is waited for, the first and the last output are shown.
      ...(again === 'poll' ? {} : { onOutput, onPassedOver }),
      signal: options.host.signal,
    });
  } catch (cause) {
    return {
      ok: false,
      halt: await inDoubt(run, placed, cause instanceof Error ? cause.message : String(cause)),
    };
  }
  const { directory } = run.options.runDirectory;
  const [stdout, stderr] = [rangeIn(directory, result.stdout), rangeIn(directory, result.stderr)];
  const ended = { invocation, attempt: attempt.attempt, result, stdout, stderr };
  // Judged as it was printed; masked before its end is on record and anybody is told of it (§5).
  const read = run.redaction.idle ? null : await readBoth(run, placed, ended);
  const copies = result.copies.map((range) => rangeIn(directory, range));
  await run.redaction.atRest([ended.stdout, ended.stderr, ...copies]);
  await recordEnd(run, placed, ended);
  return { ok: true, observed: { ...ended, read } };
}

/** A bash that a command ended is followed by another; the journal names each one that got a command. */
async function noteSession({ recorder, session }: Run): Promise<void> {
  const { pid, startTime, bootId }: ProcessIdentity = session.identity;
  const known = recorder.state.sessions.at(-1);
  if (known?.pid === pid && known.startTime === startTime && known.bootId === bootId) return;
  await recorder.record({ type: 'session-opened', pid, startTime, bootId });
}

interface Attempt {
  readonly attempt: number;
  readonly ordinal: number;
  readonly nonce: string;
  readonly ran: string;
}

/**
 * Journals that the command is about to be sent; on disk when it resolves. But for a run that waits for an expectation:
 * only what may run any number of times is run so, and a sync for each would be for nothing.
 */
async function announce(
  run: Run,
  placed: Runnable,
  { text, edited }: Invocation,
  again: Again | null,
): Promise<Attempt> {
  const { plan, options, recorder } = run;
  const { action, step } = placed;
  const shellText = edited ?? shellTextOf(action);
  const ran = shellText === null ? null : boundText(plan, options.bind, shellText);
  if (ran === null) throw new Error(`${action.id} passed the preflight without a text to run`);
  const earlier = recorder.state.actions.get(action.id)?.attempts ?? 0;
  // Without a reason to come by twice it is a bug that could destroy data.
  if (earlier > 0 && again === null) throw new Error(`${action.id} was started before`);
  const attempt: Attempt = {
    attempt: earlier + 1,
    ordinal: recorder.started + 1,
    nonce: (options.nonce ?? randomNonce)(),
    ran,
  };
  await recorder.record({ type: 'command-started', action: action.id, text, ...attempt, again });
  if (again === 'poll') return attempt;
  recorder.tell({ kind: 'command', step, action, ran });
  await recorder.commit();
  return attempt;
}

function randomNonce(): string {
  return randomBytes(12).toString('base64url');
}

type Streams = Readonly<Record<'stdout' | 'stderr', StreamRange>>;

async function recordEnd(
  run: Run,
  placed: Runnable,
  { attempt, result, stdout, stderr }: CommandEnd,
): Promise<void> {
  await run.recorder.record({
    type: 'command-ended',
    action: placed.action.id,
    attempt,
    // Without a status nobody saw how it ended, whatever else is known.
    how: result.outcome === 'exited' && result.exitStatus === null ? 'unknown' : result.outcome,
    exitStatus: result.exitStatus,
    startedAt: result.startedAt.toISOString(),
    durationMs: result.durationMs,
    stdout,
    stderr,
    shellEnded: result.shellEnded,
    notRestored: result.notRestored,
    reason: result.reason,
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

export async function recordFailure(
  run: Run,
  placed: Runnable,
  attempt: number,
  reason: string,
): Promise<void> {
  const { id: action } = placed.action;
  await run.recorder.record({ type: 'judged', action, attempt, outcome: 'failed', expectations: [], reason });
}

/** Only a person can say what became of it; the run waits for one. */
async function inDoubt(run: Run, placed: Runnable, detail: string): Promise<Halt> {
  const reason = words(run.options, 'end-unknown', { detail });
  await run.recorder.record({ type: 'run-paused', action: placed.action.id, why: reason });
  return waiting(reason, null, await accountOf(run, placed, reason));
}

type Output = Pick<Exited, 'stdout' | 'stderr' | 'complete' | 'sifted'>;

async function readBoth(
  run: Run,
  { action }: Runnable,
  { stdout, stderr, invocation, result }: CommandEnd,
): Promise<Output> {
  // Nothing is asserted of it: the exit status alone is judged, and the output stays in its file.
  if (invocation.expectations.length === 0 && recordNameOf(action) === null)
    return { stdout: '', stderr: '', complete: true, sifted: null };
  const { directory } = run.options.runDirectory;
  const out = await readOutput(directory, stdout, JUDGED_BYTES);
  const err = await readOutput(directory, stderr, JUDGED_BYTES);
  // What went to the operator's terminal was seen by a person alone; `echo x >/dev/stderr` empties the file.
  const emptied = (result.emptied ?? []).length > 0;
  const complete = out.complete && err.complete && !emptied && !invocation.terminal;
  const sifted =
    complete || emptied || invocation.terminal
      ? null
      : await siftOutput(directory, invocation.expectations, { stdout, stderr });
  return { stdout: out.text, stderr: err.text, complete, sifted };
}
