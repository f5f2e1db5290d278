import { spawn } from 'node:child_process';
import { builtProgram } from './program.ts';

export interface Session {
  readonly status: number | null;
  readonly screen: string;
}

export type Exchange = readonly [question: string, answer: string];

/** Runs the program on a real pseudo-terminal and types each answer when its question has appeared. */
export function onTerminal(
  cwd: string,
  argv: readonly string[],
  exchanges: readonly Exchange[],
  env: Readonly<Record<string, string>> = {},
): Promise<Session> {
  // `exec`: a shell in between would take a Ctrl-C that the program survives for its own end.
  const quoted = [process.execPath, builtProgram(), ...argv].map((word) => `'${word}'`).join(' ');
  return new Promise((resolve) => {
    const child = spawn('script', ['-qec', `exec ${quoted}`, '/dev/null'], {
      cwd,
      env: {
        PATH: process.env['PATH'],
        HOME: cwd,
        TERM: 'xterm',
        LANG: 'C.UTF-8',
        NO_COLOR: '1',
        SHELL: '/bin/sh',
        ...env,
      },
    });
    let screen = '';
    let seen = 0;
    const left = [...exchanges];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      screen += text;
      // What came in one piece with a question may hold the next one already.
      for (let [next] = left; next !== undefined; [next] = left) {
        const at = screen.indexOf(next[0], seen);
        if (at < 0) return;
        left.shift();
        seen = at + next[0].length;
        child.stdin.write(next[1]);
      }
    });
    child.on('close', (status) => {
      resolve({ status, screen });
    });
  });
}
