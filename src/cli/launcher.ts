import { bundlesIn, optimiseLater } from './bundle.ts';
import type { main } from './main.ts';
import { runProgram } from './program.ts';

/** The main bundle's name. Names carry a digest of the text: code can never belong to another bundle. Set by the build. */
declare const MAIN: string;
/** The Node and the processor that the code beside the bundles was compiled for. Set by the build. */
declare const BUILT_FOR: string;

const forThisNode = BUILT_FOR === `${process.version} ${process.arch}`;
if (forThisNode) optimiseLater();
const program = bundlesIn(__dirname, require, forThisNode).load(MAIN) as { readonly main: typeof main };
runProgram(program.main);
