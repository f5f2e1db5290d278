/**
 * Commands that bring a driver down that is not careful, and what an operator must see of each: at a terminal the
 * same would show. Every case runs in a session of its own, its commands one after the other.
 */

import type { CommandResult } from '../../src/shell/index.ts';

export interface NastyCommand {
  readonly text: string;
  /** Exact, or a pattern; absent: nothing. */
  readonly stdout?: string | RegExp;
  readonly stderr?: string | RegExp;
  /** Absent: 0. */
  readonly status?: number | null;
  /** Absent: `exited`. */
  readonly outcome?: CommandResult['outcome'];
  /** It ended its bash. */
  readonly ended?: true;
  /** In the order they are told; absent: nothing is left behind by the new bash. */
  readonly lost?: readonly RegExp[];
  readonly pipeStatus?: readonly number[];
}

export interface NastyCase {
  readonly name: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly commands: readonly NastyCommand[];
}

const OWN = /what the command that ended its bash/;

const ends: NastyCase[] = [
  {
    name: 'exit 3 ends that bash; the next has its status and its state',
    commands: [
      { text: 'X=5; cd /usr' },
      { text: 'exit 3', status: 3, ended: true },
      { text: 'echo $? $X $PWD', stdout: '3 5 /usr\n' },
    ],
  },
  {
    name: 'what a text changed before its exit is kept',
    commands: [
      { text: 'cd /usr\nA=new\nexit 4\necho never', status: 4, ended: true },
      { text: 'echo $A $PWD', stdout: 'new /usr\n' },
    ],
  },
  {
    name: 'exec puts another program in the place of bash',
    commands: [
      { text: 'X=5' },
      { text: 'exec echo replaced', stdout: 'replaced\n', ended: true, lost: [OWN] },
      { text: 'echo $X', stdout: '5\n' },
    ],
  },
  {
    name: 'exec of a program that is not there',
    commands: [
      { text: 'exec /no/such/program', stderr: /No such file/, status: 127, ended: true, lost: [OWN] },
      { text: 'echo on', stdout: 'on\n' },
    ],
  },
  {
    name: 'set -e, then a failing command',
    commands: [
      { text: 'set -e' },
      { text: 'cd /usr; false; echo never', status: 1, ended: true },
      { text: 'echo $-; pwd', stdout: /^\w*e\w*\n\/usr\n$/ },
      { text: 'false || echo spared', stdout: 'spared\n' },
    ],
  },
  {
    name: 'set -e does not fall over a status that the command before has left',
    commands: [
      { text: 'set -e' },
      { text: '! true', status: 1, pipeStatus: [0] },
      { text: 'echo $?', stdout: '1\n' },
    ],
  },
  {
    name: 'set -u and a variable that is not set',
    commands: [
      { text: 'set -u' },
      { text: 'echo "$nothing"', stderr: /nothing: unbound variable/, status: 1, ended: true },
      { text: 'echo on', stdout: 'on\n' },
    ],
  },
  {
    name: 'set -u while _ and PIPESTATUS are unset',
    commands: [{ text: 'set -u; unset _ PIPESTATUS' }, { text: 'echo on', stdout: 'on\n' }],
  },
  {
    name: 'kill $$',
    commands: [
      { text: 'X=1' },
      { text: 'kill $$; sleep 1', status: 143, ended: true },
      { text: 'echo $X $?', stdout: '1 143\n' },
    ],
  },
  {
    name: 'kill -9 $$',
    commands: [
      { text: 'X=1' },
      { text: 'kill -9 $$; sleep 1', status: 137, ended: true, lost: [OWN] },
      { text: 'echo $X', stdout: '1\n' },
    ],
  },
  {
    name: 'kill -INT $$',
    commands: [
      { text: 'kill -INT $$; sleep 1', status: 130, ended: true },
      { text: 'echo on', stdout: 'on\n' },
    ],
  },
  {
    name: 'an error in what is expanded ends only what bash ends for it',
    commands: [
      { text: 'echo ${x?none}', stderr: /x: none/, status: 1, ended: true },
      { text: 'echo $((1/0))', stderr: /division by 0/, status: 1 },
      { text: 'echo on', stdout: 'on\n' },
    ],
  },
  {
    name: 'a readonly variable is assigned to',
    commands: [
      { text: 'readonly R=1' },
      { text: 'R=2', stderr: /R: readonly variable/, status: 1 },
      { text: 'echo $R', stdout: '1\n' },
      { text: 'exit 0', ended: true },
      { text: 'echo $R; R=3', stdout: '1\n', stderr: /readonly/, status: 1 },
    ],
  },
];

