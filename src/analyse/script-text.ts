import { parseScript, promptLines } from '../shellscript/index.ts';
import type { Command } from '../shellscript/types.ts';

/** A prompt amid a script: `mysql> show` would be a redirection to bash. */
export function promptOf(text: string): { readonly prompt: string; readonly interpreter: string } | null {
  if (!/^[^\n]{1,160}?[>#$%\]]\s/.test(text)) return null;
  const line = promptLines(text)?.lines[0];
  return line?.kind === 'prompt' ? line : null;
}

/** Parses a command's text again where an expectation of a later block needs its programs. */
export function commandLike(text: string): Command | null {
  for (const group of parseScript(text).groups) {
    for (const item of group.items) if (item.kind === 'command') return item;
  }
  return null;
}
