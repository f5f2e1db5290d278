/** Sends a list of commands through one session: `bench/peers.ts` measures the whole process. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSyntax, openBashSession } from '../src/shell/index.ts';

const [directory = '', file = ''] = process.argv.slice(2);
const texts = JSON.parse(readFileSync(file, 'utf8')) as string[];
await checkSyntax(texts);
const session = await openBashSession({
  cwd: directory,
  directory: join(directory, `session-${process.pid}`),
  environment: {},
});
for (const [at, text] of texts.entries()) {
  const request = { ordinal: at + 1, nonce: `bench-nonce-${at}`, text, terminal: false, timeoutMs: null };
  const result = await session.run(request);
  if (result.exitStatus !== 0) throw new Error(`${text}: ${JSON.stringify(result)}`);
}
await session.close();
