import { spawn } from 'node:child_process';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandRequest, CommandResult, Session, SessionFactory } from '../../src/shell/types.ts';

/** A real bash for each command, its output in two files: enough to test the run loop. */
export const openPlainSession: SessionFactory = ({ cwd, directory, environment }) => {
  const run = async ({ text, timeoutMs, signal, onOutput }: CommandRequest): Promise<CommandResult> => {
    const startedAt = new Date();
    const files = { stdout: join(directory, 'out'), stderr: join(directory, 'err') };
    const handles = [await open(files.stdout, 'a', 0o600), await open(files.stderr, 'a', 0o600)] as const;
    const before = [(await handles[0].stat()).size, (await handles[1].stat()).size] as const;
    const child = spawn('bash', ['-c', text], {
      cwd,
      env: { ...process.env, ...environment },
      stdio: ['ignore', handles[0].fd, handles[1].fd],
      detached: true,
    });
    let outcome: CommandResult['outcome'] = 'exited';
    const end = (how: 'timed-out' | 'stopped') => (): void => {
      outcome = how;
      process.kill(-child.pid!, 'SIGKILL');
    };
    const timer = timeoutMs === null ? undefined : setTimeout(end('timed-out'), timeoutMs);
    const stop = end('stopped');
    signal?.addEventListener('abort', stop, { once: true });
    const status = await new Promise<number | null>((settle) => child.on('exit', settle));
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
    for (const handle of handles) await handle.close();
    const range = async (path: string, offset: number): Promise<CommandResult['stdout']> => ({
      path,
      offset,
      bytes: (await stat(path)).size - offset,
    });
    onOutput?.('stdout', new Uint8Array());
    return {
      outcome,
      exitStatus: outcome === 'exited' ? status : null,
      pipeStatus: [],
      startedAt,
      durationMs: Date.now() - startedAt.getTime(),
      stdout: await range(files.stdout, before[0]),
      stderr: await range(files.stderr, before[1]),
      responseHeaders: null,
      shellEnded: false,
      notRestored: [],
      leftRunning: [],
      reason: null,
    };
  };
  const identity = { pid: 1, startTime: '1', bootId: 'b' };
  const session: Session = { host: 'localhost', pid: 1, identity, run, close: () => Promise.resolve() };
  return Promise.resolve(session);
};
