import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { onTerminal, type Exchange, type Session } from './on-terminal.ts';
import { builtProgram, inDirectory } from './program.ts';

beforeAll(() => {
  builtProgram();
});

const CTRL_C = '\u0003';
const SLOW = 'echo started; sleep 3; echo done | tee done.txt';

interface Ran extends Session {
  readonly cwd: string;
  readonly report: string;
  readonly journal: string;
}

/** Runs one step with the commands on a real terminal. */
async function withRun(
  commands: string,
  exchanges: readonly Exchange[],
  look: (ran: Ran) => void,
): Promise<void> {
  await inDirectory(async (cwd) => {
    writeFileSync(
      join(cwd, 'doc.md'),
      `# Rollback\n\n## Rollback steps\n\n### Step 1.1: Wait\n\n\`\`\`bash\n${commands}\n\`\`\`\n`,
    );
    const begin: Exchange = ['Type yes to begin', 'yes\r'];
    const argv = ['exec', 'doc.md', '--operator', 'li'];
    const session = await onTerminal(cwd, argv, [begin, ...exchanges]);
    const runs = join(cwd, '.mdrollback/runs');
    const [run = ''] = readdirSync(runs);
    const journal = readFileSync(join(runs, run, 'journal.jsonl'), 'utf8');
    look({ ...session, cwd, journal, report: readFileSync(join(cwd, 'doc.report.md'), 'utf8') });
  });
}

describe('Ctrl-C while a command runs', () => {
  it('asks; told to go on, the command ends with its own status and the run with it', async () => {
    await withRun(
      `A=1\n${SLOW}`,
      [
        ['│ started', CTRL_C],
        ['Type a number', '1\r'],
      ],
      ({ status, screen, cwd, journal }) => {
        expect(screen).toContain('1.1/2 is still running; mdrollback has not stopped it');
        expect(status).toBe(0);
        expect(readFileSync(join(cwd, 'done.txt'), 'utf8')).toBe('done\n');
        expect(screen).toContain('│ done');
        expect(journal).toMatch(/"type":"interrupted","action":"1.1\/2","way":"go-on","by":"li"/);
      },
    );
  });

  it('stops the run when it comes a second time', async () => {
    await withRun(
      SLOW,
      [
        ['│ started', CTRL_C],
        ['Type a number', CTRL_C],
      ],
      ({ status, cwd, journal }) => {
        expect(status).toBe(130);
        expect(existsSync(join(cwd, 'done.txt'))).toBe(false);
        expect(journal).not.toContain('"type":"interrupted"');
        expect(journal).toContain('"how":"stopped"');
      },
    );
  });

  it('stops the run by the answer', async () => {
    await withRun(
      SLOW,
      [
        ['│ started', CTRL_C],
        ['Type a number', '3\r'],
      ],
      ({ status, journal }) => {
        expect(status).toBe(130);
        expect(journal).toMatch(/"way":"stop-run","by":"li"/);
      },
    );
  });

  it('stops the command alone, and leads to the menu of the failure', async () => {
    await withRun(
      `X=kept\n${SLOW}\necho "X=$X"`,
      [
        ['│ started', CTRL_C],
        ['Type a number', '2\r'],
        ['1.1/2 failed. What now?', '4\r'],
        ['Why', 'not needed\r'],
      ],
      ({ status, screen, cwd, report, journal }) => {
        expect(existsSync(join(cwd, 'done.txt'))).toBe(false);
        expect(screen).toContain('│ X=kept');
        expect(status).toBe(1);
        expect(journal).toMatch(/"way":"stop-command","by":"li"/);
        expect(journal).toContain('stopped by li while it ran (Ctrl-C)');
        expect(report).toMatch(/stopped while it ran · 1\.1\/2 · li · \d/);
        expect(report).toMatch(/failed and passed over.*stopped · judged by li/);
      },
    );
  });

  it('leaves nothing to choose when the command ends meanwhile', async () => {
    await withRun(SLOW, [['│ started', CTRL_C]], ({ status, screen, journal }) => {
      expect(screen).toContain('has ended by itself');
      expect(status).toBe(0);
      expect(journal).not.toContain('"type":"interrupted"');
    });
  });
});
