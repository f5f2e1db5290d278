import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { basename, dirname, resolve } from 'node:path';
import type { Locale } from '../../catalogue/index.ts';
import { causeWords } from '../../catalogue/system-errors.ts';
import { isReport } from '../report-format.ts';

/** `rollback.report.md` where `exec` was started (language.md §10); `rollback.d1.report.md` for a section by itself. */
export function defaultReportPath(document: string, cwd: string, section?: string): string {
  const name = basename(document).replace(/\.(md|markdown)$/i, '');
  return resolve(cwd, `${name}${section === undefined ? '' : `.${section}`}.report.md`);
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

/** The directory is there and can be written to, so that nobody learns after the run that there was no place. */
export function hasPlace(path: string): boolean {
  try {
    accessSync(dirname(path), constants.W_OK);
    return statSync(dirname(path)).isDirectory();
  } catch {
    return false;
  }
}

/**
 * Null when it was written, else why not. A new file is its owner's alone (0600), as the run directory is: a report
 * holds what commands have written. One that is there keeps its mode: somebody has chosen it.
 */
export function writeReport(path: string, text: string, locale: Locale): string | null {
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there === undefined) replaceFile(path, text, 0o600);
    else if (isReplaceable(path, there)) replaceFile(realpathSync(path), text, there.mode & 0o777);
    else writeFileSync(path, text);
    return null;
  } catch (error) {
    return causeWords(error, locale);
  }
}

/** A device, a pipe, somebody else's file, one with a second name or in a closed directory is written to where it is. */
function isReplaceable(path: string, there: Stats): boolean {
  if (!there.isFile() || there.nlink > 1) return false;
  if (there.uid !== process.geteuid?.() || there.gid !== process.getegid?.()) return false;
  try {
    accessSync(dirname(realpathSync(path)), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whole or not at all: on a full disk the earlier report stays, and no half of a new one is left. */
function replaceFile(path: string, text: string, mode: number): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(draft, text, { mode: 0o600, flag: 'wx' });
    chmodSync(draft, mode);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
