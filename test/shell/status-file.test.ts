import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseStatusFile } from '../../src/shell/status.ts';
import { StatusFile } from '../../src/shell/status-file.ts';
import { describeWithMounts, withSmallDisk } from '../faults/small-disk.ts';

/** A record of the tool's own, and what bash notes behind it when it begins a command. */
const sent = (nonce: string): string => `sent ${nonce} 1 0 1 0 ${nonce}\n`;
const begun = (nonce: string): string => `begun 2 ${nonce} 1795744000.000001 ${nonce}\n`;

const NONCE = 'a1b2c3d4e5f60718';
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
