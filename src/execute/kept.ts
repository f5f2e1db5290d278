import type { ActionState } from '../journal/state.ts';
import { randomNonce } from './announce.ts';
import { readBoth, requestOf, streamsOf } from './command.ts';
import { noteSession } from './session-note.ts';
import type { Run } from './context.ts';
import type { Exited, Invocation, Runnable } from './invocation.ts';
import { boundText, shellTextOf } from './parameters.ts';

/** What the journal and the output files keep of a command that exited; null: its status is not known. */
export async function keptExit(
  run: Run,
  placed: Runnable,
  state: ActionState,
  invocation: Invocation,
): Promise<Exited | null> {
  const { attempts: attempt, exitStatus, stdout, stderr, responses: responseHeaders, emptied, cut } = state;
  if (exitStatus === null || stdout === null || stderr === null) return null;
  const output = await readBoth(run, placed, { stdout, stderr, cut, invocation, result: { emptied } });
  return { attempt, exitStatus, responseHeaders, ...output };
}

/** Runs a command that changes nothing, to learn something; it is no run of its action. Null: it did not exit. */
export async function probe(
  run: Run,
  { action }: Runnable,
  invocation: Invocation,
): Promise<{ readonly exited: Exited | null; readonly ordinal: number }> {
  const { plan, options, recorder, session } = run;
  const ordinal = recorder.started + 1;
  const shellText = shellTextOf(action);
  const ran = shellText === null ? null : boundText(plan, options.bind, shellText);
  if (ran === null) throw new Error(`${action.id} passed the preflight without a text to run`);
  await noteSession(run);
  await recorder.commit();
  const request = requestOf(options, invocation, {
    ordinal,
    nonce: (options.nonce ?? randomNonce)(),
    ran,
  });
  const result = await session.run(request);
  const { exitStatus, responseHeaders } = result;
  if (result.outcome !== 'exited' || exitStatus === null) return { exited: null, ordinal };
  const output = await readBoth(run, { action }, { ...streamsOf(run, result), invocation, result });
  return { exited: { attempt: 0, exitStatus, responseHeaders, ...output }, ordinal };
}
