import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { pathsOf, type RunPaths } from './directory.ts';
import type { JournalRecord, StreamRange } from './events.ts';
import { foldJournal } from './fold.ts';
import { hashLine, type BadLineReason } from './line.ts';
import { lockHistory } from './lock.ts';
import { digestOf } from './range.ts';
import { parseJournal, type JournalReading } from './read.ts';

/** What is wrong with a run directory. */
export type Fault =
  /** From this line on the journal is not what was written: a byte was changed, or a record taken out, put in or moved. */
  | { readonly kind: 'record'; readonly line: number; readonly reason: BadLineReason }
  /** An executor let go of the run behind record `seq`, and the journal holds another one there, or none. */
  | { readonly kind: 'end'; readonly epoch: number; readonly seq: number; readonly records: number }
  /** bash noted the beginning of a command that the journal does not announce: records are missing. */
  | { readonly kind: 'unannounced'; readonly nonce: string }
  | { readonly kind: 'plan' | 'source'; readonly path: string }
  | {
      readonly kind: 'output';
      readonly action: string;
      readonly stream: 'stdout' | 'stderr';
      readonly path: string;
    };

/** What cannot be told, and is no fault by itself. */
export type Remark =
  /** The last write broke off; nothing depended on it. */
  | { readonly kind: 'torn'; readonly bytes: number }
  /** No executor has let go of the run since the last record: records behind it may be missing, and nothing would tell. */
  | { readonly kind: 'open-end' };

export interface Verification {
  readonly run: string;
  readonly directory: string;
  readonly records: number;
  /** SHA-256 of the last record's line: kept elsewhere, it proves later that nothing before it was changed. */
  readonly lastHash: string;
  /** Output files whose digest was compared. */
  readonly outputs: number;
  readonly faults: readonly Fault[];
  readonly remarks: readonly Remark[];
}

/**
 * Holds a run directory to its journal. The journal's hashes find every record that was changed, taken out, put in or
 * moved; the ends that executors noted and bash's own notes find a tail that was cut off. There is no key: whoever may
 * write to the directory can write another journal with its hashes, and only `lastHash`, kept elsewhere, tells.
 *
 * `begun`: the nonces of the commands whose beginning bash noted. Rejects with `JournalError`, or what `readFile` says.
 */
export async function verifyRun(directory: string, begun: readonly string[]): Promise<Verification> {
  const paths = pathsOf(directory);
  const bytes = await readFile(paths.journal);
  const reading = parseJournal(bytes);
  const { records, cut } = reading;
  const state = foldJournal(records);
  const ends = await endFaults(directory, bytes, reading);
  const documents = await documentFaults(paths, records);
  const outputs = outputFaults(directory, records);
  const faults: Fault[] = [
    ...(cut?.damaged === true ? [{ kind: 'record', line: cut.line, reason: cut.reason } as const] : []),
    ...ends.faults,
    ...unannounced(records, begun),
    ...documents,
    ...outputs.faults,
  ];
  const remarks: Remark[] = [
    ...(cut !== null && !cut.damaged ? [{ kind: 'torn', bytes: cut.bytes } as const] : []),
    ...(ends.sealed ? [] : [{ kind: 'open-end' } as const]),
  ];
  const { run } = state;
  const { lastHash } = reading;
  return { run, directory, records: records.length, lastHash, outputs: outputs.compared, faults, remarks };
}

/** `sealed`: the last record is one behind which an executor let go. */
async function endFaults(
  directory: string,
  bytes: Buffer,
  { records, goodBytes }: JournalReading,
): Promise<{ readonly faults: readonly Fault[]; readonly sealed: boolean }> {
  const hashes = linesOf(bytes.subarray(0, goodBytes)).map(hashLine);
  const faults: Fault[] = [];
  let sealed = false;
  for (const [index, holder] of (await lockHistory(directory)).entries()) {
    const released = holder?.released ?? null;
    if (released === null || released.hash === '') continue;
    const { seq, hash } = released;
    if (hashes[seq - 1] === hash) sealed = seq === records.length;
    else faults.push({ kind: 'end', epoch: index + 1, seq, records: records.length });
  }
  return { faults, sealed };
}

function linesOf(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(0x0a, start);
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return lines;
}

/** Probes are noted by bash as commands are, and have no announcement; they bear the nonces of none. */
function unannounced(records: readonly JournalRecord[], begun: readonly string[]): readonly Fault[] {
  const announced = new Set(
    records.flatMap(({ event }) => (event.type === 'command-started' ? [event.nonce] : [])),
  );
  const probes = records.filter(({ event }) => event.type === 'probed').length;
  const missing = begun.filter((nonce) => !announced.has(nonce));
  return missing
    .slice(0, Math.max(0, missing.length - probes))
    .map((nonce) => ({ kind: 'unannounced', nonce }));
}

async function documentFaults(paths: RunPaths, records: readonly JournalRecord[]): Promise<readonly Fault[]> {
  const { source, planSha256 } = foldJournal(records);
  const faults: Fault[] = [];
  if (planSha256 !== null && (await sha256Of(paths.plan)) !== planSha256)
    faults.push({ kind: 'plan', path: paths.plan });
  if (source.sha256 !== '' && (await sha256Of(paths.source)) !== source.sha256)
    faults.push({ kind: 'source', path: paths.source });
  return faults;
}

/** Null for a file that cannot be read. */
async function sha256Of(path: string): Promise<string | null> {
  try {
    return createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  } catch {
    return null;
  }
}

function outputFaults(
  directory: string,
  records: readonly JournalRecord[],
): { readonly faults: readonly Fault[]; readonly compared: number } {
  const faults: Fault[] = [];
  let compared = 0;
  for (const { event } of records) {
    if (event.type !== 'command-ended') continue;
    for (const stream of ['stdout', 'stderr'] as const) {
      const range: StreamRange = event[stream];
      if (range.sha256 === undefined) continue;
      compared += 1;
      if (digestOf(directory, range) === range.sha256) continue;
      faults.push({ kind: 'output', action: event.action, stream, path: range.path });
    }
  }
  return { faults, compared };
}
