/** What a tool that was killed has left outside of the run's own directory: the short names of its drivers. */

import { lstatSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { shortName } from './paths.ts';
import { isShellOf, ShellProcess } from './shell-process.ts';
import { recordsOf } from './trace.ts';

/**
 * Removes the links of earlier sessions of this directory. One is ours only if it leads to where that session's driver
 * is, and no bash that still runs something may need it.
 */
export function sweepShortNames(directory: string): void {
  const living = livingTokens(directory);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (!entry.isDirectory() || !/^[0-9a-f]{8}$/.test(entry.name) || living.has(entry.name)) continue;
    const link = shortName(entry.name);
    if (leadsTo(link, join(directory, entry.name))) rmSync(link, { force: true });
  }
}

function livingTokens(directory: string): ReadonlySet<string> {
  const records = recordsOf({ directory }) ?? [];
  const pids = new Set(records.flatMap((record) => (record.type === 'ready' ? [record.pid] : [])));
  const living = [...pids].filter((pid) => isShellOf(pid, directory));
  return new Set(living.flatMap((pid) => new ShellProcess(pid, directory).token ?? []));
}

function leadsTo(link: string, target: string): boolean {
  try {
    return lstatSync(link).isSymbolicLink() && readlinkSync(link) === target;
  } catch {
    return false;
  }
}
