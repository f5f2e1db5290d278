/**
 * Builds dist/: the library by tsc, the program as one bundle with V8's code cache beside it, the schemas.
 * `--program` builds the program alone.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';

const BIN = join('dist', 'bin');

/** Verbs that are loaded together; what only one verb needs is no burden to the others' start. */
const GROUPS = {
  read: ['check', 'plan', 'decide'],
  run: ['exec', 'run-section', 'report', 'notify', 'resume', 'attach', 'runs', 'verify', 'followups'],
  scaffold: ['scaffold'],
} as const;

/** Packages that few runs need: each is a bundle of its own, loaded when it is first used. */
const LAZY = ['character-entities', 'nodemailer', 're2js', 'yaml'] as const;

/**
 * What the source loads only when it is used (`createRequire(import.meta.url)('re2js')`) is `require`d then, for esbuild to see.
 */
const loadedWhenUsed: Plugin = {
  name: 'loaded-when-used',
  setup: (own) => {
    own.onLoad({ filter: /linear-regex\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const contents = text.replace(/createRequire\(import\.meta\.url\)\((?='re2js'\))/, 'require(');
      if (contents === text) return { errors: [{ text: `${path} no longer loads re2js when it is used` }] };
      return { contents, loader: 'ts' };
    });
  },
};

const common = {
  bundle: true,
  write: false,
  platform: 'node',
  // Node 20 starts one CommonJS file faster than one ES module.
  format: 'cjs',
  target: 'node20',
  minifyWhitespace: true,
  minifySyntax: true,
  minifyIdentifiers: true,
  legalComments: 'none',
  logLevel: 'warning',
  supported: { 'dynamic-import': false },
  plugins: [loadedWhenUsed],
} satisfies BuildOptions;

async function bundle(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({ ...common, ...options, write: false });
  const [file] = outputFiles;
  if (file === undefined) throw new Error('esbuild made nothing');
  return file.text;
}

const IMPORT_META_URL = 'const IMPORT_META_URL=require("node:url").pathToFileURL(__filename).href;';

/**
 * ASCII is read without decoding. esbuild escapes what stands in strings; what is left stands in patterns, and in
 * `String.raw`, which here makes parts of patterns: an escape means the same there.
 */
