/** Tells which commands need a person (language.md §9), by the tables of interaction-rules.ts. */

import { EXEC_RULES, INTERACTION_RULES } from './interaction-rules.ts';
import { invocationOf, match, readOptions, rulesFor } from './options.ts';
import type { InteractionRule, Invocation } from './options.ts';
import { PASSWORD_PROMPTS } from './terminal-rules.ts';
import type { Call, Command } from './types.ts';
import { peel } from './wrappers.ts';

export type Interaction =
  | {
      /** Nothing that the tool could run: an editor, a login elsewhere, a command that never ends, a client's own shell. */
      readonly manual: 'interactive' | 'remote' | 'endless' | 'client';
    }
  | {
      /** It ends by itself, and asks on the terminal on its way. */
      readonly terminal: true;
    };

/** Null: as far as is known it asks nothing and ends. A function's definition runs nothing. */
export function classifyInteraction(command: Command): Interaction | null {
  if (command.shape === 'Function') return null;
  if (loopsForEver(command)) return { manual: 'endless' };
  let terminal = command.shape === 'Select';
  for (const [index, call] of command.calls.entries()) {
    const found = classifyCall(call, command, index);
    if (found !== null && found !== 'terminal') return { manual: found };
    terminal ||= found === 'terminal';
  }
  return terminal ? { terminal: true } : null;
}

type Kind = InteractionRule['is'];

function classifyCall(call: Call, command: Command, index: number): Kind | null {
  const kind = call.program === null ? null : classifyWords(call.program, call.args, isFed(call, command));
  if (kind === 'endless' && isBounded(call, command, index)) return asksForPassword(call) ? 'terminal' : null;
  if (kind !== null) return kind;
  return asksForPassword(call) ? 'terminal' : null;
}

function classifyWords(program: string, args: readonly (string | null)[], fed: boolean): Kind | null {
  const invocation = invocationOf(program, args);
  const elsewhere = classifyElsewhere(invocation, fed);
  if (elsewhere !== null) return elsewhere;
  if (isServerModule(invocation)) return 'endless';
  const rule = rulesFor(INTERACTION_RULES, invocation.program).find(
    (candidate) => !(fed && candidate.typed === true) && match(invocation, candidate) !== null,
  );
  if (rule !== undefined) return rule.is;
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

/** `python -m http.server` serves until it is stopped. */
function isServerModule({ program, rest }: Invocation): boolean {
  if (!/^python[\d.]*$/.test(program)) return false;
  const at = rest.indexOf('-m');
  return at !== -1 && /^(?:http\.server|SimpleHTTPServer|smtpd|pydoc)$/.test(rest[at + 1] ?? '');
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
