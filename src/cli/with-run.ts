import { say, type Locale } from '../catalogue/index.ts';
import { cliRuns } from '../catalogue/cli-runs.ts';
import { findRun, JournalError, type RunDirectory } from '../journal/index.ts';
import { EXIT } from './exit-status.ts';
import type { Io } from './io.ts';
import { runBase } from './run-place.ts';

const REASONS = { 'no-runs': 'no-runs', 'not-found': 'run-not-found', 'not-a-run': 'not-a-run' } as const;

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
    io.stderr.write(`${say(cliRuns[REASONS[reason]], locale, { run: wanted, path })}\n`);
    return EXIT.wrong;
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    io.stderr.write(`${say(cliRuns['run-unreadable'], locale, { reason: error.message })}\n`);
    return EXIT.wrong;
  }
}
