/**
 * What bash runs to keep the screen of a command that has the operator's terminal. Its programs run behind a function of
 * their name, so that the author's text and all that bash expands in it stay as they are: `script` gives the program a
 * terminal of its own and passes on what is typed and shown. What is shown is kept; what is typed without an echo, a
 * password, is not shown.
 */

import type { SessionPaths } from './paths.ts';
import { quote } from './quote.ts';

/** Absolute paths. */
export interface ScreenTools {
  readonly script: string;
  readonly tee: string;
}

/** Where the program finds what the author has redirected: numbers that are hardly ever used, and looked at before. */
const [IN, OUT, ERR] = [191, 192, 193];

/**
 * Stands behind a program's function. Arguments: the file of the transcript, the program, its arguments. In a pipeline or
 * a subshell, where several may want the terminal, and under tracing it runs as it would without us.
 *
 * What `script` could not begin is seen by the words, which are still there: then nothing has run, and it runs without.
 * A program that Ctrl-C ends takes its bash along, as without `script`; one that ends by itself with 130 does not.
 */
export function recordScript(paths: SessionPaths, { script, tee }: ScreenTools): string {
  const [words, ended, notes] = [paths.screenWords, paths.screenEnded, paths.screenNotes].map(quote);
  const bare = `\\builtin printf p >>${notes}; \\builtin command "\${@:2}"; \\builtin return`;
  const inUse = [IN, OUT, ERR].map((fd) => `-e /dev/fd/${fd}`).join(' || ');
  const runWords = `SHELL=$BASH BASH_ENV= \\builtin command ${quote(script)} -q -e -c ${quote(`. ${words}`)} /dev/null`;
  return [
    `case $BASH_SUBSHELL$- in [1-9]*|*[xvT]*) ${bare} ;; esac`,
    `if [[ ${inUse} ]]; then ${bare}; fi`,
    '{',
    `\\builtin printf "" >|${ended}`,
    '{',
    `\\builtin printf '\\\\builtin printf "" >|%q\\n\\\\builtin printf k >>%q\\n' ${words} ${notes}`,
    ...restored('SHELL'),
    ...restored('BASH_ENV'),
    `\\builtin printf "\\\\\\builtin export SHLVL=%q\\n\\\\\\builtin command " "\${SHLVL-}"`,
    '\\builtin printf "%q " "${@:2}"',
    `if [[ ! /dev/fd/${IN} -ef /dev/tty ]]; then \\builtin printf "<&${IN} "; fi`,
    `if [[ ! /dev/fd/${OUT} -ef /dev/tty ]]; then \\builtin printf ">&${OUT} "; fi`,
    `if [[ ! /dev/fd/${ERR} -ef /dev/tty ]]; then \\builtin printf "2>&${ERR} "; fi`,
    `\\builtin printf "${IN}<&- ${OUT}>&- ${ERR}>&-\\n"`,
    `\\builtin printf '\\\\builtin set -- "$?"\\n\\\\builtin printf %%s "$1" >|%q\\n\\\\builtin exit "$1"\\n' ${ended}`,
    `} >|${words}`,
    `! ${runWords} </dev/tty 2>/dev/tty | \\builtin command ${quote(tee)} -a -- "$1" >/dev/tty 2>/dev/null`,
    // They are this function's own.
    '\\builtin set -- "${PIPESTATUS[0]}" "$@"',
    `} ${IN}<&0 ${OUT}>&1 ${ERR}>&2`,
    `if [[ -s ${words} ]]; then \\builtin printf "" >|${words}; \\builtin set -- "\${@:2}"; ${bare}; fi`,
    `if [[ $1 == 130 && ! -s ${ended} ]]; then \\builtin kill -INT "$$"; fi`,
    '\\builtin return "$1"',
    '',
  ].join('\n');
}

/** `script` takes the shell of its own choice; the program gets the author's. */
function restored(name: string): string[] {
  return [
    `case \${${name}+set} in set) \\builtin printf "\\\\\\builtin export ${name}=%q\\n" "$${name}" ;;`,
    `*) \\builtin printf "\\\\\\builtin unset -v ${name}\\n" ;; esac`,
  ];
}

/** Makes the functions of one command, for the programs among the names. */
export function screenOnScript(paths: SessionPaths, names: readonly string[], transcript: string): string {
  const notes = quote(paths.screenNotes);
  const call = `\\. ${quote(paths.record)} ${quote(transcript)}`;
  return names
    .map(
      (name) =>
        `case $(\\builtin type -t -- ${name}) in file) function ${name} { ${call} ${name} "$@"; } ;; *) \\builtin printf p >>${notes} ;; esac\n`,
    )
    .join('');
}

/** Stands before each snapshot, which must not take the functions for the author's. */
export const SCREEN_OFF = 'if [[ -s @SCREENOFF@ ]]; then \\. @SCREENOFF@; fi';

/** Takes them back, but none that the author has made meanwhile. */
export function screenOffScript(paths: SessionPaths, names: readonly string[]): string {
  return names
    .map(
      (name) =>
        `case $(\\builtin declare -f -- ${name}) in *${quote(paths.record)}*) \\builtin unset -f -- ${name} ;; esac\n`,
    )
    .join('');
}
