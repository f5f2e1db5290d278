/**
 * Loads the program's bundles as the launcher does, uses them once, and writes what V8 has compiled by then:
 * `node scripts/run.mjs scripts/code-cache.ts DIRECTORY MAIN`. A process of its own, for nothing else may be in it.
 */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { sampleDocument } from '../bench/document.ts';
import { bundlesIn, optimiseLater } from '../src/cli/bundle.ts';
import type { main } from '../src/cli/main.ts';

/** A step whose expectation is a pattern: its engine has a bundle of its own, as YAML has. */
const PATTERN = '\n#### 步骤 2.1: 版本\n\n```bash\necho v1\n# 预期: /v\\d/\n```\n';

/** The sample repeats one step: what ordinary documents need besides would be compiled anew at each start, half as long again. */
const EXAMPLES = ['kubernetes', 'systemd-mysql', 'terraform', 'web-service'].map((example) =>
  resolve('examples', example, '回滚方案.md'),
);

const [bin, name] = process.argv.slice(2);
if (bin === undefined || name === undefined) throw new Error('DIRECTORY and MAIN are required');
optimiseLater();
const bundles = bundlesIn(resolve(bin), createRequire(import.meta.url), false);
const program = bundles.load(name) as { readonly main: typeof main };
const directory = mkdtempSync(join(tmpdir(), 'mdrollback-build-'));
try {
  const document = join(directory, 'document.md');
  writeFileSync(document, sampleDocument(8192));
  const withParameter = join(directory, 'parameter.md');
  writeFileSync(withParameter, `---\nparameters:\n  port: HTTP\n---\n${sampleDocument(1024)}${PATTERN}`);
  // What a run does between its commands is the same whatever they do.
  const harmless = join(directory, 'harmless.md');
  writeFileSync(
    harmless,
    '# 回滚\n\n## 回滚步骤\n\n### 步骤 1：看\n\n```bash\necho ok\n# 预期: ok\n:\n```\n',
  );
  const values = join(directory, 'values.yaml');
  writeFileSync(values, 'port: 8080\n');
  const said: string[] = [];
  const sink = (): Writable =>
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        said.push(chunk.toString());
        done();
      },
    });
  const io = {
    stdin: Readable.from([]),
    stdout: sink(),
    stderr: sink(),
    env: { MDROLLBACK_HOME: directory },
    cwd: directory,
    user: 'build',
    takeSignals: () => new AbortController().signal,
  };
  const calls: readonly (readonly [number, ...string[]])[] = [
    [0, '--help'],
    [0, 'plan', document],
    [0, 'check', document],
    // Front matter and values are YAML, which has a bundle of its own.
    [0, 'plan', withParameter, '--values', values],
    [0, 'scaffold', '--list'],
    [2, 'exec', document, '--yes', '--skip', 'no-such-step'],
    ...EXAMPLES.flatMap((example) => [
      [0, 'plan', example] as const,
      // It finds all that is wrong before it runs anything.
      [2, 'exec', example, '--yes', '--skip', 'no-such-step'] as const,
    ]),
    [2, 'report'],
    [0, 'exec', harmless, '--yes', '--operator', 'build'],
  ];
  for (const [expected, ...argv] of calls) {
    said.length = 0;
    const status = await program.main(argv, io);
    if (status !== expected)
      throw new Error(`mdrollback ${argv.join(' ')} ended with ${status}: ${said.join('')}`);
  }
  for (const [bundle, script] of bundles.scripts) {
    const out = join(resolve(bin), `${bundle}.cache`);
    writeFileSync(`${out}.${process.pid}`, script.createCachedData());
    renameSync(`${out}.${process.pid}`, out);
  }
} finally {
  rmSync(directory, { recursive: true });
}
