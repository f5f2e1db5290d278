import { lastCall } from './last-call.ts';

/** A query command that answers with its exit status as well as with its output. */
export interface AnswerStatus {
  readonly program: string;
  /** The first argument that is no option; null: any. */
  readonly subcommand: string | null;
  /** An option without which the status is no answer. */
  readonly option: string | null;
  /** The statuses that are answers. Any other is a failure of the command itself. */
  readonly statuses: readonly number[];
}

function entry(call: string, statuses: readonly number[], option: string | null = null): AnswerStatus {
  const [program = '', subcommand = null] = call.split(' ');
  return { program, subcommand, option, statuses };
}

/**
 * The visible table of language.md §3: with an expectation, these may exit with something else than 0.
 *
 * `test` and `[` are deliberately absent: they print nothing, so their status is all they say, and 0 is what a reader expects.
 * For the same reason an entry does not apply when the command is silenced (`grep -q`, `> /dev/null`).
 */
const ANSWER_STATUSES: readonly AnswerStatus[] = [
  entry('systemctl status', [0, 3]),
  entry('systemctl is-active', [0, 3]),
  entry('systemctl is-enabled', [0, 1]),
  entry('systemctl is-failed', [0, 1]),
  entry('supervisorctl status', [0, 3]),
  entry('grep', [0, 1]),
  entry('egrep', [0, 1]),
  entry('fgrep', [0, 1]),
  entry('zgrep', [0, 1]),
  entry('rg', [0, 1]),
  entry('git grep', [0, 1]),
  entry('diff', [0, 1]),
  entry('cmp', [0, 1]),
  entry('git diff', [0, 1], '--exit-code'),
  entry('kubectl diff', [0, 1]),
  entry('terraform plan', [0, 2], '-detailed-exitcode'),
  entry('pgrep', [0, 1]),
  entry('pidof', [0, 1]),
  entry('lsof', [0, 1]),
  entry('fuser', [0, 1]),
  entry('which', [0, 1]),
  entry('getent', [0, 2]),
  entry('pg_isready', [0, 1, 2]),
];

/** `-q`, alone or among short options; `cmp -s`. */
function isSilenced(program: string, words: readonly string[]): boolean {
  return words.some(
    (word) =>
      word === '--quiet' ||
      word === '--silent' ||
      /^-[A-Za-z]*q/.test(word) ||
      (program === 'cmp' && word === '-s'),
  );
}

function entryFor(words: readonly string[]): AnswerStatus | undefined {
  const [path = '', ...rest] = words;
  const program = path.slice(path.lastIndexOf('/') + 1);
  const subcommand = rest.find((word) => !word.startsWith('-'));
  return ANSWER_STATUSES.find(
    (one) =>
      one.program === program &&
      (one.subcommand === null || one.subcommand === subcommand) &&
      (one.option === null || rest.includes(one.option)),
  );
}

/**
 * True when `exitStatus` is an answer of the command that gave it. Behind `&&` or `||` a 1 may be any command's and is no answer.
 * Where the text is too involved to tell which command gave the status, only 0 is good.
 */
export function isAnswer(command: string, exitStatus: number): boolean {
  const call = lastCall(command);
  if (call === null || call.redirected || (call.chained && exitStatus === 1)) return false;
  const found = entryFor(call.words);
  if (found === undefined || isSilenced(found.program, call.words)) return false;
  return found.statuses.includes(exitStatus);
}
