/** Programs that a command starts by a script or a program of its own arguments (language.md §5). */

import { nestedScripts } from './nested-scripts.ts';
import { parseScript } from './parse-script.ts';
import type { Call, Command } from './types.ts';

/** Scripts in scripts are followed no further than this. */
const DEEPEST = 3;
/** Of other users the PATH is not known. */
const OTHER_USERS: ReadonlySet<string> = new Set(['su', 'runuser']);
const FINDS: ReadonlySet<string> = new Set(['-exec', '-execdir', '-ok', '-okdir']);

export interface Names {
  /** The programs of `bash -c '…'`, `eval '…'`, `trap '…'` and `find -exec …`; names that these define are none. */
  readonly inner: readonly string[];
  /** Functions and aliases that the text defines for what follows it. */
  readonly defined: readonly string[];
}

/** What a text starts by the arguments of its programs, and what it defines. */
export function namesIn(text: string): Names {
  const commands = commandsIn(text);
  const calls = commands.flatMap((command) => command.calls);
  return {
    inner: [...new Set(calls.flatMap((call) => startedBy(call, 0)))],
    defined: commands.flatMap(({ defines }) => defines),
  };
}

function commandsIn(text: string): readonly Command[] {
  return parseScript(text).groups.flatMap(({ items }) => items.filter((item) => item.kind === 'command'));
}

function startedBy(call: Call, depth: number): readonly string[] {
  const { program, args } = call;
  if (program === null || OTHER_USERS.has(program) || depth > DEEPEST) return [];
  if (program === 'find')
    return args.flatMap((arg, at) => (arg !== null && FINDS.has(arg) ? (args[at + 1] ?? []) : []));
  const trapped =
    program === 'trap' && typeof args[0] === 'string' && !args[0].startsWith('-') ? [args[0]] : [];
  return [...nestedScripts(call), ...trapped].flatMap((script) => {
    const commands = commandsIn(script);
    const defined = new Set(commands.flatMap(({ defines }) => defines));
    return commands
      .flatMap(({ calls }) => calls)
      .flatMap((inner) => [
        ...(inner.program === null ? [] : [inner.program]),
        ...startedBy(inner, depth + 1),
      ])
      .filter((name) => !defined.has(name));
  });
}
