/**
 * Commands that cannot change what a snapshot of the shell holds, so that none is taken behind them: most of a rollback
 * is programs with plain arguments, and noting the state costs more than all else that bash does around a command.
 *
 * A program is a process of its own and reaches nothing of bash. What could act in bash while one runs is a function, an
 * alias or a trap of the author's, a reference whose name counts something, or a builtin that was loaded: the snapshot
 * before shows the first four, and of the last and of ERR and DEBUG traps the texts until then must have had no word.
 */

import { readFileSync } from 'node:fs';

import type { StateRef } from './replace.ts';

/** Characters; what is longer is hardly one program. */
const LONGEST = 2048;

/** Builtins that print or do nothing, whatever they are given. */
const HARMLESS: ReadonlySet<string> = new Set(['true', 'false', 'echo']);
const KEYWORDS: ReadonlySet<string> = new Set(
  'if then else elif fi case esac for select while until do done in function time coproc'.split(' '),
);

const BLANKS = /[ \t]+/y;
const SEPARATOR = /[ \t]*(?:&&|\|\|?|;|\n)[ \t\n]*/y;
const REDIRECTION = /[012]?(?:>>?(?:&[12](?![^ \t\n;|&]))?|<)[ \t]*/y;
/** Without expansions but that of a variable's whole value. */
const WORD =
  /(?:[\w./:=@%+,^~*?\u4e00-\u9fff-]|'[^']*'|\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*\})|"(?:[^"\\`$]|\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*\}))*")+/y;
const NAME = /^[\w./+-]+$/;

/**
 * Whether all that bash does for the text is to start programs, one by one, in pipelines or in lists. `builtins`: those
 * of this bash; where they are not known only a path is sure to be a program. Pure.
 */
export function onlyStartsPrograms(text: string, builtins: ReadonlySet<string>): boolean {
  if (text.length > LONGEST) return false;
  const reader = new Reader(text);
  reader.take(/[ \t\n]*/y);
  let name = reader.take(WORD);
  while (name !== null && isProgram(name, builtins)) {
    let more = true;
    while (more && reader.take(BLANKS) !== null) more = reader.argument();
    if (reader.isAtEnd()) return true;
    const separator = reader.take(SEPARATOR);
    if (separator === null) return false;
    if (reader.isAtEnd()) return /^[ \t\n]*;?[ \t\n]*$/.test(separator);
    name = reader.take(WORD);
  }
  return false;
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  isAtEnd(): boolean {
    return this.#at === this.#text.length;
  }

  take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    this.#at += found?.length ?? 0;
    return found;
  }

  /** A word, or a redirection to or from a file or of one stream to another. */
  argument(): boolean {
    const redirection = this.take(REDIRECTION);
    if (redirection?.includes('&') === true) return true;
    return this.take(WORD) !== null;
  }
}

function isProgram(name: string, builtins: ReadonlySet<string>): boolean {
  if (!NAME.test(name)) return false;
  if (name.includes('/')) return true;
  // A bash that does not know its builtins knows nothing of names.
  return builtins.has('echo') && (HARMLESS.has(name) || !(builtins.has(name) || KEYWORDS.has(name)));
}

/** Whether a text sets a trap itself or sources a file that may. */
export function maySetTraps(text: string): boolean {
  return /\btrap\b|\bsource\b|(?:^|[\s;&|({])\.\s/.test(text);
}

/** Whether a text may give the shell what no snapshot shows: an ERR or DEBUG trap, a builtin that was loaded. */
export function mayHide(text: string): boolean {
  return maySetTraps(text) || /\b(?:enable|eval)\b/.test(text);
}

/** Whether the snapshot is whole, and nothing of the author's in it acts by itself. `token` is the session's. */
export function holdsStill({ path, key }: StateRef, token: string): boolean {
  let parts: readonly string[];
  try {
    parts = readFileSync(path, 'latin1').split('\0');
  } catch {
    return false;
  }
  const [head = '', variables = '', functions, names, aliases, traps = '', , , jobs, count = ''] = parts;
  if (!head.startsWith(`state ${key} `) || parts[10 + Number(count)] !== `end ${key}`) return false;
  if (functions !== '' || names !== '' || aliases !== '' || jobs !== '') return false;
  const [own = '', ...others] = traps.trimEnd().split('\n');
  // The terminal's hang-up is ignored, which calls nothing.
  const quiet = others.every((trap) => /^trap -- '' SIG\w+$/.test(trap));
  return own.includes(`${token}/exit`) && quiet && !/^declare -[A-Za-z]*n/m.test(variables);
}
