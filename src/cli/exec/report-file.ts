import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { unfill } from '../../report/index.ts';

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
  if (!existsSync(path)) return 'free';
  if (realpathSync(path) === realpathSync(document)) return 'document';
  try {
    const text = readFileSync(path, 'utf8');
    return unfill(text) === text ? 'foreign' : 'own';
  } catch {
    return 'foreign';
  }
}

/** Null when it was written, else why not. */
export function writeReport(path: string, text: string): string | null {
  try {
    writeFileSync(path, text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
