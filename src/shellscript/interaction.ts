/** Tells which commands need a person (language.md §9), by the tables of interaction-rules.ts. */

import { EXEC_RULES, INTERACTION_RULES, SSH } from './interaction-rules.ts';
import { nestedScripts } from './nested-scripts.ts';
import { invocationOf, match, namesAny, readOptions, rulesFor } from './options.ts';
import type { InteractionRule, Invocation } from './options.ts';
import { parseScript } from './parse-script.ts';
import { SERVER_ENDS, SERVER_PATH } from './server-rules.ts';
import { PASSWORD_PROMPTS } from './terminal-rules.ts';
import type { Call, Command } from './types.ts';
import { peel } from './wrappers.ts';

export type Interaction =
  | {
      /** Nothing that the tool could run: an editor, a login elsewhere, a command that never ends, a client's own shell. */
      readonly manual: 'interactive' | 'remote' | 'endless' | 'client';
      /** A bare `su -`: what follows is typed into the shell that it opens. */
      readonly opensShell: boolean;
    }
  | {
      /** It ends by itself, and asks on the terminal on its way. */
      readonly terminal: true;
    };

/** Null: as far as is known it asks nothing and ends. A function's definition runs nothing. */
export function classifyInteraction(command: Command): Interaction | null {
  const kind = classifyCommand(command, HERE);
  if (kind === null) return null;
  if (kind === 'terminal') return { terminal: true };
  return { manual: kind, opensShell: kind === 'interactive' && command.calls.some(opensShell) };
}

type Kind = InteractionRule['is'];

/** Where a command runs. */
interface Place {
  /** Something is fed to the shell that runs it, so that nobody types. */
  readonly fed: boolean;
  /** sudo can ask for a password. */
  readonly hasTerminal: boolean;
  /** It runs on another machine: a shell that is opened there is `remote`. */
  readonly remote: boolean;
  /** Scripts in scripts are followed no further than `DEEPEST`. */
  readonly depth: number;
}

const HERE: Place = { fed: false, hasTerminal: true, remote: false, depth: 0 };
const DEEPEST = 4;

function classifyCommand(command: Command, place: Place): Kind | null {
  if (command.shape === 'Function') return null;
  if (loopsForEver(command)) return 'endless';
  let terminal = command.shape === 'Select';
  for (const [index, call] of command.calls.entries()) {
    const found = classifyCall(call, command, index, place);
    if (found !== null && found !== 'terminal') return found;
    terminal ||= found === 'terminal';
  }
  return terminal ? 'terminal' : null;
}

function classifyCall(call: Call, command: Command, index: number, place: Place): Kind | null {
  if (isTorn(call, command)) return 'remote';
  const fed = place.fed || isFed(call, command);
  const password = place.hasTerminal && asksForPassword(call) ? 'terminal' : null;
  const kind = classifyScripts(call, { ...place, fed }) ?? classifyProgram(call, fed);
  if (kind === 'endless' && isBounded(call, command, index)) return password;
  return kind === 'interactive' && place.remote && opensShell(call) ? 'remote' : (kind ?? password);
}

function classifyProgram({ program, args }: Call, fed: boolean): Kind | null {
  return program === null ? null : classifyWords(program, args, fed);
}

/** The scripts that it hands to a shell here (`bash -c '…'`) or to one elsewhere (`ssh host '…'`). */
function classifyScripts(call: Call, place: Place): Kind | null {
  if (place.depth > DEEPEST) return null;
  const remote = remoteScript(call);
  const scripts = remote === null ? nestedScripts(call) : [remote.text];
  const depth = place.depth + 1;
  const inner: Place =
    remote === null
      ? { ...place, depth }
      : { fed: place.fed || remote.deaf, hasTerminal: remote.terminal, remote: true, depth };
  const kinds = scripts.flatMap((text) => {
    const items = parseScript(text).groups.flatMap((group) => group.items);
    return items.map((item) => (item.kind === 'command' ? classifyCommand(item, inner) : null));
  });
  const manual = kinds.find((kind) => kind !== null && kind !== 'terminal') ?? null;
  if (manual !== null) return manual;
  // `-t` is given since something there asks.
  return kinds.includes('terminal') || (remote?.terminal === true && !place.fed) ? 'terminal' : null;
}

