import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBashSession } from '../../src/shell/index.ts';
import type { CommandRequest, CommandResult, OutputRange, Session } from '../../src/shell/index.ts';

/** A result with its output read. */
export interface Seen extends CommandResult {
  readonly out: string;
  readonly err: string;
}

export type Request = Partial<Omit<CommandRequest, 'text' | 'ordinal'>>;

/** A real session in a directory of its own. */
export interface Rig {
  readonly session: Session;
  /** The commands' working directory. */
  readonly cwd: string;
  /** The session's directory. */
  readonly directory: string;
  run(text: string, request?: Request): Promise<Seen>;
  close(): Promise<void>;
}

async function openRig(environment: Readonly<Record<string, string>> = {}): Promise<Rig> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'shell-test-')));
  const cwd = join(root, 'work');
  const directory = join(root, 'run');
  mkdirSync(cwd);
  const session = await openBashSession({
    cwd,
    directory,
    environment: { LC_ALL: 'C.UTF-8', ...environment },
  });
  let ordinal = 0;
  return {
    session,
    cwd,
    directory,
    async run(text, request = {}) {
      ordinal += 1;
      const result = await session.run({
        ordinal,
        nonce: newNonce(),
        text,
        terminal: false,
        timeoutMs: 15_000,
        ...request,
      });
      return { ...result, out: textOf(result.stdout), err: textOf(result.stderr) };
    },
    async close() {
      await session.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** Runs `use` with a rig and closes it whatever happens. */
export async function withRig(
  use: (rig: Rig) => Promise<void>,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const rig = await openRig(environment);
  try {
    await use(rig);
  } finally {
    await rig.close();
  }
}

export function newNonce(): string {
  return randomBytes(8).toString('hex');
}

export function bytesOf(range: OutputRange): Buffer {
  return readFileSync(range.path).subarray(range.offset, range.offset + range.bytes);
}

function textOf(range: OutputRange): string {
  try {
    return bytesOf(range).toString('utf8');
  } catch {
    return '';
  }
}
