import { StringDecoder } from 'node:string_decoder';
import { maskFor } from '../../secrets/index.ts';
import { visible } from './text.ts';

const ESCAPE = String.fromCharCode(27);
/** Colour stays; whatever else a command tells the terminal (clear, move, title) would spoil the transcript. */
const CONTROL = new RegExp(
  `${ESCAPE}(?:\\[[0-?]*[ -/]*[@-~]|\\][^\\u0007${ESCAPE}]*(?:\\u0007|${ESCAPE}\\\\)|[@-Z\\\\^_=>78])`,
  'g',
);
const COLOUR = new RegExp(`^${ESCAPE}\\[[0-9;:]*m$`);
/** An escape sequence whose end has not come yet. */
const UNFINISHED = new RegExp(`${ESCAPE}(?:\\[[0-?]*[ -/]*|\\][^\\u0007${ESCAPE}]*)?$`);
/** Control characters that do nothing good in a transcript; line feed, return, tab and backspace stay. */
const HARMFUL = new RegExp(
  '[\\u0000-\\u0007\\u000b\\u000c\\u000e-\\u001a\\u001c-\\u001f\\u007f-\\u009f]',
  'g',
);
/** Marks that turn the direction of writing: what an operator reads would be another text than the one that is judged. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

export interface OutputViewOptions {
  readonly write: (text: string) => void;
  /** Before each line. */
  readonly prefix: string;
  /** Values that must not show (language.md §5). */
  readonly secrets: readonly string[];
  readonly colour: boolean;
}

/** A command's output as it comes: bytes to lines behind a prefix, without escapes that move the cursor, secrets masked. */
export interface OutputView {
  write(stream: 'stdout' | 'stderr', chunk: Uint8Array): void;
  /** What was held back; ends an open line. */
  end(): void;
}

export function viewOutput(options: OutputViewOptions): OutputView {
  const mask = maskFor(options.secrets);
  const masks = { stdout: mask.stream(), stderr: mask.stream() };
  const decoders = { stdout: new StringDecoder('utf8'), stderr: new StringDecoder('utf8') };
  const held = { stdout: '', stderr: '' };
  let open = false;

  const show = (text: string): void => {
    if (text === '') return;
    const { prefix } = options;
    // A progress bar goes back to the line's beginning, which is behind the prefix.
    const body = text
      .replace(/\r\n/g, '\n')
      .replace(/\n(?=.)/gs, `\n${prefix}`)
      .replace(/\r(?!\n)/g, `\r${prefix}`);
    options.write((open ? '' : prefix) + body);
    open = !text.endsWith('\n');
  };
  const take = (stream: 'stdout' | 'stderr', text: string, last: boolean): void => {
    const whole = held[stream] + text;
    const cut = last ? whole.length : whole.length - heldBack(whole);
    held[stream] = whole.slice(cut);
    show(clean(whole.slice(0, cut), options.colour));
  };
  return {
    write(stream, chunk) {
      take(stream, decoders[stream].write(Buffer.from(masks[stream].write(chunk))), false);
    },
    end() {
      for (const stream of ['stdout', 'stderr'] as const) {
        take(stream, decoders[stream].end(Buffer.from(masks[stream].end())), true);
      }
      if (open) options.write('\n');
      open = false;
    },
  };
}

/** How much of the end belongs to an escape that is not complete, or is the first half of a line's end. */
function heldBack(text: string): number {
  const escape = UNFINISHED.exec(text)?.[0].length ?? 0;
  return Math.max(escape, text.endsWith('\r') ? 1 : 0);
}

function clean(text: string, colour: boolean): string {
  return text
    .replace(CONTROL, (sequence) => (colour && COLOUR.test(sequence) ? sequence : ''))
    .replace(HARMFUL, '')
    .replace(TURNING, visible);
}
