/**
 * Loads the program's bundle as the launcher does, uses it once, and writes what V8 has compiled by then:
 * `node scripts/run.mjs scripts/code-cache.ts BUNDLE OUT`. A process of its own, for nothing else may be in it.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { sampleDocument } from '../bench/document.ts';
import { loadBundle } from '../src/cli/bundle.ts';

const [file, out] = process.argv.slice(2);
if (file === undefined || out === undefined) throw new Error('BUNDLE and OUT are required');
const { bundle, script } = loadBundle(resolve(file), undefined);
const directory = mkdtempSync(join(tmpdir(), 'mdrollback-build-'));
try {
  const document = join(directory, 'document.md');
  writeFileSync(document, sampleDocument(8192));
  const nowhere = (): Writable =>
    new Writable({
      write: (_chunk, _encoding, done) => {
        done();
      },
    });
  const io = {
    stdin: Readable.from([]),
    stdout: nowhere(),
    stderr: nowhere(),
    env: {},
    cwd: directory,
    user: null,
    takeSignals: () => new AbortController().signal,
  };
  for (const argv of [['--help'], ['plan', document], ['check', document]]) {
    const status = await bundle.main(argv, io);
    if (status !== 0) throw new Error(`mdrollback ${argv.join(' ')} ended with ${status}`);
  }
  writeFileSync(out, script.createCachedData());
} finally {
  rmSync(directory, { recursive: true });
}
