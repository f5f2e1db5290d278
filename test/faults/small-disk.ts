/** A disk of a test's own, which takes the right to mount. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';

export interface SmallDisk {
  readonly path: string;
  /** Takes all of it but so many bytes. */
  fill(leave: number): void;
  /** Gives back what `fill` took. */
  free(): void;
  /** For writing again, or for reading alone. */
  remount(as: 'rw' | 'ro'): void;
}

/** A run directory wants 64 MiB of room before the run; what is not filled costs no memory. */
const MEBIBYTES = 80;

function mount(path: string, mebibytes: number): boolean {
  return (
    spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'mdrollback-test', path]).status === 0
  );
}

function mayMount(): boolean {
  const path = mkdtempSync(join(tmpdir(), 'may-mount-'));
  try {
    if (!mount(path, 1)) return false;
    spawnSync('umount', ['--lazy', path]);
    return true;
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

/** CAP_SYS_ADMIN, number 21: whoever has it can mount, unless a sandbox says no. */
function isAdministrator(): boolean {
  const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
  return ((BigInt(`0x${effective}`) >> 21n) & 1n) === 1n;
}

/** Skipped, with the reason, where nothing can be mounted; in CI that is a failure where root should be able to. */
export function describeWithMounts(name: string, tests: () => void): void {
  if (mayMount()) describe(name, { timeout: 90_000 }, tests);
  else if (process.env['CI'] === 'true' && isAdministrator())
    it(name, () => {
      throw new Error('mount(8) was refused to root');
    });
  else describe.skip(`${name} (skipped: nothing can be mounted here)`, tests);
}

/** In a directory that is on another disk than `disk`. */
export async function withSmallDisk<T>(
  work: (cwd: string, disk: SmallDisk) => Promise<T>,
  mebibytes = MEBIBYTES,
): Promise<T> {
  const cwd = mkdtempSync(join(tmpdir(), '磁盘 测试-'));
  const path = join(cwd, 'disk');
  const ballast = join(path, 'ballast');
  mkdirSync(path);
  if (!mount(path, mebibytes)) throw new Error('mount(8) refuses what it did before');
  try {
    return await work(cwd, {
      path,
      fill: (leave) => {
        const { bavail, bsize } = statfsSync(path);
        execFileSync('fallocate', ['-l', String(bavail * bsize - leave), ballast]);
      },
      free: () => {
        rmSync(ballast, { force: true });
      },
      remount: (as) => {
        execFileSync('mount', ['-o', `remount,${as}`, path]);
      },
    });
  } finally {
    spawnSync('umount', ['--lazy', path]);
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** A command of a document that fills the disk as `fill` does. */
export function fillingCommand(cwd: string, disk: SmallDisk, leave: number): string {
  const script = [
    `free=$(stat -f -c '%a * %S' '${disk.path}')`,
    `fallocate -l $(( free - ${leave} )) '${disk.path}/ballast'`,
  ];
  writeFileSync(join(cwd, 'fill.sh'), `${script.join('\n')}\n`);
  return 'bash fill.sh';
}
