/** What the words of a command say about names and scripts. */

import type { CommandArgument } from 'unbash';
import { isLiteral } from '../literal.ts';

const NAME = /^[A-Za-z_]\w*$/;

/** The variables that a builtin fills with what it is given or reads. */
export function namesSetBy(program: string, args: readonly (string | null)[]): readonly string[] {
  if (program === 'printf')
    return args[0] === '-v' && args[1] !== undefined && args[1] !== null ? [args[1]] : [];
  if (program === 'read') {
    const names = args.filter((arg): arg is string => arg !== null && NAME.test(arg));
    return names.length === 0 ? ['REPLY'] : names;
  }
  if (program === 'mapfile' || program === 'readarray')
    return args.filter((arg): arg is string => arg !== null && NAME.test(arg));
  return [];
}

const SHELL = /^(?:ba|z|da|k|a)?sh$/;

/** The script of `eval '…'`, `bash -c '…'`, `trap '…'`, where it stands there in full. */
export function literalScript(program: string, words: readonly CommandArgument[]): string | null {
  const args = words.slice(1);
  if (program === 'eval') return args.length > 0 ? literal(args) : null;
  if (program === 'trap') return literal(args.slice(0, 1));
  if (!SHELL.test(program)) return null;
  const option = args.findIndex(({ text }) => /^-[a-zA-Z]*c$/.test(text));
  return option === -1 ? null : literal(args.slice(option + 1, option + 2));
}

function literal(words: readonly CommandArgument[]): string | null {
  const values = words.map((word) => (word.type === 'Word' && isLiteral(word) ? word.value : null));
  return values.length === 0 || values.includes(null) ? null : values.join(' ');
}
