/** The gate that every text passes before it may reach bash: `bash -n`, where anything it says counts as a refusal. */

import { randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { execa } from 'execa';

import { say } from '../catalogue/index.ts';
import type { Locale } from '../catalogue/index.ts';
import { shell } from '../catalogue/shell.ts';

/** What bash finds wrong in a text. */
export interface SyntaxProblem {
  /** Within the text, from 1; null when bash names none. */
  readonly line: number | null;
  /** bash's own words, in the language of the operator's locale. */
  readonly message: string;
}

/** Texts that bash has accepted in this process. */
const accepted = new Set<string>();

/** Whether `checkSyntax` has already let the text pass. */
export function isAccepted(text: string): boolean {
  return accepted.has(text);
}

/**
 * Tells for each text whether bash, with extglob, can read it as a whole; null: it can. Nothing is run.
 * All texts go through one process; only if that one complains are they taken apart, by halves.
 */
export async function checkSyntax(
  texts: readonly string[],
  locale: Locale = 'en',
): Promise<(SyntaxProblem | null)[]> {
  const open = [...new Set(texts)].filter((text) => !accepted.has(text));
  const refused = new Map<string, SyntaxProblem>();
  if (open.length > 0) {
    const directory = await mkdtemp(join(tmpdir(), 'mdrollback-'));
    try {
      await check(open, { path: join(directory, 'text'), locale, refused });
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }
  for (const text of open) if (!refused.has(text)) accepted.add(text);
  return texts.map((text) => refused.get(text) ?? null);
}

interface Check {
  /** The file that bash reads: from a pipe it would read byte by byte. */
  readonly path: string;
  readonly locale: Locale;
  readonly refused: Map<string, SyntaxProblem>;
}

async function check(texts: readonly string[], job: Check): Promise<void> {
  const [first] = texts;
  if (first === undefined) return;
  if (await isRead(combined(texts), job)) return;
  if (texts.length === 1) {
    job.refused.set(first, await problemOf(first, job));
    return;
  }
  const half = Math.ceil(texts.length / 2);
  await check(texts.slice(0, half), job);
  await check(texts.slice(half), job);
}

/** How many brackets tell a text's wrapping from another's. */
const LEVELS = 24;
const OPENERS = ['{ :', '( :'];
const CLOSERS = ['}', ')'];

/**
 * All texts in one script that bash accepts only if it accepts each by itself. An open quote or heredoc could
 * swallow what follows up to the next text that closes it, so each text stands in a pattern of brackets of its own:
 * what opens around one text and closes around another does not match. A text that closes a bracket and opens
 * another fits at most one kind, so each text stands there twice, in braces and in parentheses.
 */
function combined(texts: readonly string[]): string {
  return texts.map((text) => wrapped(text, 0) + wrapped(text, 1)).join('');
}

function wrapped(text: string, innermost: 0 | 1): string {
  const pattern = randomInt(2 ** LEVELS)
    .toString(2)
    .padStart(LEVELS, '0')
    .split('')
    .map(Number);
  const kinds = [...pattern, innermost];
  const open = kinds.map((kind) => OPENERS[kind]).join('\n');
  const close = kinds
    .toReversed()
    .map((kind) => CLOSERS[kind])
    .join('\n');
  return `${open}\n${text}\n\n${close}\n`;
}

/**
 * Whether bash reads a script to its end and finds nothing wrong. A clean exit does not prove it: at `[[ ]]` bash
 * stops reading, says nothing and ends with 0. So a heredoc without an end stands last, and the warning about that
 * one must be all that bash says.
 */
async function isRead(script: string, job: Check): Promise<boolean> {
  const mark = randomBytes(8).toString('hex');
  const said = (await bashSays(`${script}: <<'${mark}'\n`, job)).trimEnd();
  return said.includes(mark) && !said.includes('\n') && numberIn(said) === script.split('\n').length;
}

async function problemOf(text: string, job: Check): Promise<SyntaxProblem> {
  const [first = ''] = (await bashSays(`${text}\n`, job)).split('\n');
  const message = first.replace(/^\D*\d+\D*?[:：]\s*/, '');
  return { line: numberIn(first), message: message || say(shell['stops-reading'], job.locale) };
}

/** The line's number in what bash says, whatever the language: "line 3: syntax error …". */
function numberIn(said: string): number | null {
  const match = /^\D*(\d+)\D*?[:：]/.exec(said);
  return match === null ? null : Number(match[1]);
}

/** What bash says of a script, without the file's name. */
async function bashSays(script: string, job: Check): Promise<string> {
  await writeFile(job.path, script, { mode: 0o600 });
  const result = await execa('bash', ['--norc', '--noprofile', '-n', '-O', 'extglob', job.path], {
    reject: false,
    stdin: 'ignore',
    env: { BASH_ENV: undefined },
  });
  return result.stderr.replaceAll(`${job.path}: `, '') || (result.originalMessage ?? '');
}