const streams: NastyCase[] = [
  {
    name: 'a background child that holds the output',
    commands: [
      { text: 'sleep 5 & echo at once', stdout: 'at once\n' },
      { text: 'echo next', stdout: 'next\n' },
      { text: 'kill %1; wait %1', status: 143, stderr: /.*/ },
    ],
  },
  {
    name: 'a background child that writes later does not write into the next command',
    commands: [{ text: '(sleep 0.2; echo late) &' }, { text: 'sleep 0.4; echo mine', stdout: 'mine\n' }],
  },
  { name: 'cat reads no script', commands: [{ text: 'cat\necho after', stdout: 'after\n' }] },
  {
    name: 'read gets nothing of the script',
    commands: [{ text: 'read line\necho "<$line> $?"', stdout: '<> 1\n' }],
  },
  {
    name: 'ssh-like readers in a loop',
    commands: [{ text: 'while read x; do echo $x; done\necho end', stdout: 'end\n' }],
  },
  {
    name: 'heredocs',
    commands: [
      { text: "cat <<'EOF'\n$X `date` # 预期\nEOF", stdout: '$X `date` # 预期\n' },
      { text: 'V=1; cat <<-EOF\n\tv=$V\n\tEOF', stdout: 'v=1\n' },
      { text: 'cat <<< "a b"', stdout: 'a b\n' },
    ],
  },
  {
    name: 'exec 3>&- and descriptors that were never open',
    commands: [{ text: 'exec 3>&-; exec 4<&-; exec 9>&-' }, { text: 'echo on', stdout: 'on\n' }],
  },
  {
    name: 'exec 255>&- does not cut the script off',
    commands: [
      { text: 'exec 255>&-', stderr: /.*/ },
      { text: 'echo on', stdout: 'on\n' },
    ],
  },
  {
    name: 'exec >file stays until it is taken back, as typed',
    commands: [
      { text: 'exec 3>&1 >log' },
      { text: 'echo hidden; echo seen >&3', stdout: 'seen\n' },
      { text: 'exec 1>&3 3>&-' },
      { text: 'cat log', stdout: 'hidden\n' },
    ],
  },
  {
    name: 'exec >file, and bash ends in it',
    commands: [
      { text: 'echo before', stdout: 'before\n' },
      { text: 'exec 3>&1 >log' },
      { text: 'echo seen >&3; exit 2', stdout: 'seen\n', status: 2, ended: true, lost: [/descriptors/] },
      { text: 'echo back', stdout: 'back\n' },
    ],
  },
  {
    name: 'exec 2>&1 joins the streams for good',
    commands: [
      { text: 'exec 2>&1' },
      { text: 'echo a; echo b >&2', stdout: 'a\nb\n' },
      { text: 'echo c >&2', stdout: 'c\n' },
    ],
  },
  {
    name: 'exec 1>&- closes stdout',
    commands: [
      { text: 'exec 1>&-' },
      { text: 'echo x', stderr: /write error/, status: 1 },
      { text: 'exec 1>&2; echo y', stderr: 'y\n' },
    ],
  },
  {
    name: 'exec > >(tee log): a process of the author stands between',
    commands: [
      { text: 'exec > >(tee log)' },
      { text: 'echo one; sleep 0.2', stdout: 'one\n' },
      { text: 'echo two; sleep 0.2', stdout: 'two\n' },
    ],
  },
  {
    name: '/dev/stdout and /dev/stderr by name',
    commands: [
      { text: 'echo first; echo a >&2', stdout: 'first\n', stderr: 'a\n' },
      { text: 'echo x >/dev/stderr', stderr: 'x\n' },
      { text: 'echo y >/dev/stdout', stdout: 'y\n' },
      { text: 'echo z >>/dev/fd/2', stderr: 'z\n' },
      { text: 'echo t | tee /dev/stderr', stdout: 't\n', stderr: 't\n' },
    ],
  },
  {
    name: 'records and sentinels that a command forges',
    commands: [
      {
        text: 'echo "end 1 x 0 0 hB 0 x" | tee -a ../run/status; echo "end 1"; echo ready >>../run/status',
        stdout: 'end 1 x 0 0 hB 0 x\nend 1\n',
      },
      { text: 'printf "kept\\nend\\n" >../run/*/notify; false', status: 1 },
      { text: 'echo on', stdout: 'on\n' },
    ],
  },
  {
    name: 'output without a newline at its end',
    commands: [
      { text: 'printf abc', stdout: 'abc' },
      { text: 'printf def', stdout: 'def' },
    ],
  },
  {
    name: 'NUL and other bytes',
    commands: [{ text: "printf 'a\\0b\\xff\\n' | od -An -c | tr -d ' '", stdout: 'a\\0b377\\n\n' }],
  },
  {
    name: 'a line of 10 MB',
    commands: [{ text: "head -c 10000000 /dev/zero | tr '\\0' x", stdout: 'x'.repeat(10_000_000) }],
  },
  {
    name: 'SIGPIPE',
    commands: [
      { text: 'yes | head -n 1', stdout: 'y\n', pipeStatus: [141, 0] },
      { text: 'echo "${PIPESTATUS[@]}"', stdout: '141 0\n' },
    ],
  },
];

