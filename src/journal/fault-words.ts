import { basename } from 'node:path';
import { say, type Locale, type Values } from '../catalogue/index.ts';
import { journalFaults } from '../catalogue/journal-faults.ts';
import { causeWords, mendWords } from '../catalogue/system-errors.ts';
import type { RunDirectory } from './directory.ts';
import type { JournalError } from './error.ts';

export interface FaultContext {
  readonly locale: Locale;
  /** The run that it is about, as `runName` gives it; null: there is none yet. */
  readonly run: string | null;
  /** The run had begun: once this is mended, it can go on. */
  readonly resumable: boolean;
}

/** What was found, how to mend it and how to go on, in the user's language and in one line. Pure. */
export function faultWords(error: JournalError, { locale, run, resumable }: FaultContext): string {
  const { code, path, cause } = error;
  const values = { path, run: run ?? basename(path), cause: causeWords(cause, locale) };
  const mend = mendOf(error, locale, values);
  const goesOn = resumable && run !== null && GOES_ON.has(code);
  const parts = [say(journalFaults[code], locale, values), ...(mend === null ? [] : [mend])];
  if (goesOn) parts.push(say(journalFaults.resume, locale, values));
  return parts.join(say(journalFaults.join, locale));
}

/** Of the others a run that goes on knows too little. */
const GOES_ON: ReadonlySet<string> = new Set(['no-space', 'not-written', 'not-synced', 'unreadable', 'gone']);

function mendOf({ code, cause }: JournalError, locale: Locale, values: Values): string | null {
  switch (code) {
    case 'gone':
    case 'changed':
    case 'taken-over':
    case 'damaged':
    case 'newer-schema':
    case 'exists':
      return say(journalFaults[`mend-${code}`], locale, values);
    case 'no-space':
    case 'not-written':
    case 'not-synced':
    case 'unreadable':
    case 'closed':
      return mendWords(cause, locale);
  }
}

/** What `resume` and its like find the run by: its id, or its directory where that has another name. */
export function runName({ run, directory }: Pick<RunDirectory, 'run' | 'directory'>): string {
  return basename(directory) === run ? run : directory;
}
