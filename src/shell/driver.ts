/**
 * The scripts that bash sources around an author's text. They stand in files, since bash reads a FIFO one byte a
 * system call and would list functions among the author's own.
 *
 * Rules, each for a way in which an author's shell can differ from a fresh one:
 * - Only builtins, and those through `\builtin`: no alias and no function named `printf` or `declare` comes between.
 *   (A function named `builtin` or `.` that does not pass its arguments on cuts the driver off: the session notices
 *   that bash waits for more without a record, says so and starts a new bash.)
 * - No variable of the driver's own but the cookie; values come as arguments. `set --` is used only to give back
 *   the author's own `$@`, for it outlives the sourced script.
 * - `exec` is called through `\command`: under `builtin` its redirections would be undone.
 * - Every file is opened by its path for one builtin: nothing stays open in the author's shell.
 * - Every expansion is quoted or stands in `case` or `[[`: IFS, nullglob, failglob and noglob make no difference.
 */

import { COOKIE, script } from './driver-script.ts';
import type { DriverFacts } from './driver-script.ts';
import { quote } from './quote.ts';
import { SCREEN_OFF } from './screen-script.ts';
import { SHIELD_OFF, SHIELD_ON } from './shield.ts';

/** Arguments: ordinal, nonce, `$_`; or ordinal, nonce, `$_`, flags to set again, `$_`. */
export function beginScript(facts: DriverFacts): string {
  return script(facts, [
    `builtin export ${COOKIE}="@SESSION@.$1"`,
    // A command whose beginning cannot be recorded must not run: a resume would take it for one that never did.
    'builtin printf "begun %s %s @CLOCK@ %s\\n" "$1" "$2" @NOW@ "$2" >>@STATUS@ || builtin kill -9 "$$"',
    // Behind the note: whoever makes the fence and then reads the notes has seen this one, or the fence is seen here.
    ...(facts.fence === null
      ? []
      : [
          '[[ ! -e @FENCE@ ]] || { builtin printf "fenced %s %s\\n" "$2" "$2" >>@STATUS@; builtin kill -9 "$$"; }',
        ]),
    'case $# in 5)',
    'case $4 in *x*) builtin set -x ;; esac',
    'case $4 in *v*) builtin set -v ;; esac',
    'esac',
    'builtin return 0',
  ]);
}

/** Arguments: the status to leave in `$?`, `$_`. */
export function leaveScript(facts: DriverFacts): string {
  return script(facts, ['builtin return "$1"']);
}

/** Arguments: ordinal, nonce, `$?`, `$-`, where the snapshot goes (0 or 1), the number of `$@`, PIPESTATUS, `$@`, `$_`. */
export function endScript(facts: DriverFacts): string {
  const positional = 'builtin printf "%s\\0" "$6" "${@:$#-$6:$6}"';
  const end = (count: string): string =>
    `builtin printf "end %s %s @CLOCK@ %s %s %s %s\\n" "$1" "$2" @NOW@ "$3" "\${4:--}" ${count} "$2" >>@STATUS@ ;;`;
  return script(facts, [
    // Tracing stays off until the next command begins, so that the driver does not show in it.
    'case $4 in *x*) builtin set +x ;; esac',
    'case $4 in *v*) builtin set +v ;; esac',
    // Before the tool hears of the end: it empties the list of these functions then.
    SCREEN_OFF,
    // No `pipe` records where PIPESTATUS is `$?` alone, or has been unset.
    'case "$(($#-7-$6)) $7" in "1 $3" | "0 "*)',
    end('0'),
    '*) builtin printf "pipe $1 $2 %s $2\\n" "${@:7:$#-7-$6}" >>@STATUS@',
    end('"$(($#-7-$6))"'),
    'esac',
    'builtin printf "%s\\n" "$2" 1<>@NOTIFY@',
    SHIELD_OFF,
    // Last, so that the tool need not wait for it: bash reads the next command only when it is whole.
    // With functrace a DEBUG trap would speak into the snapshot: then there is none.
    'case $4 in *T*) ;; *)',
    ...snapshot('@STATE@."$5"', '"$2"', '"${4:--}"', positional),
    ';; esac',
    // The next command's frame gives it `$?` again.
    'builtin return 0',
  ]);
}

