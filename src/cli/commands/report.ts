import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { say, type Locale } from '../../catalogue/index.ts';
import { cliReport } from '../../catalogue/cli-report.ts';
import { cliRuns } from '../../catalogue/cli-runs.ts';
import { JournalError, readJournal, type RunDirectory } from '../../journal/index.ts';
import type { Plan } from '../../plan/types.ts';
import { placeOf, writeReport } from '../exec/report-file.ts';
import { EXIT } from '../exit-status.ts';
import type { Io } from '../io.ts';
import { chooseLocale } from '../locale.ts';
import { withRun } from '../with-run.ts';
import { formatFor, renderReport, type ReportFormat } from '../report-format.ts';

export interface ReportOptions {
  /** By default what the output's ending says. */
  readonly format?: ReportFormat;
  readonly output?: string;
  /** A file may be overwritten although it is no report. */
  readonly force?: boolean;
  readonly lang?: string;
}

/** `mdrollback report`: a run's document filled in, a page, JUnit XML, or the run as JSON (language.md §10). */
export async function report(wanted: string, options: ReportOptions, io: Io): Promise<number> {
  return withRun(wanted, chooseLocale(options.lang, null, io.env), io, async (run) => {
    const { text, cutBytes, locale } = await makeReport(run, options, io);
    if (cutBytes > 0) io.stderr.write(`${say(cliRuns['journal-cut'], locale, { bytes: cutBytes })}\n`);
    return put(text, run, options, locale, io);
  });
}

interface Made {
  readonly text: string;
  /** Bytes at the journal's end that are no whole record. */
  readonly cutBytes: number;
  /** The document's, unless the caller says another. */
  readonly locale: Locale;
}

async function makeReport(run: RunDirectory, options: ReportOptions, io: Io): Promise<Made> {
  const source = readFileSync(run.source, 'utf8');
  const plan = JSON.parse(readFileSync(run.plan, 'utf8')) as Plan;
  const { records, cut } = await readJournal(run.journal);
  // Of a run that left nothing on record a report would say that nothing was run.
  if (records.length === 0) throw new JournalError('gone', run.journal);
  const { directory } = run;
  const locale: Locale = chooseLocale(options.lang, source, io.env);
  const path = options.output === undefined ? null : resolve(io.cwd, options.output);
  const format = options.format ?? formatFor(options.output);
  const text = renderReport({ source, plan, records, locale, directory }, format, path);
  return { text, cutBytes: cut?.bytes ?? 0, locale };
}

/** On the standard output, or in a file that is new or an earlier report; any other only with `--force`. */
function put(
  text: string,
  run: RunDirectory,
  { output, force }: ReportOptions,
  locale: Locale,
  io: Io,
): number {
  if (output === undefined) {
    io.stdout.write(text);
    return EXIT.done;
  }
  const path = resolve(io.cwd, output);
  const place = placeOf(path, run.source);
  if (place === 'document' || (place === 'foreign' && force !== true)) {
    const entry = place === 'document' ? 'report-onto-source' : 'report-foreign';
    io.stderr.write(`${say(cliReport[entry], locale, { path: output })}\n`);
    return EXIT.wrong;
  }
  const reason = writeReport(path, text, locale);
  const said = reason === null ? cliRuns.written : cliRuns['not-written'];
  io.stderr.write(`${say(said, locale, { path: output, reason: reason ?? '' })}\n`);
  return reason === null ? EXIT.done : EXIT.wrong;
}
