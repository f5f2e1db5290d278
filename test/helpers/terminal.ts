import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Real programs on a real pseudo-terminal, with somebody who types. */

export type Deed = string | { readonly columns: number } | typeof HANG_UP;

/** The terminal is closed, as when its window is, or the connection is lost. */
export const HANG_UP = { 'hang-up': true } as const;

/** When the text has been shown, behind the one before it, the keys are typed or the deed is done. */
export type Exchange = readonly [shown: string, deed: Deed];

export const KEY = { ctrlC: '\u0003', ctrlD: '\u0004', enter: '\r' } as const;

export interface TerminalOptions {
  readonly cwd: string;
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** For each text to appear, and for the end. */
  readonly seconds?: number;
}

export interface Seen {
  /** What the terminal was sent, with the columns that it had then. */
  readonly pieces: readonly { readonly columns: number; readonly text: string }[];
  /** All of it, without escape sequences. */
  readonly screen: string;
  /** Negative: the signal that ended it. */
  readonly status: number;
}

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-?]*[ -/]*[@-~]`, 'g');

/** Rejects when a text does not appear in time, with what was shown instead. */
export function atTerminal(
  command: readonly string[],
  exchanges: readonly Exchange[],
  { cwd, columns = 100, env = {}, seconds = 30 }: TerminalOptions,
): Promise<Seen> {
  const driver = [join(import.meta.dirname, 'terminal.py'), String(columns), String(seconds)];
  const steps = exchanges.map(([shown, deed]) => [shown, deedOf(deed)]);
  return new Promise((resolve, reject) => {
    const child = spawn('python3', [...driver, ...command], {
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
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', () => {
      if (stderr !== '') {
        reject(new Error(stderr));
        return;
      }
      const told = JSON.parse(stdout) as Told;
      const screen = told.pieces
        .map(({ text }) => text)
        .join('')
        .replace(ESCAPES, '')
        .replace(/\r+\n/g, '\n');
      if (told.vain === null) resolve({ pieces: told.pieces, screen, status: told.status });
      else reject(new Error(`waited in vain for "${told.vain}"; the terminal shows:\n${screen}`));
    });
    child.stdin.end(`${JSON.stringify(steps)}\n`);
  });
}

interface Told {
  readonly pieces: Seen['pieces'];
  readonly status: number;
  readonly vain: string | null;
}

function deedOf(deed: Deed): Readonly<Record<string, unknown>> {
  return typeof deed === 'string' ? { type: deed } : deed;
}