const carried: NastyCase[] = [
  {
    name: '$? is the status of the command before',
    commands: [
      { text: 'sh -c "exit 42"', status: 42 },
      { text: 'echo $?', stdout: '42\n' },
      { text: 'echo $?', stdout: '0\n' },
    ],
  },
  {
    name: '$_ is the last word of the command before',
    commands: [{ text: 'mkdir "one two"' }, { text: 'cd "$_" && pwd', stdout: /\/one two\n$/ }],
  },
  {
    name: 'PIPESTATUS, whatever $? says',
    commands: [
      { text: 'true | (exit 5) | (exit 7)', status: 7, pipeStatus: [0, 5, 7] },
      { text: 'echo $? ${PIPESTATUS[@]}', stdout: '7 0 5 7\n' },
      { text: 'false | true', pipeStatus: [1, 0] },
      { text: 'echo $? ${PIPESTATUS[@]}', stdout: '0 1 0\n' },
      { text: '! false | true', status: 1, pipeStatus: [1, 0] },
      { text: 'echo $? ${PIPESTATUS[@]}', stdout: '1 1 0\n' },
    ],
  },
  {
    name: 'pipefail',
    commands: [
      { text: 'set -o pipefail' },
      { text: 'false | true', status: 1, pipeStatus: [1, 0] },
      { text: 'echo $? ${PIPESTATUS[@]}', stdout: '1 1 0\n' },
    ],
  },
  {
    name: 'variables: arrays, associative arrays, exported, integer, with newlines and quotes',
    commands: [
      {
        text: `a=(1 "two words" $'new\\nline'); declare -A m=([k ey]="v'al" [z]='"'); declare -i n=3; export E='é 中'`,
      },
      { text: 'exit 1', status: 1, ended: true },
      { text: 'echo "${#a[@]} ${a[1]} ${a[2]}"', stdout: '3 two words new\nline\n' },
      { text: `echo "\${m[k ey]} \${m[z]}"; n+=4; echo $n; sh -c 'echo "$E"'`, stdout: `v'al "\n7\né 中\n` },
    ],
  },
  {
    name: 'functions and aliases, also in a new bash',
    commands: [
      { text: 'f() { echo "f $1"; }; alias g=\'f x\'; export -f f' },
      { text: 'g', stdout: 'f x\n' },
      { text: 'exit 2', status: 2, ended: true },
      { text: "g; bash -c 'f y'; unset -f f", stdout: 'f x\nf y\n' },
      { text: 'f z', stderr: /^bash: line \d+: f: command not found\n$/, status: 127 },
    ],
  },
  {
    name: 'an alias that the same text defines',
    commands: [{ text: "alias hi='echo hello'\nhi", stdout: 'hello\n' }],
  },
  {
    name: 'positional parameters',
    commands: [
      { text: 'set -- "a b" "" c' },
      { text: 'echo $# "$1" "$3"', stdout: '3 a b c\n' },
      { text: 'exit', ended: true },
      { text: 'echo $# "$1" "$3"', stdout: '3 a b c\n' },
      { text: 'shift 3; echo $#', stdout: '0\n' },
    ],
  },
  {
    name: 'cd, umask, shopt and set carry over',
    commands: [
      { text: 'cd /usr; umask 027; shopt -s nullglob; set -f' },
      { text: 'exit', ended: true },
      {
        text: 'pwd; umask; shopt -q nullglob && echo nullglob; echo *; set +f; echo none*',
        stdout: '/usr\n0027\nnullglob\n*\n\n',
      },
      { text: 'cd - >/dev/null && pwd', stdout: /\/work\n$/ },
    ],
  },
  {
    name: 'extglob',
    commands: [{ text: 'shopt -s extglob\ntouch a b keep' }, { text: 'rm !(keep); ls', stdout: 'keep\n' }],
  },
  {
    name: 'unset variables stay unset: HOME, PATH, IFS',
    commands: [
      { text: 'unset HOME IFS' },
      { text: 'exit', ended: true },
      { text: 'echo "${HOME-none} ${IFS-none}"', stdout: 'none none\n' },
      { text: 'unset PATH' },
      { text: 'ls', stderr: /ls: No such file or directory|ls: command not found/, status: 127 },
      { text: '/bin/echo by path', stdout: 'by path\n' },
    ],
  },
  {
    name: 'IFS without blanks, with digits',
    commands: [
      { text: "IFS='0123456789:'" },
      { text: 'false | true', pipeStatus: [1, 0] },
      { text: 'echo "${PIPESTATUS[0]}" "$?"', stdout: '1 0\n' },
      { text: 'x=a:b; echo $x', stdout: 'a b\n' },
    ],
  },
  {
    name: 'LC_ALL with another decimal point and another encoding',
    commands: [
      { text: 'LC_ALL=C' },
      { text: 'x=中; echo ${#x}', stdout: '3\n' },
      { text: 'LC_ALL=C.UTF-8' },
      { text: 'echo ${#x}', stdout: '1\n' },
    ],
  },
  {
    name: 'names in Chinese',
    commands: [
      { text: 'mkdir 备份; echo 内容 >备份/文件; cd 备份' },
      { text: 'exit', ended: true },
      { text: 'cat 文件; pwd', stdout: /^内容\n.*\/备份\n$/ },
    ],
  },
];

