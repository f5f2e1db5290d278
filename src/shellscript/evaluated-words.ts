/**
 * Where bash, or a shell that it starts, reads text once more as code: `bash -c '…'`, `ssh host "…"`, `eval`, a heredoc fed to a shell.
 * A variable's value in such text would be code too (language.md §0.6).
 */

import type { CommandArgument, HereDoc, Word } from 'unbash';
import { SSH_VALUED } from './interactive-rules.ts';
import { isLiteral } from './literal.ts';
import { readOptions } from './options.ts';
import { replacedIn } from './replaced-words.ts';
import type { FoundCommand, FoundHeredoc, Survey } from './survey.ts';
import { peel } from './wrappers.ts';

/** Text that is read again as shell code: words joined by blanks, or a heredoc's body; or a stretch of which nothing better is known. */
export type Evaluated =
  | { readonly kind: 'words'; readonly words: readonly Word[] }
  | { readonly kind: 'heredoc'; readonly heredoc: HereDoc }
  | { readonly kind: 'unknown'; readonly start: number; readonly end: number };

/** Shells that read back what `${V@Q}` writes; fish and csh quote otherwise. */
const SHELL = /^(?:.*\/)?(?:ba|z|da|k|a)?sh$/;
/** Programs that hand a script to a shell wherever they are started. */
const STARTED = /^(?:.*\/)?(?:(?:ba|z|da|k|a)?sh|su|runuser|ssh)$/;

/** Programs that start the program which their arguments name. */
const LAUNCHERS: ReadonlySet<string> = new Set(
  (
    'docker podman nerdctl docker-compose podman-compose kubectl oc crictl find chroot nsenter lxc gosu su-exec setpriv unshare ' +
    'systemd-run tini dumb-init'
  ).split(' '),
);

/** Programs that read some argument as code in ways not told apart here. */
const UNKNOWN: ReadonlySet<string> = new Set(
  (
    'alias bind complete compgen let unset read mapfile readarray getopts wait env script parallel at batch ansible salt pssh pdsh rsh csh tcsh fish ' +
    'vagrant gcloud flock screen tmux expect'
  ).split(' '),
);

/** Builtins that assign: a value behind `NAME=` is data, the name is not. */
const DECLARES: ReadonlySet<string> = new Set(['declare', 'typeset', 'local', 'readonly', 'export']);

/** All evaluated text of a survey. `isHole` tells the words whose value is not in the text: those with a placeholder. */
export function evaluatedIn(found: Survey, isHole: (word: CommandArgument) => boolean): Evaluated[] {
  const evaluated: Evaluated[] = [];
  for (const command of found.commands) {
    if (command.anchor === null) evaluated.push(...evaluatedBy(command, found.heredocs, isHole));
  }
  return evaluated;
}

/** The evaluated text of one command. */
export function evaluatedBy(
  command: FoundCommand,
  heredocs: readonly FoundHeredoc[],
  isHole: (word: CommandArgument) => boolean,
): Evaluated[] {
  const { node } = command;
  if (node.name === undefined) return [];
  const words: CommandArgument[] = [node.name, ...node.args];
  const values = words.map((word) =>
    word.type === 'Word' && isLiteral(word) && !isHole(word) ? word.value : null,
  );
  const peeled = peel(values);
  const { at } = peeled;
  const replaced = replacedIn(words, values, peeled);
  const name = values[at] ?? null;
  if (name === null) {
    // A variable's name is all that is known: `$SSH host rm <file>`.
    const remote = /ssh/i.test(words[at]?.text ?? '');
    return [...replaced, ...(remote ? unknown(words.slice(at + 1)) : launched('', words, values))];
  }
  const program = name.slice(name.lastIndexOf('/') + 1);
  const evaluated = [...replaced, ...wordsRead(program, words.slice(at), values.slice(at))];
  if (readsScript(program, values.slice(at))) return [...evaluated, ...fedTo(command, heredocs)];
  // `eval bash <<E`, `bash -c 'sh' <<E`: a shell that such a script starts may read what the outer one is fed.
  const nests =
    evaluated.length > 0 && values.slice(at + 1).some((value) => STARTS_SHELL.test(value ?? 'sh'));
  return nests ? [...evaluated, ...fedTo(command, heredocs).map(asUnknown)] : evaluated;
}

const STARTS_SHELL = /\b(?:(?:ba|z|da|k|a)?sh|su|source|eval)\b|(?:^|\s)\.\s/;

function asUnknown(fed: Evaluated): Evaluated {
  if (fed.kind === 'unknown') return fed;
  const first = fed.kind === 'words' ? fed.words[0] : fed.heredoc.body;
  return { kind: 'unknown', start: first?.pos ?? 0, end: first?.end ?? 0 };
}

/** The arguments that `words[0]` reads as code. */
function wordsRead(
  program: string,
  words: readonly CommandArgument[],
  values: readonly (string | null)[],
): Evaluated[] {
  const args = values.slice(1);
  if (program === 'eval') return joined(words.slice(1));
  if (program === 'trap') return joined(words.slice(1, 2));
  if (program === 'watch') return joined(words.slice(1 + firstOperand(args, '-n -d --interval')));
  if (program === 'ssh' || program === 'slogin')
    return joined(words.slice(2 + firstOperand(args, SSH_VALUED)));
  if (program === 'su' || program === 'runuser') return behindOption(words, args, /^(?:-[a-z]*c|--command)$/);
  if (SHELL.test(program))
    return [...behindOption(words, args, /^-[a-zA-Z]*c$/), ...words.flatMap(substituted)];
  if (program === 'source' || program === '.') return words.flatMap(substituted);
  if (DECLARES.has(program)) return declared(words, args);
  // Where the format could be `-va[$(…)]`, or a word before a name be `-v`, the value could name a variable.
  if (program === 'printf') return printed(words.slice(1), args);
  if (program === 'test' || program === '[')
    return words.flatMap((word, at) => (/^-[vR]$/.test(values[at - 1] ?? '-v') ? unknown([word]) : []));
  if (program === 'git' && runsScripts(args)) return unknown(words.slice(1));
  if (UNKNOWN.has(program)) return unknown(words.slice(1));
  return launched(program, words, values);
}

