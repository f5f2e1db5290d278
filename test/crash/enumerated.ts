/** Deaths at every place that there is, one after the other. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { killShells } from './deaths.ts';
import { reachedIn } from './driver-lines.ts';
import { disturbedRun, makeRoom, noteRun, type Harness } from './harness.ts';
import type { Verdict } from './judge.ts';
import { SYNCED, type Line, type Orders } from './orders.ts';
import { count, eachOf, upTo, type Tally } from './tally.ts';

/** A run that nobody disturbs. */
export function referenceOf(harness: Harness): Promise<Verdict> {
  return disturbedRun(harness, () => null, { keepsCode: true });
}

/**
 * The executor dies at each of its points, and the one that takes up the run at one of the points of its recovery, every
 * second time in the middle of a write: over all of them each point of the recovery has its turn.
 */
export async function dieAtEachPoint(
  harness: Harness,
  reference: Verdict,
  tally: Tally,
  points: readonly number[] = upTo(reference.points),
): Promise<void> {
  await eachOf(points, async (point) => {
    const again = 1 + ((point * 7) % Math.max(1, reference.points - point + RECOVERY));
    const torn = point % 4 < 2 ? 0 : 1 + ((point * 37) % 999);
    const verdict = await disturbedRun(harness, (deaths) => {
      if (deaths === 0) return { kind: 'point', point };
      return deaths === 1 ? { kind: 'point', point: again, torn } : null;
    });
    count(tally, verdict, reference, `points ${point}, ${again} torn ${torn}`);
  });
}

/** About as many points has a recovery before its first command. */
const RECOVERY = 60;

/** bash dies at each boundary of the scripts around a command, alone and together with the executor. */
export async function dieAtEachLine(harness: Harness, reference: Verdict, tally: Tally): Promise<void> {
  await eachOf(await linesOf(harness), async (line) => {
    const where = `line ${line.at} of ${line.script}`;
    count(tally, await dieAtLine(harness, line, true), reference, `${where} with the executor`);
    count(tally, await dieAtLine(harness, line, false), reference, where);
  });
}

export function dieAtLine(
  harness: Harness,
  line: Line,
  both: boolean,
  rule: Orders['rule'] = 'honest',
): Promise<Verdict> {
  return disturbedRun(harness, (deaths) => (deaths === 0 ? { kind: 'line', line, both } : null), { rule });
}

/** At these bash can die: to each of them it comes around a command. */
export async function linesOf(harness: Harness): Promise<readonly Line[]> {
  const room = makeRoom(harness);
  try {
    await noteRun(harness, room);
    return reachedIn(room);
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}

/**
 * At each of its points the power fails: bash is gone as well, the boot is another, and of every file only what was synced
 * is there for sure. What never was is there as it was, by half, or not at all, in turn.
 */
export async function powerFailsAtEachPoint(
  harness: Harness,
  reference: Verdict,
  tally: Tally,
  points: readonly number[] = upTo(reference.points),
): Promise<void> {
  await eachOf(points, async (point) => {
    const left = [1, 0.5, 0][point % 3] ?? 0;
    const between = (room: string): boolean => {
      killShells(room);
      dropUnsynced(room, left);
      return true;
    };
    const next = (deaths: number): { kind: 'point'; point: number } | null =>
      deaths === 0 ? { kind: 'point', point } : null;
    const verdict = await disturbedRun(harness, next, { between });
    // What commands had printed is not synced, and is missing then.
    const faults = verdict.faults.filter((fault) => !fault.includes('"output"'));
    count(
      tally,
      { ...verdict, faults },
      reference,
      `power fails at ${point}, ${left} of what was not synced is left`,
    );
  });
}

function dropUnsynced(room: string, left: number): void {
  const notes = join(room, SYNCED);
  const synced = new Map<string, number>();
  if (existsSync(notes))
    for (const line of readFileSync(notes, 'utf8').split('\n')) {
      const [ino = '', size = '0'] = line.split(' ');
      synced.set(ino, Number(size));
    }
  const runs = join(room, '.mdrollback');
  if (!existsSync(runs)) return;
  for (const entry of readdirSync(runs, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const { ino, size } = statSync(path);
    const sure = synced.get(String(ino)) ?? 0;
    truncateSync(path, sure + Math.floor((size - sure) * left));
  }
}
