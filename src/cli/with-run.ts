import { say, type Locale } from '../catalogue/index.ts';
import { cliRuns } from '../catalogue/cli-runs.ts';
import { journalFaults } from '../catalogue/journal-faults.ts';
import { faultWords, findRun, JournalError, type NotFound, type RunDirectory } from '../journal/index.ts';
import { EXIT } from './exit-status.ts';
import type { Io } from './io.ts';
import { runBase } from './run-place.ts';

/** Why there is no such run, in the user's language. */
export function notFoundWords(
  reason: NotFound,
  locale: Locale,
  values: { readonly run: string; readonly path: string },
): string {
  switch (reason) {
    case 'no-runs':
    case 'not-a-run':
      return say(cliRuns[reason], locale, values);
    case 'not-found':
      return say(cliRuns['run-not-found'], locale, values);
    case 'never-began':
      return say(journalFaults['never-began'], locale, values);
  }
}

/** A run that cannot be read is said so; the exit status says that the call could not be carried out. */
export function refuseUnreadable(error: JournalError, run: string | null, locale: Locale, io: Io): number {
  const reason = faultWords(error, { locale, run, resumable: false });
  io.stderr.write(`${say(cliRuns['run-unreadable'], locale, { reason })}\n`);
  return EXIT.wrong;
}

/** Finds the run that a verb names and works on it; what keeps it from being found or read is said, and is exit status 2. */
export async function withRun(
  wanted: string,
  locale: Locale,
  io: Io,
  work: (run: RunDirectory) => number | Promise<number>,
): Promise<number> {
  try {
    const found = await findRun(runBase(io), wanted, io.cwd);
    if (found.ok) return await work(found.run);
    const { reason, path } = found;
    io.stderr.write(`${notFoundWords(reason, locale, { run: wanted, path })}\n`);
    return EXIT.wrong;
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    return refuseUnreadable(error, wanted, locale, io);
  }
}
