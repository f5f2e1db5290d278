import { existsSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { isReport } from '../report-format.ts';

/** `rollback.report.md` where `exec` was started (language.md §10). */
export function defaultReportPath(document: string, cwd: string): string {
  return resolve(cwd, `${basename(document).replace(/\.(md|markdown)$/i, '')}.report.md`);
}

export type ReportPlace = 'free' | 'own' | 'document' | 'foreign';

/**
 * Whether a report may be written to `path`: nothing is there, or an earlier report. `document` is the source itself,
 * `foreign` a file that no run has written: neither is ever overwritten (law 5).
 */
export function placeOf(path: string, document: string): ReportPlace {
  // A device or a pipe has nothing to lose, and reading it could wait for ever.
  if (!existsSync(path) || !statSync(path).isFile()) return 'free';
  if (realpathSync(path) === realpathSync(document)) return 'document';
  try {
    return isReport(path) ? 'own' : 'foreign';
  } catch {
    return 'foreign';
  }
}

/**
 * Null when it was written, else why not. A new file is its owner's alone (0600), as the run directory is: a report
 * holds what commands have written. One that is there keeps its mode: somebody has chosen it.
 */
export function writeReport(path: string, text: string): string | null {
  try {
    writeFileSync(path, text, { mode: 0o600 });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
