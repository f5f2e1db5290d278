/** Tells which commands change nothing, by the tables of read-only-rules.ts: only they may be run again (language.md §3). */

import { EXEC_RULES } from './interaction-rules.ts';
import { invocationOf, match, readOptions, rulesFor } from './options.ts';
import type { Invocation } from './options.ts';
import {
  HARMLESS_WRAPPERS,
  READ_ONLY_RULES,
  REDIS_QUERIES,
  REDIS_SUBQUERIES,
  SAFE_BEHIND_XARGS,
  VERSIONED,
} from './read-only-rules.ts';
import { readSource } from './source.ts';
import { asksOnly } from './sql-query.ts';
import type { Call, Command } from './types.ts';
import { peel } from './wrappers.ts';

/** True if every program in the command is known to change nothing. False in every doubt. */
export function isReadOnly(command: Command): boolean {
  if (command.background || command.defines.length > 0) return false;
  // The tables first: most commands are in none, and need not be read once more for their redirections.
  if (command.calls.length === 0 ? command.shape !== 'TestCommand' : !command.calls.every(isReadOnlyCall))
    return false;
  if (command.shape === 'Command' && PLAIN.test(command.text)) return true;
  const { survey, errors } = readSource(command.text);
  return errors.length === 0 && survey.redirects.every(writesNothing);
}

/** Words and closed quotes on one line: nothing is redirected and nothing is left open, so it need not be read again. */
const PLAIN = /^(?:[\w \t./:=,@%+-]|'[^'\n]*'|"[^"\n$`\\]*")*$/;

function writesNothing({ operator, target }: { operator: string; target: string }): boolean {
  if (operator === '<' || operator.startsWith('<<')) return true;
  return target === '/dev/null' || ((operator === '>&' || operator === '<&') && /^(?:\d+|-)$/.test(target));
}

/** Variables that change a program's words, not its work. */
const HARMLESS_VARIABLE =
  /^(?:LANG|LANGUAGE|LC_[A-Z]+|TZ|COLUMNS|TERM|NO_COLOR|PGPASSWORD|MYSQL_PWD|KUBECONFIG)=/;

