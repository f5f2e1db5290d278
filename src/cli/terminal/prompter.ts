import { Writable } from 'node:stream';
import { createInterface } from 'node:readline/promises';
import type { Input, Output } from '../io.ts';

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
        const lines = createInterface({ input, output: echo, terminal: output.isTTY === true });
        let answer: string | null = null;
        lines.on('SIGINT', () => {
          output.write('\n');
          onInterrupt();
          lines.close();
        });
        const stop = (): void => {
          lines.close();
        };
        signal.addEventListener('abort', stop, { once: true });
        options?.over?.addEventListener('abort', stop, { once: true });
        lines.on('close', () => {
          signal.removeEventListener('abort', stop);
          options?.over?.removeEventListener('abort', stop);
          resolve(answer);
        });
        if (echo !== output) output.write(prompt);
        lines.setPrompt(echo === output ? prompt : '');
        lines.prompt();
        if (options?.prefill !== undefined) lines.write(options.prefill);
        lines.once('line', (line) => {
          answer = options?.prefill === undefined ? line.trim() : line;
          if (echo !== output) output.write('\n');
          lines.close();
        });
      }),
  };
}
