/**
 * Ends a command with everything it started. bash goes first, or it would run the rest of the text; it is halted
 * before that, so that the tree below it is complete while its members are gathered.
 */

import { setTimeout as delay } from 'node:timers/promises';

import { execa } from 'execa';

import { allPids, belongs, isSame, processFacts } from './processes.ts';
import type { CommandMark, ProcessFacts } from './processes.ts';

/** Milliseconds that a process has between TERM and KILL. */
const GRACE_MS = 2000;
const POLL_MS = 10;
/** A process that forks while it is being ended is looked for this many times. */
const SWEEPS = 10;

/** A bash, of this tool or of one before. */
export interface Signalled {
  signal(name: 'SIGSTOP' | 'SIGKILL'): void;
}

/** Resolves with the processes that could not be ended. bash is killed and not waited for. */
export async function endTree(bash: Signalled, mark: CommandMark): Promise<number[]> {
  bash.signal('SIGSTOP');
  const first = gather(mark, new Map());
  bash.signal('SIGKILL');
  await send('TERM', first);
  await send('CONT', first);
  const deadline = performance.now() + GRACE_MS;
  while (performance.now() < deadline && [...first.values()].some(isSame)) await delay(POLL_MS);
  let left = gather(mark, first);
  for (let sweep = 0; sweep < SWEEPS && left.size > 0; sweep += 1) {
    await send('KILL', left);
    await delay(POLL_MS);
    left = gather(mark, left);
  }
  return [...left.keys()];
}

/** The command's processes now: by mark, and those below a process that was known before. */
function gather(mark: CommandMark, known: ReadonlyMap<number, ProcessFacts>): Map<number, ProcessFacts> {
  const all = allPids().flatMap((pid) => processFacts(pid) ?? []);
  const found = new Map<number, ProcessFacts>();
  for (const facts of all) {
    const before = known.get(facts.pid);
    const same = before?.startTicks === facts.startTicks && facts.state !== 'Z';
    if (same || belongs(facts, mark)) found.set(facts.pid, facts);
  }
  for (let grew = true; grew;) {
    grew = false;
    for (const facts of all) {
      if (found.has(facts.pid) || !found.has(facts.parent) || facts.state === 'Z') continue;
      found.set(facts.pid, facts);
      grew = true;
    }
  }
  return found;
}

/**
 * Signals processes that are not our own children, which takes a bash here: only `cli` has `process.kill`. One that
 * has ended meanwhile or belongs to another user stays as it is; what is left is told in the command's result.
 */
async function send(
  signal: 'TERM' | 'CONT' | 'KILL',
  processes: ReadonlyMap<number, ProcessFacts>,
): Promise<void> {
  if (processes.size === 0) return;
  const pids = [...processes.keys()].map(String);
  await execa('bash', ['--norc', '--noprofile', '-p', '-c', 'kill -s "$0" -- "$@"', signal, ...pids], {
    reject: false,
    stdio: 'ignore',
  });
}
