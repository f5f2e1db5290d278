/** Keeps what commands show on the operator's terminal, see `screen-script.ts`. */

import { readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';

import { execa } from 'execa';

import type { SessionPaths } from './paths.ts';
import { recordScript, screenOffScript, screenOnScript } from './screen-script.ts';
import type { ScreenTools } from './screen-script.ts';
import type { CommandRequest, ScreenKept } from './types.ts';

/** A name that a function can have; a path is none. */
const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.+-]*$/;
/** These show nothing. */
const SILENT = new Set(
  '. : [ cd declare export false local pushd set shopt source test true unset'.split(' '),
);
/** Programs that run the program behind them. */
const WRAPPERS = ['env', 'ionice', 'nice', 'nohup', 'stdbuf', 'timeout'];
/** They keep a password for the terminal on which it was given, and would ask for it at each command. */
const ONCE_A_TERMINAL = ['sudo', 'doas'];
/** Of util-linux, as it was tried: major and minor. */
const OLDEST = [2, 36] as const;

const FIND = 'builtin type -P script tee && LC_ALL=C script --version </dev/null';

export class Screens {
  readonly #paths: SessionPaths;
  /** Null: there are none. */
  #tools: ScreenTools | null = null;
  #looked = false;
  /** How the terminal was before the command, in the words of `stty -g`. */
  #modes: string | null = null;
  #names: readonly string[] = [];
  /** Something in the command is no program that can be kept. */
  #others = false;

  constructor(paths: SessionPaths) {
    this.#paths = paths;
  }

  /** Before a command that gets the terminal. */
  async prepare(): Promise<void> {
    this.#modes = await terminalModes();
    if (this.#looked) return;
    this.#looked = true;
    this.#tools = await findTools();
    if (this.#tools === null) return;
    writeFileSync(this.#paths.record, recordScript(this.#paths, this.#tools), { mode: 0o600 });
    for (const path of [this.#paths.screenWords, this.#paths.screenEnded])
      writeFileSync(path, '', { mode: 0o600 });
  }

  /** Makes ready for a command. True: `paths.screenOn` has something for bash to do first. */
  begin({ terminal, text, programs = [] }: CommandRequest, transcript: string, flags: string): boolean {
    this.#names = [];
    if (!terminal || this.#tools === null) return false;
    const wrappers = WRAPPERS.filter((name) => mentions(text, name));
    const loud = [...programs, ...wrappers].filter((name) => !SILENT.has(name));
    const once = ONCE_A_TERMINAL.filter((name) => mentions(text, name));
    // root is not asked.
    const wanted = isRoot() ? [...loud, ...once] : loud;
    const names = [...new Set(wanted)].filter(
      (name) => NAME.test(name) && !(once.includes(name) && !isRoot()),
    );
    this.#others = names.length < new Set([...wanted, ...once]).size;
    if (names.length === 0 || /[xvT]/.test(flags)) return false;
    this.#names = names;
    const { screenOn, screenOff, screenNotes } = this.#paths;
    const files = [
      [screenNotes, ''],
      [screenOn, screenOnScript(this.#paths, names, transcript)],
      [screenOff, screenOffScript(this.#paths, names)],
    ] as const;
    for (const [path, content] of files) writeFileSync(path, content, { mode: 0o600 });
    return true;
  }

  /**
   * After it: what was kept; null: it had not the terminal. `recorded`: it ended by itself. A program that was ended
   * otherwise may have left the terminal without an echo, or worse.
   */
  async end({ terminal, text }: CommandRequest, recorded: boolean): Promise<ScreenKept | null> {
    if (!terminal) return null;
    if (!recorded && this.#modes !== null)
      await execa('stty', ['-F', '/dev/tty', this.#modes], { reject: false, stdio: 'ignore' });
    if (this.#tools === null) return 'no-script';
    const notes = this.#names.length === 0 ? '' : this.#takeNotes();
    if (notes.includes('k')) return this.#others || notes.includes('p') ? 'part' : 'kept';
    return ONCE_A_TERMINAL.some((name) => mentions(text, name)) ? 'sudo' : 'in-shell';
  }

  #takeNotes(): string {
    writeFileSync(this.#paths.screenOff, '');
    return readFileSync(this.#paths.screenNotes, 'latin1');
  }
}

function mentions(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w./-])${name}(?![\\w./-])`).test(text);
}

function isRoot(): boolean {
  return userInfo().uid === 0;
}

/** Null where `stty` is missing. */
async function terminalModes(): Promise<string | null> {
  const { exitCode, stdout } = await execa('stty', ['-F', '/dev/tty', '-g'], {
    reject: false,
    stdin: 'ignore',
  });
  return exitCode === 0 && stdout !== '' ? stdout : null;
}

async function findTools(): Promise<ScreenTools | null> {
  const { stdout } = await execa('bash', ['--norc', '--noprofile', '-p', '-c', FIND], {
    reject: false,
    stdin: 'ignore',
  });
  const [script = '', tee = '', version = ''] = stdout.split('\n');
  const found = /util-linux (\d+)\.(\d+)/.exec(version);
  if (found === null) return null;
  const [major, minor] = [Number(found[1]), Number(found[2])];
  const isNewEnough = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
  return isNewEnough ? { script, tee } : null;
}
