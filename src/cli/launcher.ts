import { statSync } from 'node:fs';
import { bundlesIn, optimiseLater } from './bundle.ts';
import type { main } from './main.ts';
import { runProgram } from './program.ts';

/** The main bundle's name. Names carry a digest of the text: code can never belong to another bundle. Set by the build. */
declare const MAIN: string;
/** The Node and the processor that the code beside the bundles was compiled for. Set by the build. */
declare const BUILT_FOR: string;

/** To read a longer document takes a second and more: then V8's own way is a quarter faster than ours. Measured. */
const LONG_DOCUMENT_BYTES = 512 * 1024;

function isLong(path: string): boolean {
  try {
    return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LONG_DOCUMENT_BYTES;
  } catch {
    // What cannot be looked at is reported by the verb that reads it.
    return false;
  }
}

const startsQuickly =
  BUILT_FOR === `${process.version} ${process.arch}` && !process.argv.slice(2).some(isLong);
if (startsQuickly) optimiseLater();
const program = bundlesIn(__dirname, require, startsQuickly).load(MAIN) as { readonly main: typeof main };
runProgram(program.main);
