/** A new bash in the place of one that has ended, as like it as can be. */

import { copyFileSync, readFileSync } from 'node:fs';

import { say } from '../catalogue/index.ts';
import type { Locale } from '../catalogue/index.ts';
import { shell } from '../catalogue/shell.ts';
import type { Bash } from './bash.ts';
import { differences } from './difference.ts';
import { lostIn } from './lost.ts';
import type { OutputPair } from './output.ts';
import type { SessionPaths } from './paths.ts';
import type { BashStarter } from './start.ts';
import { parseState, restoreScript, statements } from './state.ts';
import type { ShellState } from './state.ts';

/** A snapshot and what it must be the snapshot of. */
export interface StateRef {
  readonly path: string;
  readonly key: string;
}

export interface Replacement {
  readonly bash: Bash;
  /** What the new bash could not be given, in words. */
  readonly notRestored: readonly string[];
  readonly state: StateRef;
  /** `$-` of the old one: the flags that the next command must see. */
  readonly flags: string;
  /** See `Session`. */
  readonly stateLost: string | null;
}

export interface ReplaceOptions {
  readonly starter: BashStarter;
  readonly paths: SessionPaths;
  readonly output: OutputPair;
  readonly curlHome: string;
  readonly locale: Locale;
  /** The bash that has ended, and the last snapshot behind a command. */
  readonly old: Bash;
  readonly last: StateRef;
  /** The snapshot before that one. */
  readonly before: StateRef | null;
  /** The snapshot that may be written over. */
  readonly spare: string;
  /** A command ended it: what that changed is lost unless its EXIT trap took a snapshot. */
  readonly byCommand: boolean;
}

/** Rejects with `SessionError` when no new bash can be started. */
export async function replaceBash(options: ReplaceOptions): Promise<Replacement> {
  const { starter, paths, locale, old } = options;
  const last = readState(options.last);
  const atExit = readState({ path: paths.exitState, key: old.token });
  // The session's own files go when it is closed; a resume finds this one.
  if (atExit !== null) copyFileSync(paths.exitState, options.spare);
  const older = options.before === null ? null : readState(options.before);
  const wanted = atExit === null ? (last ?? older) : { ...atExit, positional: last?.positional ?? null };
  const fresh = readAny(paths.startState);
  const script = wanted === null || fresh === null ? null : restoreScript(wanted, fresh);
  const bash = await starter.start(
    options.output,
    options.curlHome,
    script === null ? null : { script, late: hiddenTraps(paths) },
  );
  const restored = readState({ path: paths.restoredState, key: bash.token });
  const state = {
    path: script === null ? paths.startState : paths.restoredState,
    key: bash.token,
  };
  const notRestored: string[] = [];
  if (wanted === null || restored === null) notRestored.push(say(shell['state'], locale));
  else notRestored.push(...differences(wanted, restored, locale));
  const exitTrap = last?.exitTrap ?? null;
  // The driver's own is known by the session's token, in the directory's short name, too.
  if (exitTrap !== null && !exitTrap.includes(`${paths.token}/exit`))
    notRestored.push(say(shell['exit-trap'], locale));
  if (atExit === null && options.byCommand) notRestored.push(say(shell['own'], locale));
  const known = atExit !== null || last !== null;
  const stateLost = lostIn({ known, wanted, restored, fresh }, locale);
  return { bash, notRestored, state, flags: wanted?.flags ?? '', stateLost };
}

/** The commands that set the ERR and DEBUG traps again; none while no text has set a trap. */
function hiddenTraps(paths: SessionPaths): string {
  const [part = ''] = readFileSync(paths.traps, 'latin1').split('\0');
  const hidden = statements(part).filter((trap) => trap.startsWith('trap -- '));
  return hidden.map((trap) => `\\builtin ${trap}\n`).join('');
}

export function readState(ref: StateRef): ShellState | null {
  const state = readAny(ref.path);
  return state?.key === ref.key ? state : null;
}

export function readAny(path: string): ShellState | null {
  try {
    return parseState(readFileSync(path, 'latin1'));
  } catch {
    return null;
  }
}