/**
 * For a command that leaves the state as it is, so that none need be written, see `unchanged.ts`. It prints nothing by
 * itself, and the shell traces nothing then. Arguments: ordinal, nonce, `$?`, PIPESTATUS if the command is a pipeline, `$_`.
 */
export function endUnchangedScript(facts: DriverFacts): string {
  const end = (count: string): string =>
    `builtin printf "end %s %s @CLOCK@ %s %s %s = %s\\n" "$1" "$2" @NOW@ "$3" "\${-:--}" ${count} "$2" >>@STATUS@ ;;`;
  return script(facts, [
    'case $# in 4)',
    end('0'),
    '*) builtin printf "pipe $1 $2 %s $2\\n" "${@:4:$#-4}" >>@STATUS@',
    end('"$(($#-4))"'),
    'esac',
    'builtin printf "%s\\n" "$2" 1<>@NOTIFY@',
    SHIELD_OFF,
    'builtin return 0',
  ]);
}

/**
 * What the EXIT trap sources, for a bash that a command ends. Arguments: `$?`, `$-`.
 * `$@` may be a function's here, so it is left out.
 */
export function exitScript(facts: DriverFacts): string {
  return script(facts, [
    'case $2 in *x*) builtin set +x ;; esac',
    SHIELD_OFF,
    SCREEN_OFF,
    'case $2 in *T*) ;; *)',
    ...snapshot('@EXITED@', '@TOKEN@', '"${2:--}"', 'builtin printf "?\\0"'),
    ';; esac',
    'builtin printf "exit %s @CLOCK@ %s %s\\n" @TOKEN@ @NOW@ "$1" @TOKEN@ >>@STATUS@',
  ]);
}

export interface BashStart {
  readonly cwd: string;
  /** What the environment says, null where it says nothing. */
  readonly oldpwd: string | null;
  readonly bashEnv: string | null;
  /**
   * It shares the tool's terminal: that this goes away ends neither bash nor its commands, as under `nohup`. An author
   * who wants otherwise sets another trap.
   */
  readonly terminal: boolean;
  /** Give it the state of the one before. */
  readonly restore: boolean;
}

/** The first thing a new bash does. */
export function initScript(facts: DriverFacts, start: BashStart): string {
  const positional = 'builtin printf "%s\\0" "$#" "$@"';
  const trap = `{ \\. ${quote(facts.paths.exit)} "$?" "$-" && \\:; } >/dev/null 2>&1`;
  const lines = [
    // The descriptor that kept the FIFO open until bash had opened it by name.
    'command exec 3>&-',
    ...(start.terminal ? ['builtin trap -- "" HUP'] : []),
    'builtin cd -- @CWD@',
    start.oldpwd === null ? 'builtin unset -v OLDPWD' : 'OLDPWD=@OLDPWD@',
    // As at a terminal: what is typed there may use the aliases it defines.
    'builtin shopt -s expand_aliases',
    ...(facts.modern ? ['BASH_ARGV0=bash'] : []),
    ...(start.bashEnv === null ? [] : ['builtin export BASH_ENV=@BASHENV@']),
    ...snapshot('@STARTED@', '@TOKEN@', '"${-:--}"', positional),
    ...(start.restore
      ? [
          '\\. @RESTORE@',
          'case $- in *x*) builtin set +x ;; esac',
          'case $- in *v*) builtin set +v ;; esac',
          ...snapshot('@RESTORED@', '@TOKEN@', '"${-:--}"', positional),
        ]
      : []),
    'builtin trap -- @TRAP@ EXIT',
    ...(start.restore ? ['\\. @LATE@'] : []),
    'builtin printf "ready %s %s @CLOCK@ %s\\n" @TOKEN@ "$$" @NOW@ @TOKEN@ >>@STATUS@',
    'builtin printf "%s\\n" @TOKEN@ 1<>@NOTIFY@',
  ];
  return script(facts, lines, {
    TRAP: quote(trap),
    CWD: quote(start.cwd),
    OLDPWD: quote(start.oldpwd ?? ''),
    BASHENV: quote(start.bashEnv ?? ''),
  });
}