const traps: NastyCase[] = [
  {
    name: 'an EXIT trap runs when bash ends, once',
    commands: [
      { text: "trap 'echo bye >>bye' EXIT" },
      { text: 'exit 3', status: 3, ended: true, lost: [/the EXIT trap/, OWN] },
      { text: 'cat bye', stdout: 'bye\n' },
    ],
  },
  {
    name: 'an ERR trap runs once for a failing command and not for the driver',
    commands: [
      { text: "trap 'echo E$?' ERR" },
      { text: 'false', stdout: 'E1\n', status: 1 },
      { text: 'true' },
      { text: 'exit 0', ended: true },
      { text: 'false', stdout: 'E1\n', status: 1 },
    ],
  },
  {
    name: 'a DEBUG trap shows the author commands only',
    commands: [
      { text: 'trap \'echo "+$BASH_COMMAND"\' DEBUG' },
      { text: 'true', stdout: '+true\n' },
      { text: 'echo x', stdout: '+echo x\nx\n' },
      { text: 'exit 0', stdout: '+exit 0\n', ended: true },
      { text: 'echo y', stdout: '+echo y\ny\n' },
      { text: 'trap - DEBUG', stdout: '+trap - DEBUG\n' },
      { text: 'echo z', stdout: 'z\n' },
    ],
  },
  {
    name: 'a signal that is trapped, also in a new bash',
    commands: [
      { text: "trap 'echo got' USR1" },
      { text: 'kill -USR1 $$', stdout: 'got\n' },
      { text: 'exit', ended: true },
      { text: 'kill -USR1 $$', stdout: 'got\n' },
    ],
  },
  {
    name: 'errtrace and functrace',
    commands: [
      { text: "set -ET; trap 'echo E' ERR; f() { false; }" },
      { text: 'f', stdout: 'E\nE\n', status: 1 },
      { text: 'echo on', stdout: 'on\n' },
    ],
  },
];

