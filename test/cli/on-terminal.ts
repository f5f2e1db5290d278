import { atTerminal, type Exchange } from '../helpers/terminal.ts';
import { builtProgram } from './program.ts';

export type { Exchange };

export interface Session {
  /** As a shell has it: a signal's is 128 and its number. */
  readonly status: number;
  readonly screen: string;
}

/** Runs the program on a real terminal that does not say how wide it is, and types each answer when its question has appeared. */
export async function onTerminal(
  cwd: string,
  argv: readonly string[],
  exchanges: readonly Exchange[],
  env: Readonly<Record<string, string>> = {},
): Promise<Session> {
  const command = [process.execPath, builtProgram(), ...argv];
  const { status, screen } = await atTerminal(command, exchanges, { cwd, env, columns: 0 });
  return { status: status < 0 ? 128 - status : status, screen };
}
