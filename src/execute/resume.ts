import { readSince } from '../journal/range.ts';
import type { Action, Plan } from '../plan/types.ts';
import type { CommandResult, RunningCommand, Trace } from '../shell/types.ts';
import { recordEnd, streamsOf } from './command.ts';
import { aborted, resumeWords, type Halt, type Placed, type Run } from './context.ts';
import { rangeIn } from './output.ts';
import { stopOf, unlessHungUp } from './stopping.ts';
import type { ExecuteOptions, Resume } from './types.ts';
import { unfinishedIn, type Unfinished } from './unfinished.ts';

type Resumed = Pick<Run, 'plan' | 'options' | 'recorder' | 'redaction'>;

export type TakenUp =
  | { readonly ok: true; readonly doubts: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly halt: Halt };

/**
 * Takes a run up again: says so in the journal, then finds out what became of every command that was announced and whose
 * end is not on record (law 3). One that ended is adopted, one that bash had not begun never ran, one that still runs is
 * waited for. What is left is in doubt, and settled when the run comes to it.
 */
export async function takeUp(resumed: Resumed, resume: Resume): Promise<TakenUp> {
  const { options, recorder } = resumed;
  const { version, operator, unattended, vouched } = options;
  const { takenFrom, edits } = resume;
  await recorder.record({ type: 'run-resumed', version, operator, unattended, vouched, takenFrom, edits });
  await recorder.commit();
  resume.onTaken();
  const doubts = new Map<string, string>();
  for (const [id, unfinished] of unfinishedIn(resume.records)) {
    const placed = placeOf(resumed.plan, id);
    const found = await fateOf(resumed, resume, placed, unfinished);
    if (found === 'left') return { ok: false, halt: aborted(options) };
    await settle(resumed, id, unfinished, found, doubts);
    await recorder.commit();
    if (options.host.signal.aborted) return { ok: false, halt: aborted(options) };
  }
  return { ok: true, doubts };
}

async function settle(
  { options, recorder, redaction }: Resumed,
  action: string,
  { started }: Unfinished,
  found: Trace,
  doubts: Map<string, string>,
): Promise<void> {
  const { attempt } = started;
  switch (found.kind) {
    case 'ended':
      await adopt({ options, recorder, redaction }, action, attempt, found.result);
      return;
    case 'never-began': {
      const reason = resumeWords(options, 'never-began');
      const settled = { as: 'never-ran', by: 'machine', how: 'noted', reason } as const;
      await recorder.record({ type: 'resolved', action, attempt, ...settled });
      return;
    }
    case 'unknown':
      doubts.set(action, found.reason);
      return;
    case 'running':
      throw new Error(`${action} still runs after it was waited for`);
  }
}

async function adopt(
  { options, recorder, redaction }: Omit<Resumed, 'plan'>,
  action: string,
  attempt: number,
  result: CommandResult,
): Promise<void> {
  const streams = streamsOf({ options }, result);
  const copies = result.copies.map((range) => rangeIn(options.runDirectory.directory, range));
  await redaction.atRest([streams.stdout, streams.stderr, ...copies]);
  await recordEnd({ options, recorder }, action, { attempt, result, ...streams });
}

/** `left`: the terminal went away while the command ran on. */
async function fateOf(
  { options, recorder }: Resumed,
  resume: Resume,
  placed: Placed | null,
  { started, shell }: Unfinished,
): Promise<Trace | 'left'> {
  const { ordinal, nonce } = started;
  const found = await resume.trace({ directory: options.runDirectory.session, ordinal, nonce, shell });
  if (found.kind !== 'running') return found;
  if (placed !== null) {
    const { step, action } = placed;
    recorder.tell({ kind: 'rejoined', step, action, since: found.command.startedAt });
    await recorder.commit();
  }
  const ended = await unlessHungUp(options.host, watch(options, found.command));
  if (ended !== 'hung-up') return ended;
  await recorder.record({
    type: 'run-paused',
    action: started.action,
    why: resumeWords(options, 'left-running'),
  });
  return 'left';
}

/** Shows what the command prints, as it would have been shown. */
function watch(options: ExecuteOptions, command: RunningCommand): Promise<Trace> {
  const { host, runDirectory } = options;
  const shown = { stdout: 0, stderr: 0 };
  const onLook = (soFar: CommandResult): void => {
    for (const stream of ['stdout', 'stderr'] as const) {
      const range = rangeIn(runDirectory.directory, soFar[stream]);
      if (range.bytes <= shown[stream]) continue;
      const chunk = readSince(runDirectory.directory, range, shown[stream]);
      shown[stream] += chunk.length;
      if (chunk.length > 0) host.show({ kind: 'output', stream, chunk });
    }
  };
  return command.wait({ signal: stopOf(host), onLook });
}

/** Where an action stands in the plan; null: nowhere, it was run on demand. */
function placeOf(plan: Plan, id: string): Placed | null {
  for (const phase of plan.phases) {
    for (const step of phase.steps) {
      const action = step.actions.find((each: Action) => each.id === id);
      if (action !== undefined) return { phase, step, action };
    }
  }
  return null;
}
