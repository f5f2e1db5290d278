import { say } from '../catalogue/index.ts';
import type { Locale } from '../catalogue/index.ts';
import { shellState } from '../catalogue/shell-state.ts';
import { utf8 } from './difference.ts';
import type { ShellState } from './state.ts';

export interface Succession {
  /** `wanted` is how the shell was when it ended, not how it had been before. */
  readonly known: boolean;
  readonly wanted: ShellState | null;
  /** The new bash, behind the attempt to make it so. */
  readonly restored: ShellState | null;
  /** The new bash, before it. */
  readonly fresh: ShellState | null;
}

/** What is said where a new bash must not go on unasked in the place of another (see `Session`); null: it may. */
export function lostIn({ known, wanted, restored, fresh }: Succession, locale: Locale): string | null {
  if (wanted === null || restored === null) return lostAll(fresh, locale);
  const cwd = utf8(restored.cwd);
  if (!known) return say(shellState['lost-older'], locale, { cwd });
  if (wanted.cwd === restored.cwd) return null;
  return say(shellState['lost-directory'], locale, { wanted: utf8(wanted.cwd), cwd });
}

export function lostAll(fresh: ShellState | null, locale: Locale): string {
  return say(shellState['lost-all'], locale, { cwd: fresh === null ? '?' : utf8(fresh.cwd) });
}