interface RemoteScript {
  readonly text: string;
  /** `ssh -t`. */
  readonly terminal: boolean;
  /** `ssh -n`: its standard input is empty. */
  readonly deaf: boolean;
}

/** The words behind the host, joined by blanks; null where there are none, or where ssh goes to the background. */
function remoteScript({ program, args, rawArgs }: Call): RemoteScript | null {
  const found = program === null ? null : match(invocationOf(program, args), SSH);
  if (found === null || found.options.has('-f')) return null;
  const behind = found.operands.length - 1;
  const words = args.slice(-behind).map((arg, index) => arg ?? unquoted(rawArgs.at(index - behind) ?? ''));
  return { text: words.join(' '), terminal: found.options.has('-t'), deaf: found.options.has('-n') };
}

/** What a word with an expansion or a placeholder says, near enough to know the programs in it. */
function unquoted(raw: string): string {
  return /^(["'])([^]*)\1$/.exec(raw)?.[2] ?? raw;
}

function opensShell({ program, args }: Call): boolean {
  if (program === 'sudo')
    return args.some((arg) => /^(?:-[A-Za-z]*[is][A-Za-z]*|--login|--shell)$/.test(arg ?? ''));
  return isShell(program) || /^(?:su|newgrp|runuser)$/.test(program ?? '');
}

function classifyWords(program: string, args: readonly (string | null)[], fed: boolean): Kind | null {
  const invocation = invocationOf(program, args);
  const elsewhere = classifyElsewhere(invocation, fed);
  if (elsewhere !== null) return elsewhere;
  const module = classifyModule(invocation, fed);
  if (module !== null) return module;
  const rule = rulesFor(INTERACTION_RULES, invocation.program).find(
    (candidate) => !(fed && candidate.typed === true) && match(invocation, candidate) !== null,
  );
  if (rule !== undefined) return rule.is;
  if (isServerPath(program, args)) return 'endless';
  return match(invocation, PASSWORD_PROMPTS) === null ? null : 'terminal';
}

/** `docker exec -it c sh`, `kubectl exec p -- bash`: what runs there decides, and a terminal is needed with `-t`. */
function classifyElsewhere(invocation: Invocation, fed: boolean): Kind | null {
  for (const rule of rulesFor(EXEC_RULES, invocation.program)) {
    const found = match(invocation, rule);
    if (found === null) continue;
    const { at } = peel(found.operands.slice(1));
    const [program, ...args] = found.operands.slice(1 + at);
    const tty = found.options.has('-t') || found.options.has('--tty');
    const running = invocation.rest.includes('run');
    if (program === undefined) return tty && running && !fed ? 'remote' : null;
    const inner = program === null ? null : classifyWords(program, args, fed);
    if (inner === 'interactive' && isShell(program)) return 'remote';
    return inner ?? (tty && !fed ? 'terminal' : null);
  }
  return null;
}

function isShell(program: string | null): boolean {
  return program !== null && /(?:^|\/)(?:ba|z|da|k|a|fi)?sh$/.test(program);
}

/** `python -m http.server` serves until it is stopped; `python -m gunicorn …` is gunicorn. */
function classifyModule({ program, rest }: Invocation, fed: boolean): Kind | null {
  if (!/^python[\d.]*$/.test(program)) return null;
  const at = rest.findIndex((word) => word?.startsWith('-') !== true || word === '-m');
  const module = rest[at] === '-m' ? (rest[at + 1] ?? '') : '';
  if (/^(?:http\.server|SimpleHTTPServer|smtpd)$/.test(module)) return 'endless';
  return /^(?:uvicorn|gunicorn|hypercorn|daphne|celery|flask|streamlit|jupyter)$/.test(module)
    ? classifyWords(module, rest.slice(at + 2), fed)
    : null;
}

/** `./bin/pd-server --config …`; with a first word that is no option it may be `stop` or `migrate`. */
function isServerPath(program: string, args: readonly (string | null)[]): boolean {
  if (!SERVER_PATH.test(program) || args[0]?.startsWith('-') === false) return false;
  return !namesAny(SERVER_ENDS.lacks ?? '', readOptions(args, SERVER_ENDS).options);
}

/** sudo and doas ask for a password unless they are told not to. */
function asksForPassword({ wrappers, wrapperArgs, program, args }: Call): boolean {
  const asks = (options: readonly (string | null)[]): boolean => {
    const read = readOptions(options, { valued: '-u -g -h -p -C -D -R -T', ordered: true }).options;
    return !['-n', '-S', '-A', '--non-interactive', '--stdin', '--askpass'].some((name) => read.has(name));
  };
  if (program === 'sudo' || program === 'doas') return asks(args);
  return wrappers.some(
    (wrapper, index) => (wrapper === 'sudo' || wrapper === 'doas') && asks(wrapperArgs[index] ?? []),
  );
}

const ALMOST_SSH = new Set('sh ss shs hss sssh sshh'.split(' '));

/**
 * `ssh<host>`, `sshroot@host`, `ssh root@10.0.0.1<.28`, `sh root@host`: a letter or a blank is lost or a character slipped in, and an
 * author who went to another machine must not be taken to have stayed here.
 */
function isTorn(call: Call, command: Command): boolean {
  const text = command.text.slice(call.start - command.start, call.end - command.start);
  if (/^(?:sudo\s+)?ssh</.test(text) || /^[\w.-]+@[\w.-]+$/.test(call.program ?? '')) return true;
  if (ALMOST_SSH.has(call.program ?? '') && /^[\w.-]+@[\w.-]+$/.test(call.args.at(-1) ?? '')) return true;
  if (call.program !== 'ssh') return false;
  return call.redirects.some(({ operator, target }) => {
    const before = text.slice(0, Math.max(0, text.indexOf(`${operator}${target}`)));
    // `0<file` names a descriptor.
    return operator === '<' && /\S$/.test(before) && !/\s\d+$/.test(before);
  });
}

/** Something is fed to its standard input: a pipe, a file, a heredoc, or a redirection of the loop that it stands in. */
function isFed(call: Call, command: Command): boolean {
  if (call.piped || call.wrappers.includes('xargs')) return true;
  if (call.redirects.some(({ operator }) => operator.startsWith('<'))) return true;
  const behind = command.text.slice(call.end - command.start);
  return (
    /^(?:While|For|If|BraceGroup|Subshell|Case|Until)$/.test(command.shape) &&
    /(?:done|fi|esac|[})])\s*<[^(]/.test(behind)
  );
}

/** What never ends by itself does end: under `timeout`, in the background, or when the reader behind it has enough. */
function isBounded(call: Call, command: Command, index: number): boolean {
  if (call.wrappers.includes('timeout')) return true;
  let last = call;
  for (const next of command.calls.slice(index + 1)) {
    if (!next.piped) break;
    if (stopsReading(next)) return true;
    last = next;
  }
  return /^\s*&(?![&>])/.test(command.text.slice(last.end - command.start));
}

function stopsReading({ program, args }: Call): boolean {
  if (program === 'head') return true;
  const { options } = readOptions(args, { valued: '-m -e -f -A -B -C --max-count' });
  return program === 'grep' && ['-m', '-q', '--max-count', '--quiet'].some((name) => options.has(name));
}

/** `while true; do …; done` without a way out. */
function loopsForEver({ shape, calls, background }: Command): boolean {
  if (shape !== 'While' || background) return false;
  const condition = calls[0]?.program;
  const leaves = calls.some(
    ({ program }) => program === 'break' || program === 'exit' || program === 'return',
  );
  return (condition === 'true' || condition === ':') && !leaves;
}
