import { spawn } from 'node:child_process';

import { statusOf } from './prepare.ts';

/** How a program that had the operator's terminal ended. */
export interface Attached {
  /** As a shell would show it; null: it could not be started. */
  readonly exitStatus: number | null;
  /** Milliseconds. */
  readonly durationMs: number;
  /** Why it could not be started, in the system's words. */
  readonly problem: string | null;
}

export interface AttachedOptions {
  readonly cwd?: string;
  /** All of it; the tool's own when absent. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/**
 * Gives a program the operator's terminal and waits for its end. Nothing may read the terminal meanwhile. Not by execa:
 * the program shares the tool's process group, as at any shell, and a stop hangs it up instead of killing it.
 */
export async function runAttached(
  command: string,
  args: readonly string[],
  { cwd, environment, signal }: AttachedOptions,
): Promise<Attached> {
  const start = performance.now();
  const child = spawn(command, args, {
    stdio: 'inherit',
    ...(cwd === undefined ? {} : { cwd }),
    ...(environment === undefined ? {} : { env: environment }),
  });
  const stop = (): void => {
    child.kill('SIGHUP');
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await new Promise((resolve) => {
      const end = (exitStatus: number | null, problem: string | null): void => {
        resolve({ exitStatus, problem, durationMs: performance.now() - start });
      };
      child.once('exit', (code, name) => {
        end(statusOf(code, name), null);
      });
      child.once('error', (error) => {
        if (child.pid === undefined) end(null, error.message);
      });
    });
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
