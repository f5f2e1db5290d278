import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { onTerminal, type Exchange } from './on-terminal.ts';
import { builtProgram, inDirectory } from './program.ts';

const DOCUMENT = `# Rehearsal

## Rollback steps

### Step 1.1: Prepare

\`\`\`bash
mkdir -p work && cd work
GREETING='hello from the run'
greet() { echo "$GREETING"; }
\`\`\`

### Step 1.2: Switch

\`\`\`bash
test -e ready
\`\`\`

### Step 1.3: After

\`\`\`bash
echo after > after.txt
\`\`\`
`;

const BEGIN: Exchange = ['Type yes to begin', 'yes\r'];

/** In the order of the menu: retry, edit, by hand, skip, shell, stop. */
const WAY = { retry: '1\r', edit: '2\r', byHand: '3\r', skip: '4\r', shell: '5\r', stop: '6\r' };

async function rehearse(
  exchanges: readonly Exchange[],
  look: (seen: {
    readonly status: number | null;
    readonly screen: string;
    readonly report: string;
    readonly cwd: string;
  }) => void,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  await inDirectory(async (cwd) => {
    writeFileSync(join(cwd, 'doc.md'), DOCUMENT);
    const argv = ['exec', 'doc.md', '--operator', 'li'];
    const session = await onTerminal(cwd, argv, [BEGIN, ...exchanges], env);
    look({ ...session, cwd, report: readFileSync(join(cwd, 'doc.report.md'), 'utf8') });
  });
}

beforeAll(() => {
  builtProgram();
});

describe('a failed command on a terminal', () => {
  it('is mended in a shell that has the state of the run, and tried again', async () => {
    await rehearse(
      [
        ['Type a number', WAY.shell],
        ['[mdrollback 1.2/1]', 'greet; pwd; GREETING=changed; touch ready; exit 4\r'],
        ['Type a number', WAY.retry],
      ],
      ({ status, screen, report, cwd }) => {
        expect(screen).toContain('hello from the run');
        expect(screen).toContain(`${cwd}/work`);
        expect(screen).toContain('left the shell');
        expect(status).toBe(0);
        expect(existsSync(join(cwd, 'work/after.txt'))).toBe(true);
        expect(report).toMatch(/a shell was opened in the state of the run · 1\.2\/1 · li/);
        expect(report).toMatch(/retried · 1\.2\/1 · li/);
      },
    );
  });

  it('is edited in its own line, which stands there already', async () => {
    await rehearse(
      [
        ['Type a number', WAY.edit],
        ['test -e ready', '\u0015touch ready && test -e nowhere\r'],
        ['Type a number', WAY.edit],
        ['test -e nowhere', '\u007f\u007f\u007f\u007f\u007f\u007f\u007fready\r'],
      ],
      ({ status, screen, report }) => {
        expect(screen).toContain('Runs instead: touch ready && test -e ready');
        expect(status).toBe(0);
        expect(report).toMatch(/edited · 1\.2\/1 · li · .* · `touch ready && test -e ready`/);
        expect(report).toContain('ran in its place: `touch ready && test -e ready`');
      },
    );
  });

  it('says what is wrong with an edited line, and runs nothing of it', async () => {
    await rehearse(
      [
        ['Type a number', WAY.edit],
        ['test -e ready', '\u0015touch leaked; echo "\r'],
        ['bash cannot read', ''],
        // The line stands there again: what is typed before that is not read by it.
        ['touch leaked', '\u0015\r'],
        ['Type a number', WAY.stop],
      ],
      ({ status, cwd }) => {
        expect(existsSync(join(cwd, 'work/leaked'))).toBe(false);
        expect(status).toBe(1);
      },
    );
  });

  it('is done by hand with a reason, or passed over with one', async () => {
    await rehearse(
      [
        ['Type a number', WAY.byHand],
        ['Why', '\r'],
        ['Why', 'switched at the balancer\r'],
      ],
      ({ status, report }) => {
        expect(status).toBe(0);
        expect(report).toMatch(/done by hand · 1\.2\/1 · li .*switched at the balancer/);
      },
    );
    await rehearse(
      [
        ['Type a number', WAY.skip],
        ['Why', 'can wait\r'],
      ],
      ({ status, screen, cwd }) => {
        expect(existsSync(join(cwd, 'work/after.txt'))).toBe(true);
        expect(screen).toContain('were passed over');
        expect(status).toBe(1);
      },
    );
  });

  it('is told of once: where the run is stopped, its place is named again and nothing more', async () => {
    await rehearse([['Type a number', WAY.stop]], ({ status, screen }) => {
      expect(status).toBe(1);
      expect(screen.match(/Failed at 1\.2\/1/g)).toHaveLength(2);
      expect(screen).toContain('Failed at 1.2/1 (line 16), as told above');
      expect(screen.match(/exit status: 1/g)).toHaveLength(1);
    });
  });

  it('stays failed when the input ends at the menu', async () => {
    await rehearse([['Type a number', '\u0004']], ({ status, screen, cwd }) => {
      expect(status).toBe(1);
      expect(screen).toContain('Failed at 1.2/1');
      expect(existsSync(join(cwd, 'work/after.txt'))).toBe(false);
    });
  });
});

describe('a command of several lines', () => {
  it('is edited in $EDITOR', async () => {
    await inDirectory(async (cwd) => {
      writeFileSync(
        join(cwd, 'doc.md'),
        DOCUMENT.replace('test -e ready\n', 'if true; then\n  test -e ready\nfi\n'),
      );
      writeFileSync(join(cwd, 'editor'), '#!/bin/sh\nsed -i s/ready/../ "$1"\n', { mode: 0o755 });
      const { status, screen } = await onTerminal(
        cwd,
        ['exec', 'doc.md', '--operator', 'li'],
        [BEGIN, ['Type a number', WAY.edit]],
        { EDITOR: `'${join(cwd, 'editor')}'` },
      );
      expect(screen).toContain('  test -e ..');
      expect(status).toBe(0);
    });
  });
});
