/**
 * Starts `tool.cjs` beside it with V8's code for it, as the program's own launcher does: an executor lives for so short that
 * compiling it were most of its life. The one whose orders say so keeps that code when it has ended.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundlesIn, optimiseLater } from '../../src/cli/bundle.ts';
import type { Orders } from './orders.ts';
import type { main } from './tool.ts';

const orders = JSON.parse(process.argv[2] ?? '{}') as Orders;
optimiseLater();
const bundles = bundlesIn(__dirname, require, true);
const tool = bundles.load('tool') as { readonly main: typeof main };
void tool.main().then(() => {
  if (!orders.keepsCode) return;
  for (const [name, script] of bundles.scripts) {
    const path = join(__dirname, `${name}.cache`);
    writeFileSync(`${path}.new`, script.createCachedData());
    renameSync(`${path}.new`, path);
  }
});