function inAscii(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Bundles and writes under a name with a digest of the text. */
async function putBundle(stem: string, options: BuildOptions): Promise<string> {
  const bundled = await bundle({ ...options, define: { 'import.meta.url': 'IMPORT_META_URL' } });
  const body = inAscii(bundled.includes('IMPORT_META_URL') ? IMPORT_META_URL + bundled : bundled);
  // Wrapped here: a text put together at start-up is copied once more.
  const text = `(function(exports,require,module,__filename,__dirname){${body}\n})`;
  const name = `${stem}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
  put(`${name}.cjs`, text);
  return name;
}

/** Written beside and renamed, so that a program started meanwhile never reads half a file. */
function put(name: string, content: string): void {
  const path = join(BIN, name);
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, content);
  if (name === 'mdrollback.cjs') chmodSync(temporary, 0o755);
  renameSync(temporary, path);
}

/** A verb's module is another bundle, loaded when the verb is used. */
function verbsOutside(nameOf: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'verbs-outside',
    setup: (own) => {
      own.onResolve({ filter: /^\.\/commands\// }, ({ path }) => {
        const verb = /^\.\/commands\/([\w-]+)\.ts$/.exec(path)?.[1] ?? '';
        const name = nameOf.get(verb);
        if (name === undefined) return { errors: [{ text: `${path} is in no group of scripts/build.ts` }] };
        return { path: `./${name}.cjs`, external: true };
      });
    },
  };
}

/** What `LAZY` names is loaded from beside the program. */
function packagesOutside(nameOf: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'packages-outside',
    setup: (own) => {
      own.onResolve({ filter: /^[a-z][\w-]*$/ }, ({ path }) => {
        const name = nameOf.get(path);
        return name === undefined ? undefined : { path: `./${name}.cjs`, external: true };
      });
    },
  };
}

/** What is imported at the top and hardly ever used is loaded when one of its names is looked at. */
async function onFirstUse(module: string, from: string): Promise<Plugin> {
  const names = Object.keys((await import(module)) as object);
  const contents =
    `for(const name of ${JSON.stringify(names)})` +
    `Object.defineProperty(exports,name,{enumerable:true,get:()=>require(${JSON.stringify(from)})[name]});`;
  return {
    name: `${module}-on-first-use`,
    setup: (own) => {
      own.onResolve({ filter: /^/, namespace: 'on-first-use' }, ({ path }) => ({ path, external: true }));
      own.onResolve({ filter: new RegExp(`^${module}$`) }, ({ path }) => ({
        path,
        namespace: 'on-first-use',
      }));
      own.onLoad({ filter: new RegExp(`^${module}$`), namespace: 'on-first-use' }, () => ({
        contents,
        loader: 'js',
      }));
    },
  };
}

async function buildProgram(): Promise<void> {
  mkdirSync(BIN, { recursive: true });
  const lazy = new Map<string, string>();
  for (const name of LAZY) {
    const contents = `module.exports = require('${name}');`;
    lazy.set(name, await putBundle(name, { stdin: { contents, resolveDir: '.', loader: 'js' } }));
  }
  const nameOf = new Map<string, string>();
  for (const [group, verbs] of Object.entries(GROUPS)) {
    const contents = verbs.map((verb) => `export * from './${verb}.ts';`).join('\n');
    const name = await putBundle(group, {
      stdin: { contents, resolveDir: 'src/cli/commands', loader: 'ts' },
      plugins: [
        loadedWhenUsed,
        // Few documents have front matter, and hardly one an entity that is spelled by its name (`&copy;`).
        await onFirstUse('yaml', `./${lazy.get('yaml') ?? ''}.cjs`),
        await onFirstUse('character-entities', `./${lazy.get('character-entities') ?? ''}.cjs`),
        await onFirstUse('node:readline/promises', 'node:readline/promises'),
        packagesOutside(lazy),
      ],
    });
    for (const verb of verbs) nameOf.set(verb, name);
  }
  const main = await putBundle('main', {
    entryPoints: ['src/cli/main.ts'],
    plugins: [
      loadedWhenUsed,
      verbsOutside(nameOf),
      // commander starts other programs, which is not asked of it.
      await onFirstUse('node:child_process', 'node:child_process'),
    ],
  });
  const launcher = await bundle({
    entryPoints: ['src/cli/launcher.ts'],
    banner: { js: '#!/usr/bin/env node' },
    define: { MAIN: JSON.stringify(main), BUILT_FOR: JSON.stringify(`${process.version} ${process.arch}`) },
  });
  put('mdrollback.cjs', launcher);
  writeCodeCaches(main);
  const current = new Set([main, ...nameOf.values(), ...lazy.values()]);
  for (const file of readdirSync(BIN)) {
    // Another build may be at work: what it is about to rename is its own.
    if (isBeingWritten(file)) continue;
    const name = /^(.*)\.(?:cjs|cache)$/.exec(file)?.[1] ?? '';
    if (name !== 'mdrollback' && !current.has(name)) rmSync(join(BIN, file), { force: true });
  }
}

function isBeingWritten(file: string): boolean {
  const pid = /\.(\d+)$/.exec(file)?.[1];
  if (pid === undefined) return false;
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
}

/** V8's code after real use of each verb, taken in a process of its own: it is compiled for this Node and no other. */
function writeCodeCaches(main: string): void {
  const warm = spawnSync(process.execPath, ['scripts/run.mjs', 'scripts/code-cache.ts', BIN, main], {
    encoding: 'utf8',
  });
  if (warm.status !== 0) throw new Error(`no code cache: ${warm.stderr}`);
}

function buildLibrary(): void {
  const tsc = spawnSync('npx', ['--no-install', 'tsc', '-p', 'tsconfig.build.json'], { encoding: 'utf8' });
  if (tsc.status !== 0) throw new Error(tsc.stdout + tsc.stderr);
  mkdirSync(join('dist', 'schema'), { recursive: true });
  for (const schema of ['src/plan/plan.schema.json', 'src/report/run.schema.json']) {
    if (existsSync(schema)) copyFileSync(schema, join('dist', 'schema', schema.split('/').at(-1) ?? schema));
  }
}

try {
  const programOnly = process.argv.includes('--program');
  if (!programOnly) rmSync('dist', { recursive: true, force: true });
  await buildProgram();
  if (!programOnly) buildLibrary();
  const sizes = readdirSync(BIN).flatMap((file) => {
    const size = statSync(join(BIN, file), { throwIfNoEntry: false })?.size;
    return size === undefined ? [] : [`${file} ${Math.round(size / 1024)} KiB`];
  });
  console.log(sizes.join(' · '));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
