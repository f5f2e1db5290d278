import { appendFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { CommandRequest, CommandResult, Session } from '../../src/shell/index.ts';
import { inPlace } from './place.ts';

/** What becomes of a session whose bash dies between the note of a command's end and the note of its state. */

function send(
  session: Session,
  ordinal: number,
  text: string,
  more: Partial<CommandRequest> = {},
): Promise<CommandResult> {
  const nonce = `nonce-of-${ordinal}`;
  return session.run({ ordinal, nonce, text, terminal: false, timeoutMs: 15_000, ...more });
}

function out({ stdout: { path, offset, bytes } }: CommandResult): string {
  return readFileSync(path, 'utf8').slice(offset, offset + bytes);
}

/** bash dies behind the end of command number `ordinal`, before its state is noted or in the middle of that. */
function dieBehind(directory: string, ordinal: number, where: 'before' | 'inside' = 'before'): void {
  const place = { before: /(?=^case \$4 in \*T)/m, inside: /(?<=^\\builtin declare -p\n)/m }[where];
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const path = join(directory, entry.name, 'e');
    const parts = readFileSync(path, 'utf8').split(place);
    expect(parts.length).toBeGreaterThan(1);
    writeFileSync(path, parts.join(`case $1 in ${ordinal}) \\builtin kill -9 "$$" ;; esac\n`));
  }
}

describe('a bash that dies between the end of a command and the note of its state', () => {
  it('is followed by one that runs nothing until somebody agrees to the state before', () =>
    inPlace(async ({ directory, room, open }) => {
      const session = await open();
      await send(session, 1, 'mkdir there; X=1');
      dieBehind(directory, 2);
      expect(await send(session, 2, 'cd there; X=2')).toMatchObject({ outcome: 'exited', exitStatus: 0 });
      const third = await send(session, 3, 'touch ran');
      expect(third).toMatchObject({ outcome: 'not-started' });
      expect(session.stateLost).toMatch(/before it had noted/);
      const fourth = await send(session, 4, 'touch ran');
      expect(fourth).toMatchObject({
        outcome: 'not-started',
        reason: expect.stringMatching(/agreed/) as string,
      });
      expect(readdirSync(room)).not.toContain('ran');
      session.acceptState?.();
      expect(out(await send(session, 5, 'echo $X; pwd'))).toBe(`1\n${room}\n`);
      expect(session.stateLost).toBeNull();
      await session.close();
    }));

  it('is found by a resume, which runs nothing either', () =>
    inPlace(async ({ directory, room, open }) => {
      const first = await open();
      await send(first, 1, 'X=1');
      dieBehind(directory, 2);
      await send(first, 2, 'cd /; X=2');
      await first.close();
      const second = await open('nonce-of-2');
      expect(second.stateLost).toMatch(/lost/);
      expect(second.stateLost).toContain(room);
      expect(await send(second, 3, 'touch ran')).toMatchObject({ outcome: 'not-started' });
      second.acceptState?.();
      expect(out(await send(second, 3, 'echo $X; X=3'))).toBe('1\n');
      await second.close();
      // What was noted since is the state to go on from.
      const third = await open('nonce-of-3');
      expect(third.stateLost).toBeNull();
      expect(out(await send(third, 4, 'echo $X'))).toBe('3\n');
      await third.close();
    }));

  it('is found when it was the first command, too', () =>
    inPlace(async ({ directory, open }) => {
      const first = await open();
      dieBehind(directory, 1);
      await send(first, 1, 'X=1');
      await first.close();
      const second = await open('nonce-of-1');
      expect(second.stateLost).toMatch(/as the run began/);
      expect(await send(second, 2, 'true')).toMatchObject({ outcome: 'not-started' });
      await second.close();
    }));

  it('leaves the older note alone until there is a newer one', () =>
    inPlace(async ({ directory, open }) => {
      const first = await open();
      await send(first, 1, 'X=1');
      dieBehind(directory, 2);
      await send(first, 2, 'X=2');
      await first.close();
      const second = await open('nonce-of-2');
      second.acceptState?.();
      dieBehind(directory, 3, 'inside');
      await send(second, 3, 'X=3');
      await second.close();
      const third = await open('nonce-of-3');
      third.acceptState?.();
      expect(out(await send(third, 4, 'echo $X'))).toBe('1\n');
      await third.close();
    }));
});

describe('notes of the shell that are older than the journal', () => {
  it('are not taken for the state of the last command: a power failure may have taken the newer ones', () =>
    inPlace(async ({ directory, open }) => {
      const first = await open();
      await send(first, 1, 'X=1');
      const status = readFileSync(join(directory, 'status'));
      await send(first, 2, 'X=2');
      await first.close();
      writeFileSync(join(directory, 'status'), status);
      appendFileSync(join(directory, 'status'), '\0\0\0\0');
      const second = await open('nonce-of-2');
      expect(second.stateLost).toMatch(/lost/);
      await second.close();
    }));
});

describe('a directory that cannot be entered any more', () => {
  it('is no reason to run the next command in another one, after a resume or a command that ended its bash', () =>
    inPlace(async ({ open, room }) => {
      const first = await open();
      await send(first, 1, 'mkdir gone; cd gone; rmdir ../gone');
      expect(await send(first, 2, 'exit 3')).toMatchObject({ outcome: 'exited', exitStatus: 3 });
      expect(first.stateLost).toContain(join(room, 'gone'));
      expect(await send(first, 3, 'touch ran')).toMatchObject({ outcome: 'not-started' });
      await first.close();
      const second = await open('nonce-of-1');
      expect(second.stateLost).toContain(join(room, 'gone'));
      expect(await send(second, 3, 'touch ran')).toMatchObject({ outcome: 'not-started' });
      expect(readdirSync(room)).not.toContain('ran');
      second.acceptState?.();
      expect(out(await send(second, 3, 'pwd'))).toBe(`${room}\n`);
      await second.close();
    }));
});

describe('a state that is known', () => {
  it('is that before a command which was stopped at its time limit', () =>
    inPlace(async ({ open }) => {
      const first = await open();
      await send(first, 1, 'X=1');
      expect(await send(first, 2, 'X=2; sleep 20', { timeoutMs: 200 })).toMatchObject({
        outcome: 'timed-out',
      });
      expect(first.stateLost).toBeNull();
      await first.close();
      const second = await open('nonce-of-1');
      expect(second.stateLost).toBeNull();
      expect(out(await send(second, 3, 'echo $X'))).toBe('1\n');
      await second.close();
    }));

  it('is that in which a command has ended its bash, after the session was closed, too', () =>
    inPlace(async ({ open }) => {
      const first = await open();
      await send(first, 1, 'X=1');
      expect(await send(first, 2, 'X=2; exit 3')).toMatchObject({ outcome: 'exited', exitStatus: 3 });
      await first.close();
      const second = await open('nonce-of-1');
      expect(second.stateLost).toBeNull();
      expect(out(await send(second, 3, 'echo $X $?'))).toBe('2 3\n');
      await second.close();
    }));

  it('is that of the beginning where nothing had ended', () =>
    inPlace(async ({ open }) => {
      const first = await open();
      expect(await send(first, 1, 'sleep 20', { timeoutMs: 200 })).toMatchObject({ outcome: 'timed-out' });
      await first.close();
      await delay(20);
      const second = await open(null);
      expect(second.stateLost).toBeNull();
      await second.close();
    }));
});
