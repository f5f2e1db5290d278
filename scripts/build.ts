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
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';

const BIN = join('dist', 'bin');

const common = {
  bundle: true,
  write: false,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // Names stay, so that a reported stack says something.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
} satisfies BuildOptions;

/** The bundle's text. Node 20 starts one CommonJS file faster than one ES module (figures: `npm run bench start-up`). */
async function bundle(entry: string, options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({ ...common, ...options, entryPoints: [entry], write: false });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`esbuild made nothing of ${entry}`);
  return file.text;
}

/** Written beside and renamed, so that a program started meanwhile never reads half a file. */
function put(name: string, content: string | Uint8Array): void {
  const path = join(BIN, name);
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, content);
  if (name === 'mdrollback.cjs') chmodSync(temporary, 0o755);
  renameSync(temporary, path);
}

async function buildProgram(): Promise<void> {
  mkdirSync(BIN, { recursive: true });
  const text = await bundle('src/cli/main.ts', {
    // A verb's modules are evaluated when the verb is used; the bundle holds them all.
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': 'IMPORT_META_URL' },
    banner: { js: 'const IMPORT_META_URL=require("node:url").pathToFileURL(__filename).href;' },
  });
  const id = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const name = `main-${id}`;
  put(`${name}.cjs`, text);
  const launcher = await bundle('src/cli/launcher.ts', {
    banner: { js: '#!/usr/bin/env node' },
    define: { BUNDLE: JSON.stringify(name), BUILT_FOR: JSON.stringify(`${process.version} ${process.arch}`) },
  });
  put('mdrollback.cjs', launcher);
  writeCodeCache(name);
  for (const old of readdirSync(BIN)) {
    if (old.startsWith('main-') && !old.startsWith(name)) rmSync(join(BIN, old), { force: true });
  }
}

/** V8's code after one real `plan`, taken in a process of its own: it is compiled for this Node and no other. */
function writeCodeCache(name: string): void {
  const out = join(BIN, `${name}.cache.${process.pid}`);
  const arguments_ = ['scripts/run.mjs', 'scripts/code-cache.ts', join(BIN, `${name}.cjs`), out];
  const warm = spawnSync(process.execPath, arguments_, { encoding: 'utf8' });
  if (warm.status !== 0) throw new Error(`no code cache: ${warm.stderr}`);
  renameSync(out, join(BIN, `${name}.cache`));
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
  const size = readdirSync(BIN).map(
    (file) => `${file} ${Math.round(readFileSync(join(BIN, file)).length / 1024)} KiB`,
  );
  console.log(size.join(' · '));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
