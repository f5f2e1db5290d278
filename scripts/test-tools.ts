/**
 * Programs that tests use and no npm package brings: `npm test` on a fresh CI machine (CI=true, root, Debian) installs
 * what is missing; anywhere else the tests that need one are skipped and say so.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Program → Debian packages. */
const TOOLS: Readonly<Record<string, readonly string[]>> = {
  // The fonts are for looking at a Chinese page: without them its lines have other widths.
  chromium: ['chromium', 'fonts-noto-cjk'],
  nginx: ['nginx'],
  xmllint: ['libxml2-utils'],
};

function isThere(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function apt(...args: readonly string[]): boolean {
  const { status } = spawnSync('apt-get', args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

const missing = Object.keys(TOOLS).filter((program) => !isThere(program));
const mayInstall = process.env['CI'] === 'true' && process.getuid?.() === 0 && isThere('apt-get');
if (missing.length > 0 && mayInstall) {
  const packages = missing.flatMap((program) => TOOLS[program] ?? []);
  if (!apt('-q', 'update') || !apt('-q', 'install', '-y', '--no-install-recommends', ...packages)) {
    console.error(`cannot install ${packages.join(' ')}`);
    process.exitCode = 1;
  }
}