function firstOperand(args: readonly (string | null)[], valued: string): number {
  return args.length - readOptions(args, { valued, ordered: true }).operands.length;
}

/** The word behind the option, or everything if the option is spelled in a way that is not followed. */
function behindOption(
  words: readonly CommandArgument[],
  args: readonly (string | null)[],
  option: RegExp,
): Evaluated[] {
  const at = args.findIndex((arg) => arg !== null && option.test(arg));
  if (at !== -1) return joined(words.slice(at + 2, at + 3));
  return args.some((arg) => arg?.startsWith('--command') ?? false) ? unknown(words.slice(1)) : [];
}

/** `declare -i x=…` evaluates its value, `declare -n x=…` names a variable, `declare "$x"` assigns what it is told. */
function declared(words: readonly CommandArgument[], args: readonly (string | null)[]): Evaluated[] {
  if (args.some((arg) => arg !== null && /^-[a-zA-Z]*[in]/.test(arg))) return unknown(words.slice(1));
  return words.slice(1).flatMap((word) => (word.type === 'Assignment' ? [] : unknown([word])));
}

function printed(words: readonly CommandArgument[], args: readonly (string | null)[]): Evaluated[] {
  if (args[0] === null) return unknown(words.slice(0, 1));
  return args[0] === '-v' ? unknown(words.slice(1, 2)) : [];
}

function runsScripts(args: readonly (string | null)[]): boolean {
  const named = (...names: string[]): boolean => args.some((arg) => arg !== null && names.includes(arg));
  return named('foreach', 'filter-branch') || (named('rebase') && named('-x', '--exec'));
}

/** `bash <(…)`: what is printed there is the script. */
function substituted(word: CommandArgument): Evaluated[] {
  const parts = word.type === 'Word' ? (word.parts ?? []) : [];
  return parts.some((part) => part.type === 'ProcessSubstitution') ? unknown([word]) : [];
}

/** `docker exec c sh -c '…'`; behind a program that is not known to start others it may be mere text. */
function launched(
  program: string,
  words: readonly CommandArgument[],
  values: readonly (string | null)[],
): Evaluated[] {
  const at = values.findIndex((value, index) => index > 0 && value !== null && STARTED.test(value));
  if (at === -1) return [];
  const started = values[at] ?? '';
  // A container, too, may be called `ssh`: only behind -c is it sure that a script stands there.
  if (/ssh$/.test(started)) return LAUNCHERS.has(program) ? unknown(words.slice(at + 1)) : [];
  const inner = behindOption(words.slice(at), values.slice(at + 1), /^(?:-[a-zA-Z]*c|--command)$/);
  return LAUNCHERS.has(program) || inner.length === 0 ? inner : unknown(words.slice(at));
}

function joined(words: readonly CommandArgument[]): Evaluated[] {
  const plain = words.filter((word) => word.type === 'Word');
  if (plain.length < words.length) return unknown(words);
  return words.length === 0 ? [] : [{ kind: 'words', words: plain }];
}

function unknown(words: readonly CommandArgument[]): Evaluated[] {
  return words.map((word) => ({ kind: 'unknown', start: word.pos, end: word.end }));
}

/** It takes its standard input for a script: a shell without a script of its own, here or elsewhere. */
function readsScript(program: string, values: readonly (string | null)[]): boolean {
  const args = values.slice(1);
  if (program === 'source' || program === '.') return true;
  if (program === 'ssh' || program === 'slogin') {
    const behind = args.slice(firstOperand(args, SSH_VALUED) + 1);
    return (
      behind.length === 0 ||
      behind.some((value) => value === null || /\b(?:(?:ba|z|da|k|a)?sh|su)\b/.test(value))
    );
  }
  if (program === 'su' || program === 'runuser')
    return !args.some((arg) => arg === '-c' || arg === '--command');
  const at = SHELL.test(program)
    ? 0
    : LAUNCHERS.has(program)
      ? values.findIndex((value) => value !== null && SHELL.test(value))
      : -1;
  if (at === -1) return false;
  const behind = values.slice(at + 1);
  return (
    behind.includes('-s') ||
    behind.every((value) => value?.startsWith('-') === true && !/^-[a-zA-Z]*c$/.test(value))
  );
}

/** What a script-reading command is fed with: its heredocs, its here-strings, and everything before it in a pipeline. */
function fedTo({ node, pipedFrom, around }: FoundCommand, heredocs: readonly FoundHeredoc[]): Evaluated[] {
  const fed: Evaluated[] = [];
  for (const redirect of [...node.redirects, ...around]) {
    if (redirect.type === 'HereDoc') fed.push({ kind: 'heredoc', heredoc: redirect });
    else if (redirect.type === 'HereString' && redirect.target !== undefined)
      fed.push({ kind: 'words', words: [redirect.target] });
    else if (redirect.target !== undefined) fed.push(...substituted(redirect.target));
  }
  if (pipedFrom === null) return fed;
  fed.push({ kind: 'unknown', start: pipedFrom, end: node.pos });
  for (const { start, body } of heredocs)
    if (start >= pipedFrom && start < node.pos) fed.push({ kind: 'unknown', ...body });
  return fed;
}
