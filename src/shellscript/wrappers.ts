/**
 * Programs that run the program behind them, as data: which of their options take a value, and what else stands before it.
 * `watch` is none (it is endless), `strace` neither.
 */

interface Wrapper {
  /** Options whose value is the next word. */
  readonly valued: readonly string[];
  /** How many words of its own stand between the options and the program: the duration of `timeout`. */
  readonly operands: number;
  /** `NAME=value` words may stand before the program. */
  readonly assignments: boolean;
  /** With one of these it is a command of its own: `sudo -i`, `command -v`. */
  readonly alone: readonly string[];
}

const plain: Wrapper = { valued: [], operands: 0, assignments: false, alone: [] };

const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
  [
    'sudo',
    {
      valued: [
        '-u',
        '--user',
        '-g',
        '--group',
        '-h',
        '--host',
        '-p',
        '--prompt',
        '-C',
        '-D',
        '--chdir',
        '-R',
        '-T',
        '-r',
        '-t',
        '-U',
      ],
      operands: 0,
      assignments: true,
      alone: ['-l', '--list', '-v', '--validate', '-k', '-K', '-e', '--edit', '-V', '--version'],
    },
  ],
  ['doas', { ...plain, valued: ['-u', '-C', '-a'], alone: ['-L', '-s'] }],
  [
    'env',
    {
      ...plain,
      valued: ['-u', '--unset', '-C', '--chdir'],
      assignments: true,
      alone: ['-S', '--split-string'],
    },
  ],
  ['nohup', plain],
  ['setsid', plain],
  ['time', { ...plain, valued: ['-f', '--format', '-o', '--output'] }],
  ['timeout', { ...plain, valued: ['-k', '--kill-after', '-s', '--signal'], operands: 1 }],
  ['nice', { ...plain, valued: ['-n', '--adjustment'] }],
  ['ionice', { ...plain, valued: ['-c', '--class', '-n', '--classdata'], alone: ['-p', '--pid'] }],
  ['chrt', { ...plain, operands: 1, alone: ['-p', '--pid'] }],
  ['taskset', { ...plain, operands: 1, alone: ['-p', '--pid'] }],
  ['command', { ...plain, alone: ['-v', '-V'] }],
  ['builtin', plain],
  ['exec', { ...plain, valued: ['-a'] }],
  ['stdbuf', { ...plain, valued: ['-i', '-o', '-e', '--input', '--output', '--error'] }],
  ['unbuffer', plain],
  ['sshpass', { ...plain, valued: ['-p', '-f', '-d', '-P'] }],
  [
    'xargs',
    {
      ...plain,
      valued: [
        '-I',
        '-n',
        '-P',
        '-L',
        '-d',
        '-a',
        '-s',
        '-E',
        '--max-args',
        '--max-procs',
        '--delimiter',
        '--arg-file',
        '-J',
        '-R',
      ],
    },
  ],
  ['flock', { ...plain, valued: ['-w', '--timeout', '-E'], operands: 1, alone: ['-c', '--command', '-u'] }],
]);

export interface Peeled {
  readonly wrappers: readonly string[];
  readonly wrapperArgs: readonly (readonly (string | null)[])[];
  /** The index of the program in the words; that of the innermost wrapper where nothing stands behind it. */
  readonly at: number;
}

/** Takes the wrappers off a command's words; null stands for a word with an expansion. */
export function peel(words: readonly (string | null)[]): Peeled {
  const wrappers: string[] = [];
  const wrapperArgs: (readonly (string | null)[])[] = [];
  let at = 0;
  for (;;) {
    const name = words[at];
    const wrapper = typeof name === 'string' ? WRAPPERS.get(baseName(name)) : undefined;
    const next = wrapper === undefined ? null : programBehind(wrapper, words, at + 1);
    if (typeof name !== 'string' || next === null) return { wrappers, wrapperArgs, at };
    wrappers.push(baseName(name));
    wrapperArgs.push(words.slice(at + 1, next));
    at = next;
  }
}

/** `-u app`, `-nu app`: the last letter takes the next word, unless one before it took the rest of this one. */
function takesNext(word: string, valued: readonly string[]): boolean {
  if (word.startsWith('--')) return valued.includes(word);
  for (let at = 1; at < word.length; at += 1) {
    if (valued.includes(`-${word.charAt(at)}`)) return at === word.length - 1;
  }
  return false;
}

/** `/usr/bin/env` wraps like `env`. */
function baseName(name: string): string {
  return name.startsWith('/') ? name.slice(name.lastIndexOf('/') + 1) : name;
}

/** The index of the wrapped program, or null where the wrapper is a command of its own. */
function programBehind(wrapper: Wrapper, words: readonly (string | null)[], from: number): number | null {
  let at = from;
  let operands = wrapper.operands;
  for (; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) return null;
    if (word === null) {
      if (operands === 0) return at;
      operands -= 1;
    } else if (word === '--') {
      at += 1;
      break;
    } else if (word.startsWith('-') && word !== '-') {
      if (wrapper.alone.includes(word)) return null;
      if (takesNext(word, wrapper.valued)) at += 1;
    } else if (!(wrapper.assignments && /^[A-Za-z_]\w*=/.test(word))) {
      if (operands === 0) break;
      operands -= 1;
    }
  }
  at += operands;
  return at < words.length ? at : null;
}
