import type { StateRef } from './replace.ts';
import type { SessionPaths } from './paths.ts';
import type { EndRecord } from './status.ts';
import { holdsStill, mayHide, maySetTraps } from './unchanged.ts';

/** What the next command must find as the last one left it. */
export interface Carried {
  readonly status: number;
  readonly pipeStatus: readonly number[];
  /** `$-`. */
  readonly flags: string;
  /** The last whole snapshot. */
  readonly state: StateRef;
  /** The one before it, should that one turn out not to be whole. */
  readonly before: StateRef | null;
  /** The snapshot that the next command overwrites. */
  readonly slot: 0 | 1;
  /** This bash has not run a command yet, and has the variables of another. */
  readonly replaced: boolean;
  /** A text may have set traps. */
  readonly hiddenTraps: boolean;
  /** A text may have given the shell what no snapshot shows, see `unchanged.ts`. */
  readonly opaque: boolean;
  /** Nothing of the author's in the snapshot acts by itself. False: that is not known. */
  readonly still: boolean;
  /** Someone else may write to the output files. */
  readonly crowded: boolean;
}

/** What there is of a shell in which programs are started stays as the last snapshot has it. */
export function staysStill(carried: Carried): boolean {
  const { still, opaque, hiddenTraps, crowded, replaced, flags } = carried;
  // Of a shell that traces there is more to take back; under `set -T` there is no snapshot.
  return still && !opaque && !hiddenTraps && !crowded && !replaced && !/[xvT]/.test(flags);
}

/** What `carriedBehind` must know of a command. */
interface Sent {
  readonly request: { readonly text: string; readonly nonce: string };
  readonly onlyPrograms: boolean;
  readonly unchanged: boolean;
}

/** What the next command must find behind one that bash has recorded. */
export function carriedBehind(
  carried: Carried,
  { request: { text, nonce }, onlyPrograms, unchanged }: Sent,
  { status, pipeStatus, flags }: EndRecord,
  { states, token }: Pick<SessionPaths, 'states' | 'token'>,
): Carried {
  if (unchanged) return { ...carried, status, pipeStatus, flags };
  const { slot, crowded, state: before } = carried;
  const state = { path: states[slot], key: nonce };
  const hiddenTraps = carried.hiddenTraps || maySetTraps(text);
  const opaque = carried.opaque || mayHide(text);
  // The snapshot before is whole by now: bash takes it before it reads the next command.
  const still = onlyPrograms && !opaque && (carried.still || holdsStill(before, token));
  const next = slot === 0 ? 1 : 0;
  return {
    status,
    pipeStatus,
    flags,
    state,
    before,
    slot: next,
    replaced: false,
    hiddenTraps,
    opaque,
    still,
    crowded,
  };
}