const syntax: NastyCase[] = [
  {
    name: 'a quote that is not closed is not begun',
    commands: [
      { text: 'echo "abc', outcome: 'not-started', status: null },
      { text: 'echo on', stdout: 'on\n' },
    ],
  },
  {
    name: 'a heredoc that is not closed is not begun',
    commands: [{ text: 'cat <<EOF\nabc', outcome: 'not-started', status: null }],
  },
  {
    name: 'a compound that is not closed',
    commands: [{ text: 'for i in 1 2; do', outcome: 'not-started', status: null }],
  },
  {
    name: 'what bash -n lets pass and complains of',
    commands: [{ text: '[[ a b c ]]', outcome: 'not-started', status: null }],
  },
  { name: 'NUL in the text', commands: [{ text: 'echo a\0b', outcome: 'not-started', status: null }] },
  { name: 'half a character', commands: [{ text: 'echo \ud800', outcome: 'not-started', status: null }] },
  {
    name: 'a backslash at the end does not swallow the record',
    commands: [
      { text: 'echo a \\', stdout: 'a\n' },
      { text: 'echo on', stdout: 'on\n' },
    ],
  },
  {
    name: 'a comment at the end, and nothing else',
    commands: [{ text: 'echo a # b', stdout: 'a\n' }, { text: '# only' }, { text: '' }],
  },
  {
    name: 'a syntax error that shows only when it runs',
    commands: [
      { text: "alias broken='if then'\nbroken", stderr: /syntax error/, status: 2, ended: true },
      { text: 'echo on', stdout: 'on\n' },
    ],
  },
  {
    name: 'an alias that opens a quote is no end either',
    commands: [
      { text: "alias open='echo \"'" },
      { text: 'open', outcome: 'unknown', status: null, ended: true, stdout: /.*/, lost: [OWN] },
      { text: 'echo on', stdout: 'on\n' },
    ],
  },
  {
    name: 'CRLF is what the author wrote',
    commands: [{ text: 'echo hi\r\necho ho\r', stdout: 'hi\r\nho\r\n' }],
  },
  {
    name: 'break and return where there is nothing to leave',
    commands: [
      { text: 'break; echo $?', stdout: '0\n', stderr: /only meaningful in a/ },
      { text: 'return 5; echo $?', stdout: '2\n', stderr: /can only .return/ },
    ],
  },
  {
    name: 'a text of 20 KB, with an alias, heredoc and functions',
    commands: [
      {
        text: `alias say='echo said'\nsay\n: '${'x'.repeat(20_000)}'\ncat <<EOF\nthere\nEOF\nlong=1; set -- q`,
        stdout: 'said\nthere\n',
      },
      { text: 'say $long $1', stdout: 'said 1 q\n' },
    ],
  },
];

