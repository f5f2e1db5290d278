import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathsOf, readJournal, verifyRun } from '../../src/journal/index.ts';
import type { Plan } from '../../src/plan/types.ts';
import { fill } from '../../src/report/index.ts';
import { parseStatusFile } from '../../src/shell/index.ts';
import type { Kills } from './deaths.ts';
import { LEDGER, STRAYS } from './document.ts';
import { ASKED, ENDED, type EndedRun } from './orders.ts';

/** What the world saw of a run, and what the run says of itself. */
export interface Verdict {
  readonly kills: Kills;
  /** Why it stopped before its end, each time, when its bash had been killed. */
  readonly stops: readonly string[];
  readonly ledger: readonly string[];
  /** Ids that stand in the ledger more than once. */
  readonly twice: readonly string[];
  /** Ids that the run says were done and that are not there. */
  readonly falselyDone: readonly string[];
  /** Ids of commands that ran in another state of the shell than the one before had left, and nobody had been asked. */
  readonly strays: readonly string[];
  /** What a person was asked: `<kind> <id> <answer>`. */
  readonly asked: readonly string[];
  readonly result: string;
  readonly reason: string;
  /** The crash points that the last executor passed. */
  readonly points: number;
  readonly outcomes: string;
  /** What is wrong with the run's directory. */
  readonly faults: readonly string[];
  /** Without times and the run's own name. */
  readonly report: string;
}

export async function judgeRun(room: string, planFile: string): Promise<Omit<Verdict, 'kills' | 'stops'>> {
  const ended = JSON.parse(readFileSync(join(room, ENDED), 'utf8')) as EndedRun;
  const { plan, source } = JSON.parse(readFileSync(planFile, 'utf8')) as { plan: Plan; source: string };
  const ledger = linesOf(join(room, LEDGER));
  const asked = linesOf(join(room, ASKED));
  const { journal, session } = pathsOf(ended.directory);
  const { records } = await readJournal(journal);
  const notes = parseStatusFile(readFileSync(join(session, 'status'), 'latin1'));
  const begun = notes.flatMap((record) => (record.type === 'begun' ? [record.nonce] : []));
  const verification = await verifyRun(ended.directory, begun);
  const ids = plan.phases.flatMap(({ steps }) => steps.flatMap(({ actions }) => actions.map(({ id }) => id)));
  const done = ended.outcomes.flatMap(([id, outcome]) => (DONE.has(outcome) ? [id] : []));
  return {
    ledger,
    twice: ids.filter((id) => ledger.filter((line) => line === id).length > 1),
    falselyDone: done.filter((id) => !ledger.includes(id)),
    strays: linesOf(join(room, STRAYS)).filter((concerned) => !wasAsked(concerned.split(' '), asked)),
    asked,
    result: ended.result,
    reason: ended.reason,
    points: ended.points,
    outcomes: JSON.stringify(ended.outcomes),
    faults: verification.faults.map((fault) => JSON.stringify(fault)),
    report: withoutTimes(fill({ source, plan, records, locale: 'en', timeZone: 'UTC' })),
  };
}

const DONE: ReadonlySet<string> = new Set(['passed', 'unverified', 'skipped']);

/** About the state that a command runs in, or about those before: then their changes are known to be lost. */
function wasAsked(ids: readonly string[], asked: readonly string[]): boolean {
  return asked.some((line) => ids.includes(line.split(' ')[1] ?? ''));
}

function linesOf(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

/** The report with what differs evidently left out. */
function withoutTimes(report: string): string {
  return report
    .replace(/[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9:.]+Z?( UTC)?/g, 'TIME')
    .replace(/[0-9]{2}:[0-9]{2}:[0-9]{2}/g, 'TIME')
    .replace(/[0-9.]+ (ms|s|min|h)\b( [0-9.]+ (ms|s|min|h)\b)*/g, 'TIME')
    .replace(/^\| Rollback report .*$/m, 'RUN');
}

/**
 * What is wrong with a run in words; nothing, where it went as one that nobody disturbs. After a person was asked, what that
 * person said stands in the report: then it must have come to the same end by that person's word.
 */
export function faultsOf(verdict: Verdict, reference: Verdict): readonly string[] {
  const faults: string[] = [];
  const { twice, falselyDone, strays, asked } = verdict;
  if (twice.length > 0) faults.push(`twice: ${twice.join(' ')}`);
  if (falselyDone.length > 0) faults.push(`falsely done: ${falselyDone.join(' ')}`);
  if (strays.length > 0) faults.push(`in another state, and nobody was asked: ${strays.join(' ')}`);
  if (verdict.ledger.join(' ') !== reference.ledger.join(' '))
    faults.push(`ledger: ${verdict.ledger.join(' ')}`);
  if (verdict.result !== reference.result) faults.push(`result: ${verdict.result}, ${verdict.reason}`);
  if (verdict.faults.length > 0) faults.push(`verify: ${verdict.faults.join(' ')}`);
  if (asked.length > 0) return faults;
  if (verdict.outcomes !== reference.outcomes) faults.push(`outcomes: ${verdict.outcomes}`);
  if (verdict.report !== reference.report)
    faults.push(`report: ${firstDifference(verdict.report, reference.report)}`);
  return faults;
}

function firstDifference(one: string, other: string): string {
  const lines = other.split('\n');
  const at = one.split('\n').findIndex((line, index) => line !== lines[index]);
  return `${one.split('\n')[at] ?? ''} ≠ ${lines[at] ?? ''}`;
}