/**
 * Moves the author's shell to new output files. Arguments: the numbers of old and new stdout, of old and new stderr;
 * `$_`. All or nothing: while the author's own `exec >log` or `exec > >(tee log)` holds, the old files stay in use.
 * Copies (`exec 3>&1`) move along, so that a later `>&3` is not lost.
 */
export function outputScript(facts: DriverFacts): string {
  const moves = Array.from({ length: 16 }, (_, at) => at + 1).flatMap((fd) => [
    `if [[ ! -e /dev/fd/${fd} ]]; then [[ 1 ]]`,
    `elif [[ /dev/fd/${fd} -ef @OUT@.$1 ]]; then command exec ${fd}>>@OUT@."$2"`,
    `elif [[ /dev/fd/${fd} -ef @ERR@.$3 ]]; then command exec ${fd}>>@ERR@."$4"; fi`,
  ]);
  const ours = (fd: number): string => `( /dev/fd/${fd} -ef @OUT@.$1 || /dev/fd/${fd} -ef @ERR@.$3 )`;
  return script(facts, [
    `if [[ ${ours(1)} && ${ours(2)} ]]; then`,
    ...moves,
    'else builtin printf "kept %s %s\\n" @TOKEN@ @TOKEN@ >>@STATUS@',
    'builtin printf "kept %s\\n" @TOKEN@ 1<>@NOTIFY@; fi',
    'builtin return 0',
  ]);
}

/** Gives a command the operator's terminal. Arguments: stdout and stderr file, `$_`. What the author redirected stays. */
export function terminalOnScript(facts: DriverFacts): string {
  return script(facts, [
    'if [[ /dev/fd/0 -ef /dev/null ]]; then command exec </dev/tty; fi',
    'if [[ /dev/fd/1 -ef $1 || /dev/fd/1 -ef $2 ]]; then command exec >/dev/tty; fi',
    'if [[ /dev/fd/2 -ef $1 || /dev/fd/2 -ef $2 ]]; then command exec 2>/dev/tty; fi',
    'builtin return 0',
  ]);
}

/** Takes it back. Arguments: stdout and stderr file, `$_`. */
export function terminalOffScript(facts: DriverFacts): string {
  return script(facts, [
    'if [[ /dev/fd/0 -ef /dev/tty ]]; then command exec </dev/null; fi',
    'if [[ /dev/fd/1 -ef /dev/tty ]]; then command exec >>"$1"; fi',
    'if [[ /dev/fd/2 -ef /dev/tty ]]; then command exec 2>>"$2"; fi',
    'builtin return 0',
  ]);
}

/** Argument: `$_`. */
export function shieldOnScript(facts: DriverFacts): string {
  return script(facts, [SHIELD_ON, 'builtin return 0']);
}

/**
 * A snapshot: parts separated by NUL, which no builtin prints. Written over the older one without truncating it,
 * which on ext4 costs six times the snapshot itself; the closing part says where the new one ends.
 */
function snapshot(file: string, key: string, flags: string, positional: string): string[] {
  const parts = ['declare -p', 'declare -f', 'declare -F', 'alias -p', 'trap', 'umask', 'pwd', 'jobs -r -p'];
  return [
    '{',
    `builtin printf "state %s %s\\0" ${key} ${flags}`,
    ...parts.flatMap((part) => [`builtin ${part}`, 'builtin printf "\\0"']),
    positional,
    `builtin printf "end %s\\0" ${key}`,
    `} 1<>${file}`,
  ];
}
