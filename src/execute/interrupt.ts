import { interrupts } from '../catalogue/interrupts.ts';
import { say } from '../catalogue/index.ts';
import type { CommandRequest, CommandResult } from '../shell/types.ts';
import type { Run } from './context.ts';
import type { Invocation, Runnable } from './invocation.ts';
import { unlessHungUp } from './stopping.ts';

/** How a command ended, and what the operator said after Ctrl-C meanwhile. */
interface Attended {
  readonly result: CommandResult | 'hung-up';
  /** By whom the command alone was stopped, so that the run can go on; null: by nobody. */
  readonly stoppedBy: string | null;
}

/**
 * Sends a command under the operator's eyes: Ctrl-C asks, and the command goes on meanwhile (law 4: it is stopped by an
 * answer, never by silence). What was said is in the journal before its consequence is.
 */
export async function attended(
  { options, recorder, session }: Run,
  { step, action }: Runnable,
  { terminal }: Pick<Invocation, 'terminal'>,
  request: CommandRequest,
): Promise<Attended> {
  const { host } = options;
  if (host.attend === undefined)
    return { result: await unlessHungUp(host, session.run(request)), stoppedBy: null };
  const stop = oneMoreStop(request.signal);
  let stoppedBy: string | null = null;
  let journaled: Promise<unknown> = Promise.resolve();
  const attendance = host.attend({
    step,
    action,
    terminal,
    said: (way, by) => {
      const event = { type: 'interrupted', action: action.id, way, by } as const;
      journaled = journaled.then(() => recorder.record(event));
      if (way !== 'stop-command') return;
      stoppedBy = by;
      // A journal that cannot be kept stops the command, too; the rejection is met below.
      const end = (): void => {
        stop.abort();
      };
      journaled.then(end, end);
    },
  });
  try {
    const result = await unlessHungUp(host, session.run({ ...request, signal: stop.signal }));
    return { result, stoppedBy };
  } finally {
    stop.release();
    await attendance.end();
    await journaled;
  }
}

/** Why a command failed that the operator alone has stopped. */
export function whyStopped({ options }: Pick<Run, 'options'>, by: string): string {
  return say(interrupts['stopped-by'], options.locale, { by });
}

interface Stop {
  /** Aborted with the request's own, or by `abort`. */
  readonly signal: AbortSignal;
  abort(): void;
  /** The command has ended. */
  release(): void;
}

/** Not by `AbortSignal.any`: a run's signal would keep a note of each of a hundred thousand commands. */
function oneMoreStop(own: AbortSignal | undefined): Stop {
  const stop = new AbortController();
  const pass = (): void => {
    stop.abort(own?.reason);
  };
  if (own?.aborted === true) pass();
  own?.addEventListener('abort', pass, { once: true });
  return {
    signal: stop.signal,
    abort: () => {
      stop.abort();
    },
    release: () => own?.removeEventListener('abort', pass),
  };
}
