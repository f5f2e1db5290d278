import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiskSync } from '../../src/journal/disk-sync.ts';

let directory: string;
let fd: number;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'disk-sync-'));
  fd = openSync(join(directory, 'file'), 'w');
});
afterEach(() => {
  closeSync(fd);
  rmSync(directory, { recursive: true });
});

/** Syncs once; whether node could do something else meanwhile. */
async function waits(sync: (fd: number) => Promise<void> | null): Promise<boolean> {
  writeSync(fd, 'x');
  const slow = sync(fd);
  await slow;
  return slow !== null;
}

describe('a sync', () => {
  it('waits on the spot for a disk that was quick the last time, and for none that was slow or is unknown', async () => {
    let now = 0;
    let takes = 0;
    const disk = new DiskSync(() => (now += takes));
    const course: boolean[] = [];
    for (takes of [0.2, 0.2, 500, 500, 0.2, 0.2]) course.push(await waits((file) => disk.start(file)));
    expect(course).toEqual([true, false, false, true, true, false]);
  });

  it('says what the system says, either way', async () => {
    const disk = new DiskSync(() => 0);
    const other = openSync('/dev/null', 'r');
    await expect(disk.start(other)).rejects.toThrow('EINVAL');
    await disk.start(fd);
    expect(() => disk.start(other)).toThrow('EINVAL');
    closeSync(other);
  });
});
