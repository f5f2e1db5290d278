// Runs a TypeScript file: `node scripts/run.mjs scripts/build.ts …`; a bare name is a bench: `npm run bench start-up`.
// Node 20 cannot; esbuild bundles it in a few milliseconds. Packages stay outside, so that they are loaded as usual.
import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const [script, ...rest] = process.argv.slice(2);
if (script === undefined) {
  const benches = (await readdir('bench'))
    .filter((file) => !['document.ts', 'peer-tools.ts', 'through-session.ts'].includes(file))
    .map((file) => file.replace(/\.ts$/, ''));
  process.stderr.write(`usage: npm run bench NAME, where NAME is one of: ${benches.join(', ')}\n`);
  process.exit(2);
}
// Inside the project, so that bare imports find its node_modules.
const outfile = join(import.meta.dirname, '..', 'node_modules', '.cache', 'mdrollback', `${process.pid}.mjs`);
await build({
  entryPoints: [script.endsWith('.ts') ? resolve(script) : resolve('bench', `${script}.ts`)],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
});
process.argv = [process.argv[0] ?? 'node', script, ...rest];
try {
  await import(pathToFileURL(outfile).href);
} finally {
  await rm(outfile, { force: true });
}
