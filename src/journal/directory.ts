import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Plan } from '../plan/types.ts';
import { errno, journalError, JournalError } from './error.ts';
import { sealSecrets } from './seal.ts';

/** What a run directory holds. Absolute paths. */
export interface RunPaths {
  readonly directory: string;
  /** The plan as it was when the run began. */
  readonly plan: string;
  /** The document's bytes. */
  readonly source: string;
  readonly journal: string;
  /** The shell's own directory, with the output of every command. */
  readonly session: string;
  readonly report: string;
  readonly lock: string;
  /** Salted hashes of the secrets' values; absent where there are none. */
  readonly seal: string;
}

export interface RunDirectory extends RunPaths {
  /** `2026-11-22T03-12-45-paygw-1f3a` */
  readonly run: string;
  /** Of the plan's file, in lower-case hex; where it has just been written. */
  readonly planSha256?: string;
}

export interface NewRun {
  /** `.mdrollback` beside the commands' working directory, or `$MDROLLBACK_HOME` (language.md §10). */
  readonly base: string;
  /** The document's path or name; its slug becomes part of the run's id. */
  readonly document: string;
  readonly plan: Plan;
  /** The document, byte for byte. */
  readonly source: Uint8Array;
  readonly now: Date;
  /** Names the directory (`--run-dir`) instead of `runs/<run>`; it must be absent or empty. */
  readonly directory?: string;
  /** Four hexadecimal digits; random ones by default. */
  readonly suffix?: () => string;
}

/** Characters, not bytes: forty CJK characters are 120 bytes, far from the 255 that a file name may have. */
const SLUG_LENGTH = 40;
const ATTEMPTS = 20;

/**
 * Makes a run directory (mode 0700, files 0600) with the plan and the source in it, all on disk when
 * it resolves. Rejects with `JournalError`: `exists` for a `--run-dir` that is in use, `no-space`,
 * `not-written`.
 */
export async function createRunDirectory(options: NewRun): Promise<RunDirectory> {
  const suffix = options.suffix ?? (() => randomBytes(2).toString('hex'));
  const runs = runsOf(options.base);
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const run = runId(options.document, options.now, suffix());
      const directory = resolve(options.directory ?? join(runs, run));
      await mkdir(dirname(directory), { recursive: true, mode: 0o700 });
      if (!(await claim(directory, options.directory !== undefined))) continue;
      const planSha256 = await fill(directory, options);
      return { run, planSha256, ...pathsOf(directory) };
    }
  } catch (cause) {
    const path = options.directory ?? runs;
    const error = journalError('not-written', path, cause);
    // What was never there is not gone.
    throw error.code === 'gone' ? new JournalError('not-written', path, cause) : error;
  }
  throw new JournalError('exists', runs);
}

/** The directory of all runs under a base. */
export function runsOf(base: string): string {
  return resolve(base, 'runs');
}

export function pathsOf(directory: string): RunPaths {
  const at = (name: string): string => resolve(directory, name);
  return {
    directory: resolve(directory),
    plan: at('plan.json'),
    source: at('source.md'),
    journal: at('journal.jsonl'),
    session: at('session'),
    report: at('report.md'),
    lock: at('lock'),
    seal: at('secrets.json'),
  };
}

/** Local time, the document's name and a suffix: `2026-11-22T03-12-45-paygw-1f3a`. */
export function runId(document: string, now: Date, suffix: string): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  const time = [two(now.getHours()), two(now.getMinutes()), two(now.getSeconds())].join('-');
  return [`${day}T${time}`, slug(document), suffix].filter((part) => part !== '').join('-');
}

/** Letters and digits of any script stay, everything else becomes one `-`. */
function slug(document: string): string {
  const name = basename(document)
    .replace(/\.(md|markdown)$/i, '')
    .normalize('NFKC');
  const words = name.replace(/[^\p{L}\p{M}\p{N}_]+/gu, '-');
  return Array.from(words)
    .slice(0, SLUG_LENGTH)
    .join('')
    .replace(/^-+|-+$/g, '');
}

/** True when the directory is now ours alone. `named`: the operator chose it, so it is taken only when empty. */
async function claim(directory: string, named: boolean): Promise<boolean> {
  try {
    await mkdir(directory, { mode: 0o700 });
  } catch (cause) {
    if (errno(cause) !== 'EEXIST') throw cause;
    if (!named) return false;
    if ((await readdir(directory)).length > 0) throw new JournalError('exists', directory, cause);
  }
  // The umask may have taken bits away, and a named directory may have had more.
  await chmod(directory, 0o700);
  return true;
}

async function fill(directory: string, options: NewRun): Promise<string> {
  const paths = pathsOf(directory);
  const kept = keptPlan(options.plan);
  await writeSynced(paths.plan, kept);
  await writeSynced(paths.source, options.source);
  const seal = await sealSecrets(options.plan.parameters);
  if (seal !== null) await writeSynced(paths.seal, `${JSON.stringify(seal, null, 2)}\n`);
  await mkdir(paths.session, { mode: 0o700 });
  await syncDirectory(directory);
  await syncDirectory(dirname(directory));
  return createHash('sha256').update(kept).digest('hex');
}

/** The plan as a run directory keeps it. */
export function keptPlan(plan: Plan): string {
  return `${JSON.stringify(withoutSecrets(plan), null, 2)}\n`;
}

function withoutSecrets(plan: Plan): Plan {
  const parameters = plan.parameters.map((each) =>
    each.secret ? { ...each, value: null, default: null } : each,
  );
  return { ...plan, parameters };
}

async function writeSynced(path: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A new file's name is on disk only when its directory is. */
export async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
