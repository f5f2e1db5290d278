/**
 * A tool of its own process, for what cannot be had inside the test runner: a terminal, and a sudden death.
 * It is the real session, bundled, with a few lines that send it commands.
 */

import { buildSync } from 'esbuild';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Tool {
  /** Runs the commands one after the other and prints each result as a line of JSON. */
  readonly script: string;
  readonly cwd: string;
  /** The session's directory. */
  readonly directory: string;
  remove(): void;
}

export interface ToolCommand {
  readonly text: string;
  readonly terminal?: boolean;
  readonly programs?: readonly string[];
  readonly timeoutMs?: number;
}

/** Under the project, so that the bundle finds its packages. */
export function buildTool(commands: readonly ToolCommand[]): Tool {
  const cache = join(ROOT, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const root = realpathSync(mkdtempSync(join(cache, 'shell-tool-')));
  const cwd = join(root, 'work');
  const directory = join(root, 'run');
  mkdirSync(cwd);
  const source = join(root, 'tool.ts');
  const script = join(root, 'tool.mjs');
  writeFileSync(
    source,
    `import { openBashSession } from ${JSON.stringify(join(ROOT, 'src/shell/index.ts'))};
const session = await openBashSession(${JSON.stringify({ cwd, directory, environment: { LC_ALL: 'C.UTF-8' } })});
// Ctrl-C reaches the whole foreground group; the tool outlives it.
process.on('SIGINT', () => undefined);
let ordinal = 0;
for (const command of ${JSON.stringify(commands)}) {
  ordinal += 1;
  const result = await session.run({ terminal: false, timeoutMs: 20000, ...command, ordinal, nonce: 'nonce-of-' + ordinal });
  process.stdout.write('\\nRESULT ' + JSON.stringify(result) + '\\n');
}
await session.close();
process.stdout.write('CLOSED\\n');
`,
  );
  buildSync({
    entryPoints: [source],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  return {
    script,
    cwd,
    directory,
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}