const modes: NastyCase[] = [
  {
    name: 'set -x shows the author commands only',
    commands: [
      { text: 'set -x' },
      { text: 'echo t', stdout: 't\n', stderr: '+ echo t\n' },
      { text: "PS4='$LINENO> '; echo u", stdout: 'u\n', stderr: /^\+ PS4=.*\n\d+> echo u\n$/ },
      { text: 'set +x', stderr: /^\d+> set \+x\n$/ },
      { text: 'echo v', stdout: 'v\n' },
    ],
  },
  {
    name: 'set -v shows the author lines only',
    commands: [
      { text: 'set -v' },
      { text: 'echo t', stdout: 't\n', stderr: 'echo t\n' },
      { text: 'set +v; echo $-', stdout: 'hB\n', stderr: 'set +v; echo $-\n' },
    ],
  },
  {
    name: 'set -n stops bash from running anything, also the record',
    commands: [
      { text: 'X=1' },
      { text: 'set -n', outcome: 'unknown', status: null, ended: true, lost: [OWN] },
      { text: 'echo on $X', stdout: 'on 1\n' },
    ],
  },
  {
    name: 'set -o posix and POSIXLY_CORRECT',
    commands: [
      { text: 'set -o posix' },
      { text: 'echo a; f() { return 3; }; f', stdout: 'a\n', status: 3 },
      { text: 'exit 1', status: 1, ended: true },
      { text: 'shopt -qo posix && echo posix; set +o posix', stdout: 'posix\n' },
      { text: 'POSIXLY_CORRECT=1' },
      { text: 'echo $?', stdout: '0\n' },
    ],
  },
  {
    name: 'noclobber, noglob, failglob, nounset',
    commands: [
      { text: 'set -C -f -u; shopt -s failglob' },
      { text: 'echo 1 >f; echo 2 >f', stderr: /cannot overwrite/, status: 1 },
      { text: 'cat f', stdout: '1\n' },
    ],
  },
  {
    name: 'job control',
    commands: [
      { text: 'set -m' },
      { text: 'sleep 0.05 & wait %1', stderr: /.*/ },
      { text: 'echo on', stdout: 'on\n', stderr: /.*/ },
    ],
  },
  {
    name: 'a restricted shell',
    commands: [
      {
        text: 'set -r',
        outcome: 'unknown',
        status: null,
        ended: true,
        stdout: /.*/,
        stderr: /.*/,
        lost: [OWN],
      },
      { text: 'echo on >/dev/null' },
    ],
  },
  {
    name: 'limits: no descriptor, no file',
    commands: [
      { text: 'ulimit -S -n 4', outcome: 'unknown', status: null, ended: true, stderr: /.*/, lost: [OWN] },
      { text: 'ulimit -S -f 100; ulimit -f', stdout: '100\n' },
      { text: 'exit', ended: true, lost: [/limits/] },
    ],
  },
  {
    name: 'subshells and command substitution leave the shell alone',
    commands: [
      { text: '(cd /; exit 9)', status: 9 },
      { text: 'x=$(cd /; exit 8); echo $?', stdout: '8\n' },
      { text: 'pwd', stdout: /\/work\n$/ },
    ],
  },
  {
    name: 'a current directory that is gone',
    commands: [
      { text: 'mkdir gone; cd gone; rmdir ../gone' },
      { text: 'echo on; pwd', stdout: /^on\n.*\/gone\n$/ },
      { text: 'exit', ended: true, lost: [/the variable PWD/, /current directory .*\/gone/] },
      // Not in another directory, unasked.
      { text: 'pwd', status: null, outcome: 'not-started' },
    ],
  },
  {
    name: 'BASH_ENV is for scripts, not for the session',
    environment: { BASH_ENV: '/dev/null/none' },
    commands: [
      { text: 'echo $BASH_ENV', stdout: '/dev/null/none\n' },
      { text: 'exit', ended: true },
      { text: 'echo $BASH_ENV', stdout: '/dev/null/none\n' },
    ],
  },
];

const overrides: NastyCase[] = [
  {
    name: 'functions named printf, declare, trap, export, set, exec, kill',
    commands: [
      {
        text: 'for f in printf declare trap export set alias umask pwd jobs exec kill return : true shopt cd unset; do eval "$f() { echo no; }"; done',
      },
      { text: '/bin/echo a; (exit 6)', stdout: 'a\n', status: 6 },
      { text: 'echo $?', stdout: '6\n' },
      { text: 'exit 1', status: 1, ended: true, lost: [/descriptors/] },
      { text: 'printf x', stdout: 'no\n' },
    ],
  },
  {
    name: 'aliases named builtin, command, printf, if, case',
    commands: [
      { text: "alias builtin='echo no' command='echo no' printf='echo no' .='echo no'" },
      { text: 'echo on', stdout: 'on\n' },
      { text: 'printf x', stdout: 'no x\n' },
    ],
  },
  {
    name: 'a function named builtin that passes on',
    commands: [{ text: 'builtin() { command builtin "$@"; }' }, { text: 'echo on', stdout: 'on\n' }],
  },
  {
    name: 'a function named builtin that does not pass on: the end is not known, and a new bash goes on without it',
    commands: [
      { text: 'builtin() { echo no; }', outcome: 'unknown', status: null, ended: true, lost: [OWN] },
      { text: 'builtin echo on', stdout: 'on\n' },
    ],
  },
  {
    name: 'disabled builtins',
    commands: [
      { text: 'enable -n printf', outcome: 'unknown', status: null, ended: true, lost: [OWN] },
      { text: 'type -t printf', stdout: 'builtin\n' },
    ],
  },
  {
    name: 'a readonly driver variable, and one that is unset',
    commands: [
      { text: 'unset MDROLLBACK_COMMAND' },
      { text: 'readonly MDROLLBACK_COMMAND' },
      { text: 'echo on', stdout: 'on\n' },
    ],
  },
];

export const nasty: readonly NastyCase[] = [
  ...ends,
  ...streams,
  ...carried,
  ...traps,
  ...syntax,
  ...modes,
  ...overrides,
];
