import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

/** What a bundle's text is: one function in CommonJS's manner, as the build writes it. */
type Wrapper = (
  exports: object,
  require: (id: string) => unknown,
  module: { exports: object },
  filename: string,
  directory: string,
) => void;

export interface BundleLoader {
  /** The exports of `<name>.cjs`. */
  load(name: string): object;
  /** Every bundle loaded so far, for the build to take V8's code of. */
  readonly scripts: ReadonlyMap<string, Script>;
}

/**
 * What V8 does early for programs that run for long, as it is later here, and as V8 has it. Long work gets there all the
 * same, a few hundred milliseconds later.
 */
const LATER = [
  // Optimising while a document of ordinary size is still being read costs more than it gains before the end,
  ['--interrupt-budget=2000000', '--interrupt-budget=67584'],
  // and so does counting what most functions, called once or twice, are called with,
  [
    '--interrupt-budget-factor-for-feedback-allocation=32',
    '--interrupt-budget-factor-for-feedback-allocation=8',
  ],
  // and making machine code of a pattern that is tried on a few lines,
  ['--regexp-tier-up-ticks=100', '--regexp-tier-up-ticks=1'],
  // or looking through its byte code for what could be shorter.
  ['--no-regexp-peephole-optimization', '--regexp-peephole-optimization'],
  // A young heap of a few megabytes is swept faster than helpers are woken.
  ['--no-parallel-scavenge', '--parallel-scavenge'],
] as const;

const OURS = LATER.map(([ours]) => ours).join(' ');
const OWN = LATER.map(([, own]) => own).join(' ');

/**
 * Code that was compiled with other flags is refused: the build and the launcher both call this. For the Node of the
 * build alone: another may not know the flags.
 */
export function optimiseLater(): void {
  setFlagsFromString(OURS);
}

/** Loads a module of Node's own, whose code was compiled with V8's own flags: with others it takes three times as long. */
function loadAsNodeDoes(outside: NodeJS.Require, id: string): unknown {
  setFlagsFromString(OWN);
  try {
    return outside(id) as unknown;
  } finally {
    setFlagsFromString(OURS);
  }
}

/**
 * Loads the program's bundles from a directory, each with V8's code for it when `<name>.cache` holds any: most of a cold
 * start is compiling. V8 refuses code of another version or with other flags, and compiles as if there were none.
 * A bundle asks for another by `./<name>.cjs`, and of `outside` only for what is Node's own.
 */
export function bundlesIn(directory: string, outside: NodeJS.Require, withCode: boolean): BundleLoader {
  const scripts = new Map<string, Script>();
  const loaded = new Map<string, object>();
  const load = (name: string): object => {
    const before = loaded.get(name);
    if (before !== undefined) return before;
    const filename = join(directory, `${name}.cjs`);
    // Plain ASCII, as the build sees to.
    const text = readFileSync(filename, 'latin1');
    const cachedData = withCode ? readIfThere(join(directory, `${name}.cache`)) : undefined;
    const script = new Script(text, {
      filename,
      ...(cachedData === undefined ? {} : { cachedData }),
    });
    scripts.set(name, script);
    const require = (id: string): unknown => {
      const sibling = /^\.\/(.+)\.cjs$/.exec(id)?.[1];
      if (sibling !== undefined) return load(sibling);
      return withCode ? loadAsNodeDoes(outside, id) : (outside(id) as unknown);
    };
    const module = { exports: {} };
    const wrapper = script.runInThisContext() as Wrapper;
    wrapper(module.exports, require, module, filename, directory);
    loaded.set(name, module.exports);
    return module.exports;
  };
  return { load, scripts };
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
