/** The gate that every text passes before it may reach bash: `bash -n`, where any output counts as a refusal. */

import { randomInt } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { execa } from 'execa';

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
export async function checkSyntax(texts: readonly string[]): Promise<(SyntaxProblem | null)[]> {
  const open = [...new Set(texts)].filter((text) => !accepted.has(text));
  const problems = new Map<string, SyntaxProblem>();
  if (open.length > 0) {
    const directory = await mkdtemp(join(tmpdir(), 'mdrollback-'));
    try {
      await check(open, directory, problems);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }
  for (const text of open) if (!problems.has(text)) accepted.add(text);
  return texts.map((text) => problems.get(text) ?? null);
}

async function check(
  texts: readonly string[],
  directory: string,
  problems: Map<string, SyntaxProblem>,
): Promise<void> {
  const [first] = texts;
  if (first === undefined) return;
  if (texts.length === 1) {
    const complaint = await complaintOf(`${first}\n`, directory);
    if (complaint !== null) problems.set(first, read(complaint));
    return;
  }
  if ((await complaintOf(combined(texts), directory)) === null) return;
  const half = Math.ceil(texts.length / 2);
  await check(texts.slice(0, half), directory, problems);
  await check(texts.slice(half), directory, problems);
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

/** What bash says against a script: its output, or its status where it says nothing. */
async function complaintOf(script: string, directory: string): Promise<string | null> {
  // bash reads a file in blocks and a pipe byte by byte.
  const path = join(directory, 'text');
  await writeFile(path, script, { mode: 0o600 });
  const result = await execa('bash', ['--norc', '--noprofile', '-n', '-O', 'extglob', path], {
    reject: false,
    stdin: 'ignore',
    env: { BASH_ENV: undefined },
  });
  if (result.exitCode === 0 && result.stderr === '') return null;
  return (
    result.stderr.replaceAll(`${path}: `, '') ||
    (result.originalMessage ?? `bash: ${String(result.exitCode)}`)
  );
}

/** The first line of what bash says: "line 3: syntax error …", in whatever language. */
function read(complaint: string): SyntaxProblem {
  const [first = ''] = complaint.split('\n');
  const match = /^\D*(\d+)\D*?[:：]\s*(.*)$/.exec(first);
  if (match === null) return { line: null, message: first };
  return { line: Number(match[1]), message: match[2] ?? first };
}
