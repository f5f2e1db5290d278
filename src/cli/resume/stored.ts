import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { say, type Locale } from '../../catalogue/index.ts';
import { resumeView } from '../../catalogue/resume-view.ts';
import {
  findRun,
  JournalError,
  foldJournal,
  listRuns,
  readJournal,
  type RunDirectory,
  type RunState,
} from '../../journal/index.ts';
import { planDigest } from '../../plan/digest.ts';
import type { Plan } from '../../plan/types.ts';
import type { Io } from '../io.ts';
import { chooseLocale } from '../locale.ts';
import { runBase } from '../run-place.ts';
import { notFoundWords } from '../with-run.ts';

/** A run as its directory keeps it. */
export interface StoredRun {
  readonly run: RunDirectory;
  readonly state: RunState;
  readonly plan: Plan;
  /** The document, byte for byte, and as text. */
  readonly bytes: Buffer;
  readonly text: string;
  readonly locale: Locale;
}

export type Stored =
  { readonly ok: true; readonly stored: StoredRun } | { readonly ok: false; readonly problem: string };

/** Finds the run that a resume is about, and reads what it keeps. Rejects with `JournalError`. */
export async function findStored(
  wanted: string | undefined,
  lang: string | undefined,
  io: Io,
): Promise<Stored> {
  const locale = chooseLocale(lang, null, io.env);
  const no = (problem: string): Stored => ({ ok: false, problem });
  const name = wanted ?? (await latestResumable(io));
  if (name === null) return no(say(resumeView['nothing-to-resume'], locale, { path: runBase(io) }));
  const found = await findRun(runBase(io), name, io.cwd);
  if (!found.ok) {
    return no(notFoundWords(found.reason, locale, { run: name, path: found.path }));
  }
  return read(found.run, lang, io);
}

/** The latest run that neither succeeded nor is driven to its end by anyone now. Rejects with `JournalError`. */
async function latestResumable(io: Io): Promise<string | null> {
  const runs = await listRuns(runBase(io));
  const open = runs.filter((each) =>
    each.kind === 'read' ? each.state.result !== 'succeeded' : each.kind === 'unreadable',
  );
  const latest = open.at(-1);
  // Whoever names no run means the latest: an older one would run what nobody asked for.
  if (latest?.kind === 'unreadable') throw latest.fault;
  return latest?.run ?? null;
}

async function read(run: RunDirectory, lang: string | undefined, io: Io): Promise<Stored> {
  const { records, cut } = await readJournal(run.journal);
  if (records.length === 0) throw new JournalError('gone', run.journal);
  if (cut?.damaged === true) throw new JournalError('damaged', run.journal);
  const state = foldJournal(records);
  const { planSha256, source } = state;
  const planBytes = versionOf(run.plan, '.json', planSha256);
  const bytes = versionOf(run.source, '.md', source.sha256);
  const text = bytes?.toString('utf8') ?? '';
  const locale = chooseLocale(lang, text, io.env);
  const changed = (path: string): Stored => {
    const reason = say(resumeView['plan-changed'], locale, { path, run: run.run });
    return { ok: false, problem: say(resumeView['cannot-resume'], locale, { reason }) };
  };
  if (bytes === null) return changed(run.source);
  const plan = planBytes === null ? null : planIn(planBytes);
  if (plan === null || plan.digest !== state.planDigest || planDigest(plan) !== state.planDigest)
    return changed(run.plan);
  return { ok: true, stored: { run, state, plan, bytes, text, locale } };
}

/** The file whose digest the journal has; an accepted edit may not have got its place before a crash. */
function versionOf(path: string, extension: string, sha256: string | null): Buffer | null {
  for (const candidate of [path, ...(sha256 === null ? [] : [versionPath(path, extension, sha256)])]) {
    if (!existsSync(candidate)) continue;
    const bytes = readFileSync(candidate);
    if (sha256 === null || sha256Of(bytes) === sha256) return bytes;
  }
  return null;
}

/** Where an edited plan or document waits for its place, and where the one before it stays. */
export function versionPath(path: string, extension: string, sha256: string): string {
  return `${path.slice(0, -extension.length)}.${sha256.slice(0, 12)}${extension}`;
}

export function sha256Of(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function planIn(bytes: Buffer): Plan | null {
  try {
    return JSON.parse(bytes.toString('utf8')) as Plan;
  } catch {
    return null;
  }
}

/** The document where its author has it. */
export function documentOf({ state, plan }: StoredRun, io: Io): string | null {
  if (state.document !== null) return state.document;
  return plan.source.path === null ? null : resolve(io.cwd, plan.source.path);
}
