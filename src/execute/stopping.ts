import { once } from 'node:events';
import type { Host } from './host.ts';

/**
 * What ends a run ends the running command with it, but for SIGHUP: a terminal that closed or a connection that was lost
 * is nobody's wish. The command goes on without the tool, and a resume finds it (language.md §8).
 */

/** Aborted when the operator stops the run, not when the terminal has gone. */
export function stopOf({ signal }: Pick<Host, 'signal'>): AbortSignal {
  const stop = new AbortController();
  const pass = (): void => {
    if (signal.reason !== 'SIGHUP') stop.abort(signal.reason);
  };
  if (signal.aborted) pass();
  else signal.addEventListener('abort', pass, { once: true });
  return stop.signal;
}

/** The result of `work`, or that the terminal went away before there was one. */
export async function unlessHungUp<T>(host: Pick<Host, 'signal'>, work: Promise<T>): Promise<T | 'hung-up'> {
  const over = new AbortController();
  const hungUp = async (): Promise<'hung-up'> => {
    if (!host.signal.aborted) await once(host.signal, 'abort', { signal: over.signal });
    if (host.signal.reason === 'SIGHUP') return 'hung-up';
    // A stop: the work ends by itself.
    return new Promise(() => undefined);
  };
  try {
    return await Promise.race([work, hungUp().catch(() => new Promise<never>(() => undefined))]);
  } finally {
    over.abort();
  }
}
