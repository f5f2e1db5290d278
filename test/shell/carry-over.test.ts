import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBashSession, parseStatusFile } from '../../src/shell/index.ts';
import type { Session } from '../../src/shell/index.ts';

async function say(session: Session, ordinal: number, text: string): Promise<string> {
  const nonce = `nonce-of-${ordinal}`;
  const { stdout } = await session.run({ ordinal, nonce, text, terminal: false, timeoutMs: 15_000 });
  return readFileSync(stdout.path, 'utf8').slice(stdout.offset, stdout.offset + stdout.bytes);
}

test('a bash that a resume started and that never got a command does not speak for the run', async () => {
  const room = realpathSync(mkdtempSync(join(tmpdir(), 'carry-over-')));
  const directory = join(room, 'run');
  const places = { cwd: room, directory, environment: {} };
  try {
    const first = await openBashSession(places);
    await say(first, 1, 'X=5');
    await first.close();
    // Its tool died while it opened the session: bash ran out of script and noted its own, empty state.
    const second = await openBashSession(places);
    const status = join(directory, 'status');
    const ready = parseStatusFile(readFileSync(status, 'latin1')).findLast(({ type }) => type === 'ready');
    const token = ready?.type === 'ready' ? ready.token : '';
    const driver =
      readdirSync(directory, { withFileTypes: true }).find((entry) => entry.isDirectory())?.name ?? '';
    mkdirSync(join(directory, 'dead'));
    copyFileSync(join(directory, driver, 'state.start'), join(directory, 'dead', 'state.exit'));
    await second.close();
    appendFileSync(status, `exit ${token} 1.0 0 ${token}\n`);
    const third = await openBashSession({ ...places, resume: { texts: ['X=5'], ended: 'nonce-of-1' } });
    expect(await say(third, 2, 'echo "$X"')).toBe('5\n');
    await third.close();
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
});
