import { realpathSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { say, type Locale } from '../catalogue/index.ts';
import { cliRuns } from '../catalogue/cli-runs.ts';
import { planFiles } from '../catalogue/plan-files.ts';
import { causeWords } from '../catalogue/system-errors.ts';
import { EXIT } from './exit-status.ts';
import type { Io } from './io.ts';

export interface OutputPlace {
  /** Undefined: the standard output. */
  readonly path: string | undefined;
  /** A file that is already there may be overwritten. */
  readonly force: boolean;
  /** Never overwritten, not even by force: the document is its author's (law 5). */
  readonly sources?: readonly string[];
  readonly locale: Locale;
}

/** Writes a verb's result to where the user wants it; the exit status says whether that could be done. */
export function writeOutput(
  text: string,
  { path, force, locale, sources = [] }: OutputPlace,
  io: Io,
): number {
  if (path === undefined) {
    io.stdout.write(text);
    return EXIT.done;
  }
  if (isOneOf(resolve(io.cwd, path), sources)) {
    io.stderr.write(`${say(planFiles['onto-source'], locale, { path })}\n`);
    return EXIT.wrong;
  }
  try {
    // `wx` looks and writes in one step: nobody's file can come in between.
    writeFileSync(resolve(io.cwd, path), text, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    const reason = causeWords(error, locale);
    const entry = exists ? cliRuns.exists : cliRuns['not-written'];
    io.stderr.write(`${say(entry, locale, { path, reason })}\n`);
    return EXIT.wrong;
  }
  io.stderr.write(`${say(cliRuns.written, locale, { path })}\n`);
  return EXIT.done;
}

/** By whatever name or link. */
function isOneOf(path: string, files: readonly string[]): boolean {
  const place = realPlace(path);
  return files.some((file) => realPlace(file) === place);
}

function realPlace(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
