import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nasty, type NastyCase } from './nasty.ts';
import { withRig } from './rig.ts';

/** Where the session is meant to do otherwise than bash with a script, and why. */
const OTHERWISE: ReadonlyMap<string, string> = new Map([
  [
    'a background child that writes later does not write into the next command',
    'a command has only its own output: what comes late stays in the file that it began in',
  ],
  [
    '/dev/stdout and /dev/stderr by name',
    'each stream is a file of its own here; opened by name anew it loses only what the same command has written',
  ],
]);

/** Up to the command that ends bash: there plain bash is at its end. What is never begun, plain bash would begin. */
function comparable({ commands }: NastyCase): readonly string[] | null {
  const last = commands.findIndex((command) => command.ended === true);
  const first = last < 0 ? commands : commands.slice(0, last + 1);
  return first.some((command) => command.outcome !== undefined) ? null : first.map(({ text }) => text);
}

/** The same texts, read by a bash of their own. */
function plainly(texts: readonly string[], environment: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'nasty-plain-'));
  try {
    mkdirSync(join(root, 'work'));
    mkdirSync(join(root, 'run/driver'), { recursive: true });
    const script = join(root, 'script');
    // As at a terminal, and as the session has it.
    writeFileSync(script, `shopt -s expand_aliases\n${texts.join('\n\n')}\n`);
    const { stdout, status, signal } = spawnSync('bash', ['--norc', '--noprofile', script], {
      cwd: join(root, 'work'),
      env: { ...process.env, LC_ALL: 'C.UTF-8', ...environment },
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'latin1',
      maxBuffer: 2 ** 25,
    });
    return `${stdout}\nstatus ${status ?? signal ?? ''}`.replaceAll(root, 'ROOT');
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const NUMBERS: ReadonlyMap<number, string> = new Map([
  [130, 'SIGINT'],
  [137, 'SIGKILL'],
  [143, 'SIGTERM'],
]);

describe('a bash that reads the same text from a file', () => {
  for (const each of nasty) {
    const texts = comparable(each);
    if (texts === null) continue;
    const why = OTHERWISE.get(each.name);
    if (why !== undefined) {
      test.skip(`${each.name}: not the same, since ${why}`);
      continue;
    }
    test(`shows the same: ${each.name}`, async () => {
      await withRig(async (rig) => {
        const seen = [];
        for (const text of texts) seen.push(await rig.run(text));
        const last = seen.at(-1);
        const status = last?.exitStatus ?? 0;
        const ended = last?.shellEnded === true ? (NUMBERS.get(status) ?? status) : status;
        const out = seen.map(({ out: own }) => Buffer.from(own).toString('latin1')).join('');
        const root = join(rig.cwd, '..');
        expect(`${out}\nstatus ${ended}`.replaceAll(root, 'ROOT')).toBe(
          plainly(texts, each.environment ?? {}),
        );
      }, each.environment);
    });
  }
});
