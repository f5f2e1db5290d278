import type { Host } from './host.ts';

/**
 * What ends a run ends the running command with it, but for SIGHUP: a terminal that closed or a connection that was lost
 * is nobody's wish. The command goes on without the tool, and a resume finds it (language.md §8).
 */

/** One for each run: a listener for each of a hundred thousand commands would stay on the run's own signal. */
const stops = new WeakMap<AbortSignal, AbortSignal>();

/** Aborted when the operator stops the run, not when the terminal has gone. */
export function stopOf({ signal }: Pick<Host, 'signal'>): AbortSignal {
  const known = stops.get(signal);
  if (known !== undefined) return known;
  const stop = new AbortController();
  stops.set(signal, stop.signal);
  const pass = (): void => {
    if (signal.reason !== 'SIGHUP') stop.abort(signal.reason);
  };
  if (signal.aborted) pass();
  else signal.addEventListener('abort', pass, { once: true });
  return stop.signal;
}

/** What is to be done when the terminal has gone; by run, for the same reason. */
const leaving = new WeakMap<AbortSignal, { leave: () => void }>();

/** The result of `work`, or that the terminal went away before there was one. A run waits for one `work` at a time. */
export async function unlessHungUp<T>(
  { signal }: Pick<Host, 'signal'>,
  work: Promise<T>,
): Promise<T | 'hung-up'> {
  const waiting = waitingOn(signal);
  const hungUp = new Promise<'hung-up'>((resolve) => {
    waiting.leave = () => {
      // After a stop the work ends by itself.
      if (signal.reason === 'SIGHUP') resolve('hung-up');
    };
  });
  if (signal.aborted) waiting.leave();
  try {
    return await Promise.race([work, hungUp]);
  } finally {
    waiting.leave = () => undefined;
  }
}

function waitingOn(signal: AbortSignal): { leave: () => void } {
  const known = leaving.get(signal);
  if (known !== undefined) return known;
  const waiting = { leave: (): void => undefined };
  leaving.set(signal, waiting);
  signal.addEventListener('abort', () => {
    waiting.leave();
  });
  return waiting;
}
