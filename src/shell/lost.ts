import { say } from '../catalogue/index.ts';
import type { Locale } from '../catalogue/index.ts';
import { shellState } from '../catalogue/shell-state.ts';
import { utf8 } from './difference.ts';
import type { ShellState } from './state.ts';

/** What is said of a shell that does not have the state of the last command that ended; `has`: what it has instead. */
export function lostWords(
  id: 'lost-older' | 'lost-all',
  has: Pick<ShellState, 'cwd'> | null,
  locale: Locale,
): string {
  return say(shellState[id], locale, { cwd: has === null ? '?' : utf8(has.cwd) });
}
