import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';
import type { main } from './main.ts';

interface Bundle {
  readonly main: typeof main;
}

/** What the bundle's text becomes: one function in CommonJS's manner. */
type Wrapper = (
  exports: object,
  require: NodeJS.Require,
  module: { exports: object },
  filename: string,
  directory: string,
) => void;

/**
 * Loads the program's bundle, with V8's code for it when there is any: most of a cold start is compiling.
 * V8 refuses code of another version or with other flags, and compiles as if there were none.
 */
export function loadBundle(
  filename: string,
  cachedData: Buffer | undefined,
): { bundle: Bundle; script: Script } {
  // esbuild writes ASCII; latin1 spares the decoding and keeps the string at one byte a character.
  const text = readFileSync(filename, 'latin1');
  const script = new Script(`(function(exports,require,module,__filename,__dirname){${text}\n})`, {
    filename,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  const module = { exports: {} };
  const wrapper = script.runInThisContext() as Wrapper;
  wrapper(module.exports, createRequire(filename), module, filename, dirname(filename));
  return { bundle: module.exports as Bundle, script };
}
