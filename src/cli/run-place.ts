import { resolve } from 'node:path';
import type { Io } from './io.ts';

/** Where runs are kept: `$MDROLLBACK_HOME`, else `.mdrollback` in the working directory (language.md §10). */
export function runBase(io: Io): string {
  const home = io.env['MDROLLBACK_HOME'] ?? '';
  return resolve(io.cwd, home === '' ? '.mdrollback' : home);
}
