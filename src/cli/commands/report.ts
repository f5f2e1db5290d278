import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { say, type Locale } from '../../catalogue/index.ts';
import { cliRuns } from '../../catalogue/cli-runs.ts';
import {
  JournalError,
  findRun,
  readJournal,
  type RunDirectory,
  type StreamRange,
} from '../../journal/index.ts';
import type { Plan } from '../../plan/types.ts';
import { fill, runJson } from '../../report/index.ts';
import { EXIT } from '../exit-status.ts';
import type { Io } from '../io.ts';
import { chooseLocale } from '../locale.ts';
import { writeOutput } from '../output-file.ts';
import { runBase } from '../run-place.ts';

export interface ReportOptions {
  readonly format?: 'md' | 'json';
  readonly output?: string;
  readonly lang?: string;
}

/** `mdrollback report`: a run's document filled in, or the run as JSON (language.md §10). */
export async function report(wanted: string, options: ReportOptions, io: Io): Promise<number> {
  const locale = chooseLocale(options.lang, null, io.env);
  try {
    const found = await findRun(runBase(io), wanted, io.cwd);
    if (!found.ok) {
      const entry = { 'no-runs': 'no-runs', 'not-found': 'run-not-found', 'not-a-run': 'not-a-run' } as const;
      io.stderr.write(`${say(cliRuns[entry[found.reason]], locale, { run: wanted, path: found.path })}\n`);
      return EXIT.wrong;
    }
    const { text, cutBytes } = await makeReport(found.run, options, io);
    if (cutBytes > 0) io.stderr.write(`${say(cliRuns['journal-cut'], locale, { bytes: cutBytes })}\n`);
    return writeOutput(text, { path: options.output, force: true, locale }, io);
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    io.stderr.write(`${say(cliRuns['run-unreadable'], locale, { reason: error.message })}\n`);
    return EXIT.wrong;
  }
}

interface Made {
  readonly text: string;
  /** Bytes at the journal's end that are no whole record. */
  readonly cutBytes: number;
}

async function makeReport(run: RunDirectory, options: ReportOptions, io: Io): Promise<Made> {
  const source = readFileSync(run.source, 'utf8');
  const plan = JSON.parse(readFileSync(run.plan, 'utf8')) as Plan;
  const { records, cut } = await readJournal(run.journal);
  const { directory } = run;
  const locale: Locale = chooseLocale(options.lang, source, io.env);
  const text =
    options.format === 'json'
      ? `${JSON.stringify(runJson({ plan, records, directory }), null, 2)}\n`
      : fill({ source, plan, records, locale, directory, output: (range) => readRange(directory, range) });
  return { text, cutBytes: cut?.bytes ?? 0 };
}

/** Bytes of an output file as text; what is no UTF-8 becomes U+FFFD. An output that is gone is empty. */
export function readRange(directory: string, { path, offset, bytes }: StreamRange): string {
  const buffer = Buffer.alloc(Math.min(bytes, 1024 * 1024));
  try {
    const file = openSync(resolve(join(directory, path)), 'r');
    try {
      // A long output's end says more than its beginning.
      const read = readSync(file, buffer, 0, buffer.length, offset + bytes - buffer.length);
      return buffer.subarray(0, read).toString('utf8');
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}
