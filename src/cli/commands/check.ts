import type { Message } from '../../plan/types.ts';
import { loadDocument } from '../document.ts';
import { EXIT } from '../exit-status.ts';
import type { Io } from '../io.ts';
import { renderMessages } from '../terminal/messages.ts';
import { screenOf } from '../terminal/screen.ts';

export interface CheckOptions {
  readonly strict?: boolean;
  readonly format?: 'text' | 'json';
  readonly lang?: string;
}

interface Checked {
  readonly path: string;
  readonly messages: readonly Message[];
}

/** `mdrollback check`: every message of every document; 2 when one is an error, with `--strict` also a warning. */
export function check(paths: readonly string[], options: CheckOptions, io: Io): number {
  const screen = screenOf(io, io.stdout);
  const checked: Checked[] = [];
  let unreadable = false;
  for (const path of paths) {
    const document = loadDocument(path, options.lang, io);
    if (!document.ok) {
      io.stderr.write(document.problem);
      unreadable = true;
      continue;
    }
    const { messages } = document.plan;
    checked.push({ path, messages });
    if (options.format !== 'json') io.stdout.write(renderMessages(path, messages, document.locale, screen));
  }
  if (options.format === 'json') io.stdout.write(`${JSON.stringify(checked, null, 2)}\n`);
  const counted = new Set(options.strict === true ? ['error', 'warning'] : ['error']);
  const wrong = checked.some(({ messages }) => messages.some(({ severity }) => counted.has(severity)));
  return unreadable || wrong ? EXIT.wrong : EXIT.done;
}
