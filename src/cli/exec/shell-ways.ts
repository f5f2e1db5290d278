import { accessSync, constants, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bashVersion, checkSyntax, findPrograms } from '../../shell/index.ts';
import { parseScript } from '../../shellscript/index.ts';
import { BASH_WORDS } from './bash-words.ts';

/** How texts are looked at before a run. */
export interface ShellWays {
  /** The names that bash would find. */
  readonly find: (names: readonly string[], cwd: string) => Promise<Set<string>>;
  readonly syntax: (texts: readonly string[]) => Promise<readonly (SyntaxFault | null)[]>;
  readonly version: () => Promise<string | null>;
}

interface SyntaxFault {
  /** Counts from 1; null where it is not known. */
  readonly line: number | null;
  readonly message: string;
}

/** By asking bash. */
export const BY_BASH: ShellWays = { find: findPrograms, syntax: checkSyntax, version: bashVersion };

/** Without a process, for a rehearsal: programs on PATH and the builtins of bash; syntax as this program reads it. */
export function withoutProcess(path: string): ShellWays {
  return {
    find: (names, cwd) => Promise.resolve(new Set(names.filter((name) => isThere(name, cwd, path)))),
    syntax: (texts) =>
      Promise.resolve(
        texts.map((text) => {
          const [error] = parseScript(text).errors;
          return error === undefined ? null : { line: error.line + 1, message: error.message };
        }),
      ),
    version: () => Promise.resolve('5.0'),
  };
}

function isThere(name: string, cwd: string, path: string): boolean {
  if (name.includes('/')) return isExecutable(resolve(cwd, name));
  return BASH_WORDS.has(name) || path.split(':').some((directory) => isExecutable(join(directory, name)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
