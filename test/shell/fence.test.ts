import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBashSession, parseStatusFile } from '../../src/shell/index.ts';
import type { CommandResult, Session } from '../../src/shell/index.ts';

async function withFence(
  use: (session: Session, room: string, fence: string) => Promise<void>,
): Promise<void> {
  const room = realpathSync(mkdtempSync(join(tmpdir(), '围栏 fence-')));
  const fence = join(room, '2');
  mkdirSync(join(room, 'work'));
  const places = { cwd: join(room, 'work'), directory: join(room, 'run') };
  const session = await openBashSession({ ...places, environment: {}, fence });
  try {
    await use(session, room, fence);
  } finally {
    await session.close();
    rmSync(room, { recursive: true, force: true });
  }
}

function run(session: Session, ordinal: number, text: string): Promise<CommandResult> {
  const nonce = `nonce-of-${ordinal}`;
  return session.run({ ordinal, nonce, text, terminal: false, timeoutMs: 15_000 });
}

test('bash runs nothing once another tool has the run, and says so', async () => {
  await withFence(async (session, room, fence) => {
    expect(await run(session, 1, 'echo one >>ledger; false')).toMatchObject({
      outcome: 'exited',
      exitStatus: 1,
    });
    writeFileSync(fence, '');
    expect(await run(session, 2, 'echo two >>ledger')).toMatchObject({ outcome: 'not-started' });
    // Nor does the bash that comes in its place.
    expect(await run(session, 3, 'echo three >>ledger')).toMatchObject({ outcome: 'not-started' });
    expect(readFileSync(join(room, 'work', 'ledger'), 'utf8')).toBe('one\n');
    const records = parseStatusFile(readFileSync(join(room, 'run', 'status'), 'utf8'));
    expect(records.filter(({ type }) => type === 'fenced')).toEqual([
      { type: 'fenced', nonce: 'nonce-of-2' },
      { type: 'fenced', nonce: 'nonce-of-3' },
    ]);
  });
});

test('a command that runs when the fence comes goes on to its end', async () => {
  await withFence(async (session, room, fence) => {
    const text = `: >"${fence}"; sleep 0.1; echo done >end`;
    expect(await run(session, 1, text)).toMatchObject({ outcome: 'exited', exitStatus: 0 });
    expect(existsSync(join(room, 'work', 'end'))).toBe(true);
  });
});
