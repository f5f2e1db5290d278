import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { JournalEvent, JournalRecord } from '../../src/journal/index.ts';
import { builtProgram, inDirectory } from '../cli/program.ts';
import { atTerminal, type Exchange, type Seen, type TerminalOptions } from '../helpers/terminal.ts';

// Several programs one after the other, and the first test may have to build them.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Whole runs of the real program on a real terminal, and what they leave. */

export interface Rehearsed extends Seen {
  readonly cwd: string;
  readonly report: string;
  readonly records: readonly JournalRecord[];
  /** Those of one type. */
  readonly events: <Type extends JournalEvent['type']>(
    type: Type,
  ) => readonly Extract<JournalEvent, { readonly type: Type }>[];
  /** A file that the commands wrote; null: it is not there. */
  readonly read: (name: string) => string | null;
}

export interface RehearsalOptions extends Omit<TerminalOptions, 'cwd'> {
  /** Behind `exec doc.md --operator li`. */
  readonly flags?: readonly string[];
  /** The whole call instead, behind the program. */
  readonly argv?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}

export const BEGIN: Exchange = ['Type yes to begin', 'yes\r'];

/** A document whose steps are given. */
export function documentOf(...steps: readonly string[]): string {
  return `# Rehearsal\n\n## Rollback steps\n\n${steps.join('\n')}`;
}

export function stepOf(id: string, title: string, body: string): string {
  return `### Step ${id}: ${title}\n\n${body}\n`;
}

export function bash(...lines: readonly string[]): string {
  return `\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`;
}

export async function rehearse<T>(
  document: string,
  exchanges: readonly Exchange[],
  look: (ran: Rehearsed) => T | Promise<T>,
  { flags = [], argv, files = {}, ...options }: RehearsalOptions = {},
): Promise<T> {
  return inDirectory(async (cwd) => {
    writeFileSync(join(cwd, 'doc.md'), document);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text, { mode: 0o755 });
    return look(
      await callAt(cwd, argv ?? ['exec', 'doc.md', '--operator', 'li', ...flags], exchanges, options),
    );
  });
}

/** One more call of the program in the directory of a rehearsal. */
async function callAt(
  cwd: string,
  argv: readonly string[],
  exchanges: readonly Exchange[],
  options: Omit<TerminalOptions, 'cwd'> = {},
): Promise<Rehearsed> {
  const seen = await atTerminal([process.execPath, builtProgram(), ...argv], exchanges, { cwd, ...options });
  const read = (name: string): string | null =>
    existsSync(join(cwd, name)) ? readFileSync(join(cwd, name), 'utf8') : null;
  const [run] = existsSync(join(cwd, '.mdrollback/runs')) ? readdirSync(join(cwd, '.mdrollback/runs')) : [];
  const journal = run === undefined ? null : read(`.mdrollback/runs/${run}/journal.jsonl`);
  const records = (journal ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as JournalRecord);
  return {
    ...seen,
    cwd,
    records,
    read,
    report: read('doc.report.md') ?? '',
    events: <Type extends JournalEvent['type']>(type: Type) =>
      records
        .map(({ event }) => event)
        .filter((event): event is Extract<JournalEvent, { readonly type: Type }> => event.type === type),
  };
}

export function resume(
  cwd: string,
  exchanges: readonly Exchange[],
  flags: readonly string[] = [],
): Promise<Rehearsed> {
  return callAt(cwd, ['resume', '--operator', 'wang', ...flags], exchanges);
}