function isReadOnlyCall(call: Call): boolean {
  const { program, args, wrappers, wrapperArgs, assignments } = call;
  if (program === null || !assignments.every((assignment) => HARMLESS_VARIABLE.test(assignment)))
    return false;
  if (!wrappers.every((wrapper) => HARMLESS_WRAPPERS.has(wrapper))) return false;
  // The program of that name, which is not bash's word, writes a file.
  if (
    wrappers.some(
      (wrapper, index) =>
        wrapper === 'time' && (wrapperArgs[index] ?? []).some((word) => word?.startsWith('-') ?? true),
    )
  )
    return false;
  const settings = wrapperArgs.flat().filter((word) => word === null || /^[A-Za-z_]\w*=/.test(word));
  if (!settings.every((word) => word !== null && HARMLESS_VARIABLE.test(word))) return false;
  if (wrappers.includes('xargs')) return SAFE_BEHIND_XARGS.has(program);
  // An unquoted variable may hold options.
  if (call.rawArgs.some((raw, index) => args[index] === null && /^[$`]/.test(raw)))
    return isSafeWithAnything(program);
  return isReadOnlyWords(program, args);
}

/** A script of the same name in another directory is another program. */
const SYSTEM_PATH = /^\/(?:usr\/(?:local\/)?)?s?bin\/[^/]+$/;

function isReadOnlyWords(program: string, args: readonly (string | null)[]): boolean {
  if (program.includes('/') && !SYSTEM_PATH.test(program)) return false;
  const invocation = invocationOf(program, args);
  if (asksForVersion(invocation.program, args)) return true;
  const special = SPECIAL.get(invocation.program);
  if (special !== undefined) return special(invocation, args);
  if (rulesFor(READ_ONLY_RULES, invocation.program).some((rule) => match(invocation, rule) !== null))
    return true;
  if (invocation.rest[0] === 'run') return false;
  for (const rule of rulesFor(EXEC_RULES, invocation.program)) {
    const found = match(invocation, rule);
    // Without `--` kubectl's own options cannot be told from those of the program.
    const apart = invocation.program !== 'kubectl' || invocation.rest.includes('--');
    if (found !== null && apart) return isReadOnlyElsewhere(found.operands.slice(1));
  }
  return false;
}

/** `kubectl exec pod -- ls`: what runs there decides. */
function isReadOnlyElsewhere(words: readonly (string | null)[]): boolean {
  const { wrappers, at } = peel(words);
  const program = words[at];
  return (
    wrappers.length === 0 && typeof program === 'string' && isReadOnlyWords(program, words.slice(at + 1))
  );
}

function isSafeWithAnything(program: string): boolean {
  return SAFE_BEHIND_XARGS.has(program) || program === 'test' || program === '[';
}

function asksForVersion(program: string, args: readonly (string | null)[]): boolean {
  const [only] = args;
  if (args.length !== 1 || typeof only !== 'string' || !Object.hasOwn(VERSIONED, only)) return false;
  return VERSIONED[only]?.split(' ').includes(program) ?? false;
}

type Judge = (invocation: Invocation, args: readonly (string | null)[]) => boolean;

/** Programs whose arguments' values decide. */
const SPECIAL: ReadonlyMap<string, Judge> = new Map<string, Judge>([
  ['date', (_, args) => isReadingDate(args)],
  ['curl', (_, args) => isReadingCurl(args)],
  ['wget', (_, args) => isReadingWget(args)],
  ['sed', (_, args) => isReadingSed(args)],
  ['awk', (_, args) => isReadingAwk(args)],
  ['gawk', (_, args) => isReadingAwk(args)],
  ['mysql', (_, args) => isQuery(args, ['-e', '--execute'])],
  ['mariadb', (_, args) => isQuery(args, ['-e', '--execute'])],
  [
    'psql',
    (_, args) =>
      isQuery(args, ['-c', '--command']) &&
      !hasAny(args, '-f -o -L --file --output --log-file', '-h -p -U -d -c -v'),
  ],
  ['redis-cli', ({ globals, rest }) => isRedisQuery(globals, rest)],
  ['service', (_, args) => args.length === 2 && args[1] === 'status'],
  [
    'sysctl',
    (_, args) =>
      !hasAny(args, '-w -p --write --load --system', '') && !args.some((arg) => arg?.includes('=') ?? true),
  ],
]);

function hasAny(args: readonly (string | null)[], names: string, valued: string): boolean {
  const { options } = readOptions(args, { lacks: names, valued });
  return names.split(' ').some((name) => options.has(name));
}

/** `date 0102030405` sets the clock. */
function isReadingDate(args: readonly (string | null)[]): boolean {
  const { options, operands } = readOptions(args, { valued: '-d -f -r --date --file --reference' });
  const known = /^-[uRI]$|^-[dfr]=?$|^--(?:utc|universal|date|iso-8601|rfc-3339|rfc-email|reference|file)=?$/;
  return (
    [...options].every((name) => known.test(name)) && operands.every((word) => word?.startsWith('+') ?? false)
  );
}

const CURL_READS =
  /^(?:-[sSfkiILvg#46]+|--(?:silent|show-error|fail|insecure|head|include|location|verbose|compressed|globoff|http1\.1|http2|ipv4|ipv6|fail-with-body))$/;
const CURL_READS_WITH_VALUE =
  /^(?:-[sSfkiILvg]*[mHAuewbxr]|--(?:max-time|connect-timeout|retry|retry-delay|retry-max-time|header|user-agent|user|referer|write-out|cookie|proxy|resolve|cacert|cert|key|range|connect-to))$/;

const OTHER_PROTOCOL = /^(?!https?:|ftps?:|file:)[a-z][a-z0-9+.-]*:\/\//i;

/** Only options that are known to send and write nothing; `-o /dev/null`; `-X GET`. */
function isReadingCurl(args: readonly (string | null)[]): boolean {
  // `gopher://host:6379/_FLUSHALL` is a command to whoever listens there.
  if (args.some((arg) => arg !== null && OTHER_PROTOCOL.test(arg))) return false;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? null;
    if (arg === null || !arg.startsWith('-') || CURL_READS.test(arg)) continue;
    const value = args[at + 1] ?? null;
    if (value?.includes('%output') === true) return false;
    const output = /^(?:-[sSfkiILvg]*o|--output)$/.test(arg) && value === '/dev/null';
    const method = /^(?:-[sSfkiILvg]*X|--request)$/.test(arg) && /^(?:GET|HEAD)$/.test(value ?? '');
    if (output || method || CURL_READS_WITH_VALUE.test(arg)) at += 1;
    else if (
      !/^-(?:XGET|XHEAD|m\d+)$|^-[sSfkiILvg]*o\/dev\/null$|^--(?:max-time|connect-timeout|retry)=\d+$/.test(
        arg,
      )
    )
      return false;
  }
  return true;
}

const WGET_READS =
  /^(?:-[qSc46]+|-nv|--(?:quiet|no-verbose|server-response|spider|no-check-certificate|no-proxy|no-cache|content-on-error|inet4-only|inet6-only)|--(?:timeout|tries|header|user-agent|user|password|max-redirect|waitretry|wait|referer|ca-certificate|connect-timeout|read-timeout|dns-timeout|progress)=.*|-[Tt]\d+)$/;
const WGET_READS_WITH_VALUE =
  /^(?:-[qS]*[TtU]|--(?:timeout|tries|header|user-agent|user|password|max-redirect))$/;
const WGET_AWAY = /^(?:-[qS]*O ?(?:-|\/dev\/null)|--output-document=(?:-|\/dev\/null))$/;

/** Only options that are known to send and write nothing, and the page to the output or nowhere. */
function isReadingWget(args: readonly (string | null)[]): boolean {
  let away = args.includes('--spider');
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? null;
    if (arg === null || !arg.startsWith('-') || WGET_READS.test(arg)) continue;
    const taken = /^(?:-[qS]*O|--output-document)$/.test(arg);
    if (WGET_AWAY.test(taken ? `-O ${args[at + 1] ?? ''}` : arg)) away = true;
    else if (taken || !WGET_READS_WITH_VALUE.test(arg)) return false;
    if (taken || WGET_READS_WITH_VALUE.test(arg)) at += 1;
  }
  return away;
}

/** `sed -n '1,20p'` and a plain `s/a/b/`: no `w`, no `e`, no file changed in place. */
function isReadingSed(args: readonly (string | null)[]): boolean {
  const { options, operands } = readOptions(args, {});
  if (![...options].every((name) => /^-[nErs]$|^--(?:quiet|silent|regexp-extended)$/.test(name)))
    return false;
  const script = operands[0] ?? '';
  const address = '(?:\\$|\\d+|/[^/]*/)';
  if (new RegExp(`^(?:${address}(?:,${address})?)?[pdq=]$`).test(script)) return true;
  const parts = script.startsWith('s') ? script.slice(2).split(script[1] ?? '/') : [];
  return parts.length === 3 && /^[gpI\d]*$/.test(parts[2] ?? '');
}

function isReadingAwk(args: readonly (string | null)[]): boolean {
  const { options, operands } = readOptions(args, { valued: '-F -v' });
  const program = operands[0] ?? null;
  if (program === null || ![...options].every((name) => /^-[Fv]=?$/.test(name))) return false;
  return !/[>|]|\bsystem\b|\bgetline\b|@/.test(program);
}

/** `--init-command` and `--tee` are none of them. */
const CLIENT_OPTIONS =
  /^--(?:host|port|user|username|password|database|dbname|socket|execute|command|skip-column-names|silent|batch|raw|table|vertical|ssl-mode|default-character-set|defaults-file|defaults-extra-file|login-path|connect-timeout|protocol|tuples-only|no-align|csv|quiet|no-password|no-psqlrc|pset)(?:=|$)/;

/** Everything given by `-e` (or `-c`) is a query, and something is given. */
function isQuery(args: readonly (string | null)[], names: readonly string[]): boolean {
  const given: (string | null)[] = [];
  args.forEach((arg, index) => {
    if (arg === null) return;
    const cluster = new RegExp(`^-[A-Za-z]*${names[0]?.slice(1) ?? ''}$`);
    if (names.includes(arg) || (cluster.test(arg) && !/^-[uphPDS]./.test(arg)))
      given.push(args[index + 1] ?? null);
    else if (names.some((name) => name.startsWith('--') && arg.startsWith(`${name}=`)))
      given.push(arg.slice(arg.indexOf('=') + 1));
    else if (arg.startsWith(names[0] ?? '') && arg.length > 2) given.push(arg.slice(2));
  });
  const long = args
    .filter((arg) => arg?.startsWith('--') === true)
    .every((arg) => CLIENT_OPTIONS.test(arg ?? ''));
  return long && given.length > 0 && given.every((sql) => sql !== null && asksOnly(sql));
}

function isRedisQuery(globals: ReadonlySet<string>, rest: readonly (string | null)[]): boolean {
  if (['--eval', '--pipe', '--rdb', '-x', '--cluster'].some((name) => globals.has(name))) return false;
  const [first, second] = rest.map((word) => word?.toLowerCase() ?? '');
  if (first === undefined) return false;
  return REDIS_QUERIES.has(first) || REDIS_SUBQUERIES.has(`${first} ${second ?? ''}`);
}
