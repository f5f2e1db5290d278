/**
 * Programs that tests use and no npm package brings: `npm test` on a fresh CI machine (CI=true, root, Debian) installs
 * what is missing; anywhere else the tests that need one are skipped and say so.
 */
import { spawnSync } from 'node:child_process';
import { toolPath } from './tool-path.ts';

/** Program → Debian packages. */
const TOOLS: Readonly<Record<string, readonly string[]>> = {
  ab: ['apache2-utils'],
  // The fonts are for looking at a Chinese page: without them its lines have other widths.
  chromium: ['chromium', 'fonts-noto-cjk'],
  faketime: ['faketime'],
  free: ['procps'],
  // The cores hold the server without a service that starts by itself.
  mariadbd: ['mariadb-server-core', 'mariadb-client-core'],
  nginx: ['nginx'],
  postgres: ['postgresql', 'postgresql-client'],
  'redis-server': ['redis-server'],
  tmux: ['tmux'],
  wrk: ['wrk'],
  xmllint: ['libxml2-utils'],
};

function apt(...args: readonly string[]): boolean {
  const { status } = spawnSync('apt-get', args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

const missing = Object.keys(TOOLS).filter((program) => toolPath(program) === null);
const mayInstall = process.env['CI'] === 'true' && process.getuid?.() === 0 && toolPath('apt-get') !== null;
if (missing.length > 0 && mayInstall) {
  const packages = missing.flatMap((program) => TOOLS[program] ?? []);
  if (!apt('-q', 'update') || !apt('-q', 'install', '-y', '--no-install-recommends', ...packages)) {
    console.error(`cannot install ${packages.join(' ')}`);
    process.exitCode = 1;
  }
}
