import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { say, type Entry, type Locale } from '../catalogue/index.ts';
import { cli } from '../catalogue/cli.ts';

/** Why a file cannot be used: what was found, what was expected, how to mend it. In the user's language. */
export interface InputProblem {
  readonly path: string;
  readonly found: string;
  readonly expected: string;
  readonly mend: string;
}

export type InputResult =
  { readonly ok: true; readonly bytes: Buffer } | { readonly ok: false; readonly problem: InputProblem };

export interface InputLimits {
  readonly cwd: string;
  readonly locale: Locale;
  readonly maxBytes: number;
  /** What the file should be. */
  readonly expected: Entry;
}

/** Reads a file that a user named. Devices and pipes are refused: they may never end. */
export function readInput(path: string, limits: InputLimits): InputResult {
  const { cwd, locale, maxBytes } = limits;
  const refuse = (found: string, mend: string, expected = say(limits.expected, locale)): InputResult => ({
    ok: false,
    problem: { path, found, expected, mend },
  });
  const file = resolve(cwd, path);
  try {
    const stat = statSync(file);
    if (stat.isDirectory()) {
      const example = `${path.replace(/\/+$/, '')}/rollback.md`;
      return refuse(say(cli['input-directory'], locale), say(cli['mend-directory'], locale, { example }));
    }
    if (!stat.isFile()) return refuse(say(cli['input-special'], locale), say(cli['mend-special'], locale));
    if (stat.size > maxBytes) {
      return refuse(
        mebibytes(stat.size),
        say(cli['mend-too-large'], locale),
        say(cli['expected-smaller'], locale, { limit: mebibytes(maxBytes) }),
      );
    }
    accessSync(file, constants.R_OK);
    return { ok: true, bytes: readFileSync(file) };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return refuse(say(cli['input-missing'], locale), say(cli['mend-missing'], locale, { cwd }));
    }
    if (code === 'EACCES' || code === 'EPERM') {
      return refuse(say(cli['input-unreadable'], locale), say(cli['mend-unreadable'], locale, { path }));
    }
    return refuse(say(cli['input-failed'], locale, { code }), say(cli['mend-failed'], locale));
  }
}

/** The problem as four lines, the file first. */
export function renderInputProblem({ path, found, expected, mend }: InputProblem, locale: Locale): string {
  const rows = [
    [say(cli.found, locale), found],
    [say(cli.expected, locale), expected],
    [say(cli.mend, locale), mend],
  ] as const;
  const colon = locale === 'en' ? ': ' : '：';
  return [
    say(cli['input-lead'], locale, { path }),
    ...rows.map(([name, text]) => `  ${name}${colon}${text}`),
    '',
  ].join('\n');
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

export function mebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
