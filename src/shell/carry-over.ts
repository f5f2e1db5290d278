/** The state of an earlier session's shell, found in what it left in the directory, for the first bash of the next. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { say } from '../catalogue/index.ts';
import { shell } from '../catalogue/shell.ts';
import type { Locale } from '../catalogue/index.ts';
import type { Bash, Restore } from './bash.ts';
import type { Carried } from './carried.ts';
import { differences } from './difference.ts';
import { lostAll, lostIn } from './lost.ts';
import { readAny, readState } from './replace.ts';
import { isShellOf, retire } from './shell-process.ts';
import { restoreScript, statements } from './state.ts';
import type { ShellState } from './state.ts';
import type { EndRecord, StatusRecord } from './status.ts';
import type { SessionPaths } from './paths.ts';
import { recordsOf } from './trace.ts';
import { mayHide } from './unchanged.ts';

/** What the earlier shell was, as far as it is known. */
export interface Earlier {
  readonly state: ShellState;
  /** The commands that set its ERR and DEBUG traps again. */
  readonly late: string;
  readonly status: number;
  readonly pipeStatus: readonly number[];
  /** The snapshot that must not be written over before there is a newer one. */
  readonly slot: 0 | 1;
  /** A command began behind the snapshot that was found and left none. */
  readonly stale: boolean;
  /** A command ended behind it, and left its bash alive: what it changed in the shell is lost. */
  readonly lost: boolean;
}

/** Ends what is left of earlier bashes in the directory; one in which something still runs is left alone. */
export async function retireEarlier(directory: string): Promise<void> {
  const records = recordsOf({ directory }) ?? [];
  const pids = new Set(records.flatMap((record) => (record.type === 'ready' ? [record.pid] : [])));
  for (const pid of pids) if (isShellOf(pid, directory)) await retire(pid, directory);
}

/** `ended`: the command that is known to have ended last. Null: there is no whole snapshot, or nothing ever ran. */
function findEarlier(
  paths: SessionPaths,
  records: readonly StatusRecord[],
  ended: string | null,
): Earlier | null {
  const snapshots = snapshotsIn(paths);
  const marks = records.filter(({ type }) => type === 'end' || type === 'exit').reverse();
  let passed = false;
  for (const mark of marks) {
    if (mark.type !== 'end' && mark.type !== 'exit') continue;
    // One that never got a command has changed nothing: it may not even have been given the state yet.
    if (mark.type === 'exit' && !served(records, mark)) continue;
    const key = mark.type === 'end' ? keyBehind(marks, mark) : mark.token;
    const found = snapshots.find(({ state }) => state.key === key);
    if (found === undefined) {
      // A session that was closed takes its bash's exit with it; what that left is in the snapshots, or was nothing new.
      passed ||= mark.type === 'end';
      continue;
    }
    const lastEnd = marks.find((record) => record.type === 'end');
    const behind = lastEnd?.type === 'end' ? lastEnd : null;
    const keyBefore = behind === null ? null : keyBehind(marks, behind);
    const before = snapshots.find(({ state }) => state.key === keyBefore)?.state ?? null;
    const positional = mark.type === 'end' ? found.state.positional : (before?.positional ?? null);
    return {
      state: { ...found.state, positional },
      late: hiddenTraps(paths),
      // A bash that ran out of commands ends with the last one's status; only its own record has the pipe's.
      status: mark.status,
      pipeStatus: behind?.status === mark.status ? behind.pipeStatus : [],
      slot: found.path === paths.states[0] ? 1 : 0,
      stale: beganSince(records, mark),
      // After a power failure the notes of the shell may be older than the run's own.
      lost: passed || (ended !== null && !records.some((record) => isEndOf(record, ended))),
    };
  }
  return null;
}

/** Of the snapshot that holds behind a command: its own, or the last one before it. `marks`: the newest first. */
function keyBehind(marks: readonly StatusRecord[], end: EndRecord): string {
  const noted = marks.slice(marks.indexOf(end)).find((mark) => mark.type === 'end' && !mark.unchanged);
  return noted?.type === 'end' ? noted.nonce : end.nonce;
}

function isEndOf(record: StatusRecord, nonce: string): boolean {
  return record.type === 'end' && record.nonce === nonce;
}

/** The bash that ended there had been given a command. */
function served(records: readonly StatusRecord[], exit: Extract<StatusRecord, { type: 'exit' }>): boolean {
  const ready = records.findLastIndex((record) => record.type === 'ready' && record.token === exit.token);
  return ready !== -1 && records.slice(ready, records.indexOf(exit)).some(({ type }) => type === 'begun');
}

/** A command began behind the mark and left none. */
function beganSince(records: readonly StatusRecord[], mark: StatusRecord): boolean {
  return records.slice(records.indexOf(mark)).some(({ type }) => type === 'begun');
}

interface Snapshot {
  readonly path: string;
  readonly state: ShellState;
}

