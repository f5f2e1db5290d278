import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian keeps the programs of PostgreSQL's server beside PATH, one directory a version. */
const POSTGRESQL = '/usr/lib/postgresql';

function directories(): readonly string[] {
  let versions: readonly string[] = [];
  try {
    versions = readdirSync(POSTGRESQL);
  } catch {
    // None is installed.
  }
  return [
    ...(process.env['PATH'] ?? '').split(delimiter),
    '/usr/sbin',
    ...versions.map((version) => join(POSTGRESQL, version, 'bin')),
  ];
}

/** Where a program that tests use is; null: nowhere. */
export function toolPath(program: string): string | null {
  for (const directory of directories()) {
    const path = join(directory, program);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Elsewhere, perhaps.
    }
  }
  return null;
}
