/**
 * What became of a command that an earlier tool sent (executor.md, "At most once"). Only for a tool that has made the
 * fence of the one before: then a bash that has not noted the command's beginning can no longer begin it.
 */

import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

import { say } from '../catalogue/index.ts';
import type { Locale } from '../catalogue/index.ts';
import { shell } from '../catalogue/shell.ts';
import { adoptedResult, stoppedResult } from './adopt.ts';
import { identityOf, ticksNow } from './processes.ts';
import { isShellOf, ShellProcess } from './shell-process.ts';
import { parseStatusFile } from './status.ts';
import type { BegunRecord, StatusRecord } from './status.ts';
import { sessionPaths } from './paths.ts';
import { endTree } from './stop.ts';
import type { RunningCommand, SentCommand, Trace, WaitOptions } from './types.ts';

/** Milliseconds between two looks at a command of another tool's. */
const LOOK_MS = 40;

/** Never rejects: what cannot be read is not known. */
export async function traceCommand(sent: SentCommand, locale: Locale = 'en'): Promise<Trace> {
  const unknown = (id: keyof typeof shell): Trace => ({ kind: 'unknown', reason: say(shell[id], locale) });
  // First whether bash lives, then what it wrote: of one that was gone by then, everything is there.
  const alive = await livingShells(sent);
  const records = recordsOf(sent);
  if (records === null) return unknown('no-status');
  const own = ofCommand(records, sent.nonce);
  const end = own.find((record) => record.type === 'end');
  const begun = own.find((record) => record.type === 'begun');
  if (end !== undefined) return { kind: 'ended', result: adoptedResult(sent, records, begun ?? null, end) };
  if (own.some((record) => record.type === 'fenced')) return { kind: 'never-began' };
  if (begun === undefined) return knowsAll(sent, records) ? { kind: 'never-began' } : unknown('not-noted');
  const runsIn = readyBefore(records, begun);
  const pid = runsIn?.pid ?? null;
  if (pid !== null && alive.includes(pid))
    return { kind: 'running', command: running(sent, begun, pid, locale) };
  const exit = records.slice(records.indexOf(begun)).find((record) => record.type === 'exit');
  // An EXIT trap that a signal set off sees 0 as well.
  if (exit?.type !== 'exit' || exit.token !== runsIn?.token || exit.status === 0)
    return unknown('end-not-noted');
  return { kind: 'ended', result: adoptedResult(sent, records, begun, exit) };
}

/** What bash noted is all there: it was noted on this machine since it was started, by a bash of which the file tells. */
function knowsAll({ shell: bash }: SentCommand, records: readonly StatusRecord[]): boolean {
  if (bash === null || bash.bootId !== identityOf(0).bootId) return false;
  return records.some((record) => record.type === 'ready' && record.pid === bash.pid);
}

function readyBefore(
  records: readonly StatusRecord[],
  begun: BegunRecord,
): Extract<StatusRecord, { type: 'ready' }> | null {
  const before = records.slice(0, records.indexOf(begun)).reverse();
  for (const record of before) if (record.type === 'ready') return record;
  return null;
}

function ofCommand(records: readonly StatusRecord[], nonce: string): readonly StatusRecord[] {
  return records.filter((record) => 'nonce' in record && record.nonce === nonce);
}

/** Null when there is no status file. */
export function recordsOf({ directory }: Pick<SentCommand, 'directory'>): readonly StatusRecord[] | null {
  try {
    return parseStatusFile(readFileSync(sessionPaths(directory, '').status, 'latin1'));
  } catch {
    return null;
  }
}

async function livingShells({ directory }: SentCommand): Promise<readonly number[]> {
  await Promise.resolve();
  const records = recordsOf({ directory }) ?? [];
  const pids = records.flatMap((record) => (record.type === 'ready' ? [record.pid] : []));
  return [...new Set(pids)].filter((pid) => isShellOf(pid, directory));
}

function running(sent: SentCommand, begun: BegunRecord, pid: number, locale: Locale): RunningCommand {
  return {
    startedAt: new Date(begun.time),
    pid,
    wait: (options) => waitFor(sent, begun, pid, { ...options, locale }),
  };
}

/** Follows the command to its end, or ends it with all that it started when the signal says so. */
async function waitFor(
  sent: SentCommand,
  begun: BegunRecord,
  pid: number,
  { signal, onLook, locale }: WaitOptions & { readonly locale: Locale },
): Promise<Trace> {
  for (;;) {
    onLook?.(adoptedResult(sent, recordsOf(sent) ?? [], begun, null));
    if (signal.aborted) {
      const token = sessionToken(pid, sent.directory);
      const mark = {
        cookie: `${token}.${sent.ordinal}`,
        shellCookie: `${token}.0`,
        shellPid: pid,
        // Nothing of it is older than bash's note; the margin covers rounding and a clock that was set.
        sinceTicks: ticksNow() - Math.ceil((Date.now() - begun.time) / 10) - 100,
        spared: new Set<number>(),
      };
      const left = await endTree(new ShellProcess(pid, sent.directory), mark);
      return { kind: 'ended', result: stoppedResult(sent, recordsOf(sent) ?? [], begun, left) };
    }
    const alive = isShellOf(pid, sent.directory);
    const own = ofCommand(recordsOf(sent) ?? [], sent.nonce);
    if (!alive || own.some((record) => record.type === 'end')) {
      const trace = await traceCommand(sent, locale);
      if (trace.kind !== 'running') return trace;
    }
    await delay(LOOK_MS);
  }
}

/** The cookie's first part, from the environment that bash was started with. */
function sessionToken(pid: number, directory: string): string {
  return new ShellProcess(pid, directory).token ?? '';
}