function snapshotsIn(paths: SessionPaths): readonly Snapshot[] {
  const places = [...paths.states];
  for (const entry of readdirSync(paths.directory, { withFileTypes: true })) {
    if (entry.isDirectory()) places.push(join(paths.directory, entry.name, 'state.exit'));
  }
  return places.flatMap((path) => {
    const state = readAny(path);
    return state === null ? [] : [{ path, state }];
  });
}

/** Those that an earlier session noted last. */
function hiddenTraps(paths: SessionPaths): string {
  const noted = readdirSync(paths.directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== paths.token)
    .map((entry) => join(paths.directory, entry.name, 'traps'))
    .flatMap((path) => {
      const file = statSync(path, { throwIfNoEntry: false });
      return file === undefined || file.size === 0 ? [] : [{ path, time: file.mtimeMs }];
    })
    .sort((a, b) => b.time - a.time)[0];
  if (noted === undefined) return '';
  const [part = ''] = readFileSync(noted.path, 'latin1').split('\0');
  return statements(part)
    .filter((trap) => trap.startsWith('trap -- '))
    .map((trap) => `\\builtin ${trap}\n`)
    .join('');
}

/**
 * Variables that belong to the terminal and the login that a tool was started from, and the driver's own for parameters:
 * the new bash keeps what it was started with.
 */
const OF_THE_PLACE =
  /^(MDROLLBACK_P_[0-9]+|TERM|COLORTERM|COLUMNS|LINES|DISPLAY|WAYLAND_DISPLAY|WINDOWID|GPG_TTY|SSH_[A-Z_]+|TMUX|TMUX_PANE|STY|WINDOW|XDG_SESSION_ID|XDG_RUNTIME_DIR|DBUS_SESSION_BUS_ADDRESS)$/;

/** The earlier state with what belongs to the place taken from the new bash. */
function inThisPlace(wanted: ShellState, fresh: ShellState): ShellState {
  const variables = new Map([...wanted.variables].filter(([name]) => !OF_THE_PLACE.test(name)));
  for (const [name, statement] of fresh.variables)
    if (OF_THE_PLACE.test(name)) variables.set(name, statement);
  return { ...wanted, variables };
}

/** The bash that a session begins with. */
export interface Opened {
  readonly bash: Bash;
  readonly carried: Carried;
  readonly notRestored: readonly string[];
  /** See `Session`. */
  readonly stateLost: string | null;
}

export interface First {
  readonly paths: SessionPaths;
  readonly locale: Locale;
  /** Null: there is no earlier session. */
  readonly resume: { readonly texts: readonly string[]; readonly ended: string | null } | null;
  /** A bash as it starts. */
  readonly first: Bash;
  readonly start: (restore: Restore) => Promise<Bash>;
}

const FRESH = {
  status: 0,
  before: null,
  pipeStatus: [],
  flags: '',
  slot: 0,
  replaced: false,
  hiddenTraps: false,
  opaque: false,
  still: false,
  crowded: false,
} as const;

/** The first bash, or one that goes on from an earlier state in its place. Rejects with `SessionError`. */
export async function firstBash({ paths, locale, resume, first, start }: First): Promise<Opened> {
  const asIs = { path: paths.startState, key: first.token };
  const anew = { bash: first, carried: { ...FRESH, state: asIs }, notRestored: [], stateLost: null };
  if (resume === null || resume.texts.length === 0) return anew;
  const { texts, ended } = resume;
  const records = recordsOf(paths) ?? [];
  const earlier = findEarlier(paths, records, ended);
  const fresh = readState(asIs);
  if (earlier === null || fresh === null) {
    const lost = ended !== null || records.some(({ type }) => type === 'end');
    const stateLost = lost ? lostAll(fresh, locale) : null;
    return { ...anew, notRestored: [say(shell['state'], locale)], stateLost };
  }
  const wanted = inThisPlace(earlier.state, fresh);
  await first.close(0);
  const bash = await start({ script: restoreScript(wanted, fresh), late: earlier.late });
  const state = { path: paths.restoredState, key: bash.token };
  const restored = readState(state);
  const notRestored =
    restored === null ? [say(shell['state'], locale)] : differences(wanted, restored, locale);
  const { status, pipeStatus, slot } = earlier;
  if (earlier.stale || earlier.lost) notRestored.push(say(shell['own'], locale));
  if (texts.some((text) => /\bexec\b/.test(text))) notRestored.push(say(shell['descriptors'], locale));
  if (texts.some((text) => /\bulimit\b/.test(text))) notRestored.push(say(shell['limits'], locale));
  const carried = {
    ...FRESH,
    state,
    status,
    pipeStatus,
    slot,
    flags: wanted.flags,
    replaced: true,
    hiddenTraps: earlier.late !== '' || texts.some((text) => /\btrap\b/.test(text)),
    opaque: texts.some(mayHide),
  };
  const known = !earlier.lost;
  return { bash, carried, notRestored, stateLost: lostIn({ known, wanted, restored, fresh }, locale) };
}
