/**
 * A snapshot of a shell's state, as `driver.ts` writes it, and what gives it to a new bash.
 * Files are read and written as latin1, so that a value's bytes stay what they are in every locale.
 */

import { quote } from './quote.ts';
import { COOKIE } from './driver-script.ts';

export interface ShellState {
  /** The nonce of the command, or the token of the bash, that it was taken behind. */
  readonly key: string;
  /** `$-`. */
  readonly flags: string;
  /** Each variable's `declare` command by its name. */
  readonly variables: ReadonlyMap<string, string>;
  /** `declare -f` as it is. */
  readonly functions: string;
  /** `declare -F`: names and attributes. */
  readonly functionNames: readonly string[];
  readonly aliases: readonly string[];
  /** All but the EXIT trap, which a bash that ends has run. */
  readonly traps: readonly string[];
  readonly exitTrap: string | null;
  readonly umask: string;
  readonly cwd: string;
  /** Process ids of background jobs. */
  readonly jobs: readonly number[];
  /** `$@`; null where a function's arguments stood before it. */
  readonly positional: readonly string[] | null;
}

/** Null for a snapshot that is not whole. Pure. */
export function parseState(text: string): ShellState | null {
  const parts = text.split('\0');
  const head = /^state (\S+) (\S+)$/.exec(parts[0] ?? '');
  if (head === null) return null;
  const [, key = '', flags = ''] = head;
  const at = (index: number): string => parts[index] ?? '';
  const count = at(9) === '?' ? 0 : Number(at(9).trim());
  if (!Number.isInteger(count) || count < 0 || at(10 + count) !== `end ${key}`) return null;
  const traps = statements(at(5));
  return {
    key,
    flags: flags === '-' ? '' : flags,
    variables: new Map(statements(at(1)).flatMap(named)),
    functions: at(2),
    functionNames: lines(at(3)),
    aliases: statements(at(4)),
    traps: traps.filter((trap) => !trap.endsWith(' EXIT')),
    exitTrap: traps.find((trap) => trap.endsWith(' EXIT')) ?? null,
    umask: at(6).trim(),
    cwd: at(7).replace(/\n$/, ''),
    jobs: lines(at(8)).map(Number),
    positional: at(9) === '?' ? null : parts.slice(10, 10 + count),
  };
}

function lines(part: string): string[] {
  return part.split('\n').filter((line) => line !== '');
}

/** Cuts what a builtin printed for re-use into its commands: at newlines outside `"…"`, `'…'` and `$'…'`. */
export function statements(part: string): string[] {
  const found: string[] = [];
  let start = 0;
  let quoted = '';
  for (let at = 0; at < part.length; at += 1) {
    const character = part.charAt(at);
    if (character === '\\' && quoted !== "'") at += 1;
    else if (quoted !== '') {
      if (character === (quoted === '$' ? "'" : quoted)) quoted = '';
    } else if (character === '"') quoted = character;
    else if (character === "'") quoted = part.charAt(at - 1) === '$' ? '$' : "'";
    else if (character === '\n') {
      if (at > start) found.push(part.slice(start, at));
      start = at + 1;
    }
  }
  return found;
}

function named(statement: string): [string, string][] {
  const name = /^declare -\S+ ([A-Za-z_][A-Za-z0-9_]*)/.exec(statement)?.[1];
  return name === undefined ? [] : [[name, statement]];
}

/** Variables that bash itself keeps: they are neither set again nor compared. */
const BASH_OWN =
  /^(BASH|BASHOPTS|BASHPID|BASH_(ALIASES|ARGC|ARGV|ARGV0|CMDS|COMMAND|LINENO|SOURCE|SUBSHELL|VERSINFO|VERSION|EXECUTION_STRING|REMATCH)|COMP_WORDBREAKS|DIRSTACK|EPOCHREALTIME|EPOCHSECONDS|EUID|FUNCNAME|GROUPS|HISTCMD|LINENO|PIPESTATUS|PPID|RANDOM|SECONDS|SHELLOPTS|SRANDOM|UID|_)$/;

/** Whether bash or the driver keeps the variable itself. */
export function isOwn(name: string): boolean {
  return BASH_OWN.test(name) || name === COOKIE;
}

function options(state: ShellState, variable: 'BASHOPTS' | 'SHELLOPTS'): ReadonlySet<string> {
  const value = /="([^"]*)"$/.exec(state.variables.get(variable) ?? '')?.[1] ?? '';
  return new Set(value.split(':').filter((option) => option !== ''));
}

/** Options that cannot be given back, or that would keep bash from running anything. */
const UNSETTABLE = new Set(['noexec', 'restricted', 'restricted_shell', 'login_shell', 'xtrace', 'verbose']);

/** Set `posix` changes these as well. */
const POSIX_CHANGES = [
  'expand_aliases',
  'inherit_errexit',
  'interactive_comments',
  'shift_verbose',
  'sourcepath',
];

/** The commands that leave exactly the wanted options on. */
function switches(on: string, off: string, wanted: ReadonlySet<string>, others: Iterable<string>): string[] {
  const settable = (option: string): boolean => !UNSETTABLE.has(option);
  return [
    ...[...wanted].filter(settable).map((option) => `\\builtin ${on} ${option}`),
    ...[...others]
      .filter((option) => settable(option) && !wanted.has(option))
      .map((option) => `\\builtin ${off} ${option}`),
  ];
}

/**
 * The script that gives `wanted` to a bash that starts as `fresh`. Functions stand behind the variables, so that
 * none stands in the way of `declare`, and before the aliases, which would expand in them.
 */
export function restoreScript(wanted: ShellState, fresh: ShellState): string {
  // `cd` sets PWD; where it fails, PWD must not say otherwise.
  const byCd = wanted.variables.get('PWD') === `declare -x PWD="${wanted.cwd}"`;
  const stays = (name: string): boolean => isOwn(name) || (name === 'PWD' && byCd);
  const gone = [...fresh.variables.keys()].filter((name) => !stays(name) || !wanted.variables.has(name));
  const kept = [...wanted.variables].filter(([name]) => !stays(name)).map(([, statement]) => statement);
  const functionAttributes = wanted.functionNames.filter((line) => !line.startsWith('declare -f '));
  const setOptions = switches('set -o', 'set +o', options(wanted, 'SHELLOPTS'), options(fresh, 'SHELLOPTS'));
  const shoptOptions = switches('shopt -s', 'shopt -u', options(wanted, 'BASHOPTS'), [
    ...options(fresh, 'BASHOPTS'),
    ...POSIX_CHANGES,
    'extglob',
  ]);
  return [
    `\\builtin cd -- ${quote(wanted.cwd)}`,
    ...gone.map((name) => `\\builtin unset -v ${name}`),
    // Plain: behind a quoted word, `declare a=(…)` would be a syntax error.
    ...kept,
    `\\builtin umask ${wanted.umask}`,
    '\\builtin shopt -s extglob',
    wanted.functions,
    ...functionAttributes.map((line) => `\\builtin ${line}`),
    ...(wanted.positional === null ? [] : [`\\builtin set -- ${wanted.positional.map(quote).join(' ')}`]),
    ...setOptions.filter((line) => line.endsWith(' posix')),
    ...shoptOptions,
    ...wanted.aliases.map((alias) => `\\builtin ${alias}`),
    ...wanted.traps.map((trap) => `\\builtin ${trap}`),
    ...setOptions,
    '',
  ].join('\n');
}
