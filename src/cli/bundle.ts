import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';

/** What a bundle's text becomes: one function in CommonJS's manner. */
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
 * Loads the program's bundles from a directory, each with V8's code for it when `<name>.cache` holds any: most of a cold
 * start is compiling. V8 refuses code of another version or with other flags, and compiles as if there were none.
 * A bundle asks for another by `./<name>.cjs`.
 */
export function bundlesIn(directory: string, useCache: boolean): BundleLoader {
  const scripts = new Map<string, Script>();
  const load = (name: string): object => {
    const filename = join(directory, `${name}.cjs`);
    const text = readFileSync(filename, 'utf8');
    const cachedData = useCache ? readIfThere(join(directory, `${name}.cache`)) : undefined;
    const script = new Script(`(function(exports,require,module,__filename,__dirname){${text}\n})`, {
      filename,
      ...(cachedData === undefined ? {} : { cachedData }),
    });
    scripts.set(name, script);
    const outside = createRequire(filename);
    const require = (id: string): unknown => {
      const sibling = /^\.\/(.+)\.cjs$/.exec(id)?.[1];
      return sibling === undefined ? (outside(id) as unknown) : load(sibling);
    };
    const module = { exports: {} };
    const wrapper = script.runInThisContext() as Wrapper;
    wrapper(module.exports, require, module, filename, directory);
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
