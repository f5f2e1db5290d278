/**
 * Arguments in which a program replaces text before it starts another one: `find … -exec`, `xargs -I{}`, `sudo -i`.
 * A value like `{}` would not arrive there as it is, and in a script a file's name would be code (language.md §0.6).
 */

import type { CommandArgument } from 'unbash';
import { peel } from './wrappers.ts';
import type { Peeled } from './wrappers.ts';

export interface Replaced {
  readonly kind: 'unknown';
  readonly start: number;
  readonly end: number;
}

type Values = readonly (string | null)[];

/** The words of a command whose text is not handed on as it stands; null stands for a word with an expansion or a placeholder. */
export function replacedIn(words: readonly CommandArgument[], values: Values, peeled: Peeled): Replaced[] {
  const from = Math.min(behindExec(values), behindXargs(values), behindShell(peeled));
  return words.slice(from).map(({ pos, end }) => ({ kind: 'unknown', start: pos, end }));
}

const EXEC = /^-(?:exec|ok)(?:dir)?$/;
const FD_EXEC = /^(?:-[xX]|--exec|--exec-batch)$/;

/** `find` replaces `{}` wherever it stands behind `-exec`, and ends at a word `;`. Only find has options of these names. */
function behindExec(values: Values): number {
  const fd = values.some((value) => value !== null && /^(?:.*\/)?fd(?:find)?$/.test(value));
  const at = values.findIndex((value) => value !== null && (EXEC.test(value) || (fd && FD_EXEC.test(value))));
  return at === -1 ? Infinity : at + 1;
}

/** xargs, started by whatever program, with a replacement string; or with words that hide whether there is one. */
function behindXargs(values: Values): number {
  const at = values.findIndex((value) => value !== null && /^(?:.*\/)?xargs$/.test(value));
  if (at === -1) return Infinity;
  const { wrapperArgs, at: program } = peel(['xargs', ...values.slice(at + 1)]);
  const own = wrapperArgs[0] ?? values.slice(at + 1);
  const replaces = own.some((option) => option !== null && /^-[a-zA-Z0-9]*[IiJ]|^--r/.test(option));
  const hidden = program < values.length - at && values[at + program] === null;
  return replaces || hidden ? at + 1 : Infinity;
}

/** `sudo -i` and `sudo -s` join the words for a shell, and leave `$` as it is. */
function behindShell({ wrappers, wrapperArgs }: Peeled): number {
  const shell = wrappers.some(
    (wrapper, index) =>
      wrapper === 'sudo' &&
      (wrapperArgs[index] ?? []).some(
        (option) => option !== null && /^-[HnEbkSAP]*[is]|^--(?:login|shell)$/.test(option),
      ),
  );
  return shell ? 0 : Infinity;
}
