import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { parseStatusFile } from '../../src/shell/status.ts';
import { StatusFile } from '../../src/shell/status-file.ts';
import { inDirectory } from '../cli/program.ts';
import { describeWithMounts, withSmallDisk } from '../faults/small-disk.ts';

/** A record of the tool's own, and what bash notes behind it when it begins a command. */
const sent = (nonce: string): string => `sent ${nonce} 1 0 1 0 ${nonce}\n`;
const begun = (nonce: string): string => `begun 2 ${nonce} 1795744000.000001 ${nonce}\n`;

const NONCE = 'a1b2c3d4e5f60718';
const end = (nonce: string): string => `end 2 ${nonce} 1795744000.000002 3 hB 0 ${nonce}\n`;
/** What a file of memory takes at once. */
const PAGE = 4096;

describeWithMounts('a record for which there is only half the room', () => {
  it('is refused, and takes nothing of what is noted behind it when there is room again', () =>
    withSmallDisk(async (_cwd, disk) => {
      await Promise.resolve();
      const path = join(disk.path, 'status');
      writeFileSync(path, `${'x'.repeat(PAGE - 21)}\n`);
      const file = new StatusFile(path);
      disk.fill(0);
      expect(() => {
        file.append(sent(NONCE));
      }).toThrow(/ENOSPC/);
      expect(readFileSync(path, 'utf8')).toMatch(/^sent a1b2c3d4e5f6071$/m);
      disk.free();
      file.append(sent('99'));
      appendFileSync(path, begun('99'));
      file.close();
      expect(parseStatusFile(readFileSync(path, 'latin1'))).toMatchObject([
        { type: 'sent', nonce: '99' },
        { type: 'begun', nonce: '99' },
      ]);
    }, 1));
});

describe('the end of a command that is watched for', () => {
  const withFile = (use: (file: StatusFile, path: string) => Promise<void> | void): Promise<void> =>
    inDirectory(async (cwd) => {
      const path = join(cwd, 'status');
      const file = new StatusFile(path);
      try {
        await use(file, path);
      } finally {
        file.close();
      }
    });

  it('is seen as soon as another process has written it, though nothing else can happen meanwhile', () =>
    withFile(async (file, path) => {
      appendFileSync(path, begun(NONCE));
      const writer = spawn('bash', ['-c', `sleep 0.1; printf %s '${end(NONCE)}' >>'${path}'`]);
      const ended = once(writer, 'close');
      expect(file.watchFor(NONCE, 60_000)).toMatchObject({ nonce: NONCE, status: 3 });
      await ended;
    }));

  it.each([
    ['nothing', ''],
    ['a beginning', begun(NONCE)],
    ['half a record', end(NONCE).slice(0, -3)],
    ["another's end", end('0123456789abcdef')],
  ])('is not seen in %s, and the wait is over in its time', (_name, text) =>
    withFile((file, path) => {
      writeFileSync(path, text);
      const before = performance.now();
      expect(file.watchFor(NONCE, 5)).toBeNull();
      expect(performance.now() - before).toBeGreaterThanOrEqual(5);
    }),
  );
});
