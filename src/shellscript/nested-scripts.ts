/** Scripts inside of a call's arguments. */

import type { Call } from './types.ts';

const SHELL = /^(?:.*\/)?(?:ba|z|da|k|a)?sh$/;

/**
 * The literal scripts that the call hands to a shell on this machine: `bash -c '…'`, `su - user -c '…'`, `eval '…'`.
 * What `ssh` or `docker exec` runs elsewhere is not among them.
 */
export function nestedScripts(call: Call): string[] {
  const { program, args } = call;
  if (program === null) return [];
  if (program === 'eval') return args.every((arg) => arg !== null) && args.length > 0 ? [args.join(' ')] : [];
  const takes = SHELL.test(program) || program === 'su' || program === 'runuser';
  if (!takes) return [];
  const at = args.findIndex((arg) => arg !== null && /^(?:-[a-zA-Z]*c|--command)$/.test(arg));
  const script = at === -1 ? null : (args[at + 1] ?? null);
  return script === null ? [] : [script];
}
