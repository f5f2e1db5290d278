import { StringDecoder } from 'node:string_decoder';

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
const HARMFUL = new RegExp('[\\u0000-\\u0007\\u000b\\u000c\\u000e-\\u001a\\u001c-\\u001f\\u007f]', 'g');

export interface OutputViewOptions {
  readonly write: (text: string) => void;
  /** Before each line. */
  readonly prefix: string;
  /** Values that must not show (language.md §5). */
  readonly secrets: readonly string[];
  readonly mask: string;
  readonly colour: boolean;
}

/** A command's output as it comes: bytes to lines behind a prefix, without escapes that move the cursor, secrets masked. */
export interface OutputView {
  write(stream: 'stdout' | 'stderr', chunk: Uint8Array): void;
  /** What was held back; ends an open line. */
  end(): void;
}

export function viewOutput(options: OutputViewOptions): OutputView {
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
    const masked = maskAll(held[stream] + text, options);
    const cut = last ? masked.length : masked.length - heldBack(masked, options.secrets);
    held[stream] = masked.slice(cut);
    show(clean(masked.slice(0, cut), options.colour));
  };
  return {
    write(stream, chunk) {
      take(stream, decoders[stream].write(Buffer.from(chunk)), false);
    },
    end() {
      take('stdout', decoders.stdout.end(), true);
      take('stderr', decoders.stderr.end(), true);
      if (open) options.write('\n');
      open = false;
    },
  };
}

function maskAll(text: string, { secrets, mask }: OutputViewOptions): string {
  return secrets.reduce((masked, secret) => (secret === '' ? masked : masked.replaceAll(secret, mask)), text);
}

/** How much of the end may still become a secret or belongs to an escape that is not complete. */
function heldBack(text: string, secrets: readonly string[]): number {
  const escape = UNFINISHED.exec(text)?.[0].length ?? 0;
  // A return may be the first half of a line's end.
  let most = Math.max(escape, text.endsWith('\r') ? 1 : 0);
  for (const secret of secrets) {
    for (let length = Math.min(secret.length - 1, text.length); length > most; length--) {
      if (text.endsWith(secret.slice(0, length))) most = length;
    }
  }
  return most;
}

function clean(text: string, colour: boolean): string {
  return text
    .replace(CONTROL, (sequence) => (colour && COLOUR.test(sequence) ? sequence : ''))
    .replace(HARMFUL, '');
}
