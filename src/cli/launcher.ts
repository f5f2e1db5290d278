import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadBundle } from './bundle.ts';
import { runProgram } from './program.ts';

/** The bundle's name, which carries a digest of its text: code can never belong to another bundle. Set by the build. */
declare const BUNDLE: string;
/** The Node and the processor that the code beside the bundle was compiled for. Set by the build. */
declare const BUILT_FOR: string;

function compiledCode(): Buffer | undefined {
  if (BUILT_FOR !== `${process.version} ${process.arch}`) return undefined;
  try {
    return readFileSync(join(__dirname, `${BUNDLE}.cache`));
  } catch {
    return undefined;
  }
}

runProgram(loadBundle(join(__dirname, `${BUNDLE}.cjs`), compiledCode()).bundle.main);
