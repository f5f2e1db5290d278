import { Writable } from 'node:stream';
import { createInterface } from 'node:readline/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Input, Output } from '../io.ts';
import { width, wrap } from './text.ts';

/** Asks one line at a time. */
export interface Prompter {
  /**
   * The answer without blanks around it, or null when there is nobody left to answer: end of input, or stopped.
   * `hidden`: what is typed does not show. `prefill`: what stands in the line already, to be changed there; its blanks stay.
   */
  ask(prompt: string, options?: AskOptions): Promise<string | null>;
}

export interface AskOptions {
  readonly hidden?: boolean;
  readonly prefill?: string;
  /** Aborted: the question has become idle, and goes. */
  readonly over?: AbortSignal;
}

export interface PrompterOptions {
  readonly input: Input;
  readonly output: Output;
  readonly signal: AbortSignal;
  /** Ctrl-C at the prompt: the terminal is raw then, and no signal comes. */
  readonly onInterrupt: () => void;
}

/**
 * Opens the terminal for each question and lets go of it afterwards: between questions the commands have it, and what
 * was typed ahead of a question that had not been shown is no answer to it.
 */
export function promptOn({ input, output, signal, onInterrupt }: PrompterOptions): Prompter {
  return {
    ask: (prompt, options) =>
      new Promise((resolve) => {
        if (signal.aborted || options?.over?.aborted === true) {
          resolve(null);
          return;
        }
        // A hidden answer goes nowhere: readline echoes to its output, so it gets none of the terminal's.
        const echo =
          options?.hidden === true
            ? new Writable({
                write: (_chunk, _encoding, done) => {
                  done();
                },
              })
            : output;
        const { above, beside } = laidOut(prompt, columnsOf(output));
        const lines = createInterface({ input, output: echo, terminal: output.isTTY === true });
        let answer: string | null = null;
        lines.on('SIGINT', () => {
          onInterrupt();
          lines.close();
        });
        const stop = (): void => {
          lines.close();
        };
        signal.addEventListener('abort', stop, { once: true });
        options?.over?.addEventListener('abort', stop, { once: true });
        // Ctrl-Z at the prompt, and the tool in the foreground again: readline has let go of the terminal meanwhile.
        lines.on('SIGCONT', () => {
          if (echo !== output) output.write(beside);
          lines.prompt(true);
        });
        // Of a terminal that was closed: it cannot be set as it was.
        lines.on('error', () => undefined);
        lines.on('close', () => {
          signal.removeEventListener('abort', stop);
          options?.over?.removeEventListener('abort', stop);
          // Nobody has pressed Enter: what comes next begins a line of its own.
          if (answer === null) output.write('\n');
          if (answer === null && input.readableEnded) void hangUp(signal).then(resolve);
          else resolve(answer);
        });
        output.write(above);
        if (echo !== output) output.write(beside);
        lines.setPrompt(echo === output ? beside : '');
        lines.prompt();
        if (options?.prefill !== undefined) lines.write(options.prefill);
        lines.once('line', (line) => {
          // What stood there when the terminal was closed: nobody has pressed Enter behind it (law 4).
          if (input.readableEnded) return;
          answer = options?.prefill === undefined ? line.trim() : line;
          if (echo !== output) output.write('\n');
          lines.close();
        });
      }),
  };
}

/** How long a terminal that ended may take to say so by a SIGHUP, on a machine that hardly moves. */
const HANG_UP_MS = 3000;

/** The input has ended and not by Ctrl-D: its terminal was closed, and the signal that says so is on its way. */
async function hangUp(signal: AbortSignal): Promise<null> {
  await delay(HANG_UP_MS, null, { signal }).catch(() => null);
  return null;
}

/** Columns that an answer wants beside its question. */
const ROOM = 8;

/** A terminal that does not know its own width says 0. */
function columnsOf({ columns = 0 }: Output): number {
  return columns > 0 ? columns : Number.POSITIVE_INFINITY;
}

/** A question that leaves no room for the answer stands over it, broken between words. */
function laidOut(prompt: string, columns: number): { readonly above: string; readonly beside: string } {
  if (width(prompt) + ROOM <= columns) return { above: '', beside: prompt };
  const text = prompt.trim();
  const indent = prompt.slice(0, prompt.indexOf(text));
  const lines = wrap(text, Math.max(2 * ROOM, columns - indent.length));
  return { above: lines.map((line) => `${indent}${line}\n`).join(''), beside: `${indent}> ` };
}
