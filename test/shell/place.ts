import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBashSession } from '../../src/shell/index.ts';
import type { Session } from '../../src/shell/index.ts';

/** A room for commands, and a session's directory in it that outlives its sessions. */
export interface Place {
  readonly room: string;
  readonly directory: string;
  /** `ended`: the session goes on behind this command. */
  readonly open: (ended?: string | null) => Promise<Session>;
}

export async function inPlace(use: (place: Place) => Promise<void>): Promise<void> {
  const room = realpathSync(mkdtempSync(join(tmpdir(), 'place-')));
  const directory = join(room, 'run');
  const open = (ended?: string | null): Promise<Session> =>
    openBashSession({
      cwd: room,
      directory,
      environment: {},
      resume: ended === undefined ? null : { texts: ['cd'], ended },
    });
  try {
    await use({ room, directory, open });
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}
