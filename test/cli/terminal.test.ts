import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { onTerminal, type Exchange } from './on-terminal.ts';
import { builtProgram, inDirectory } from './program.ts';

const DOCUMENT = `# Rehearsal

## Rollback steps

### Step 1.1: Restore

\`\`\`bash
# Git
echo <version> > version.txt
cat version.txt
# Expected: v1

# or Kubernetes
echo kubernetes > version.txt
\`\`\`

- [ ] The users have been told

### Step 1.2: Delete the old data ⚠️ irreversible

\`\`\`bash
echo gone > gone.txt
\`\`\`
`;

const UP_TO_THE_GATE: readonly Exchange[] = [
  ['Type its number or name', '1\r'],
  ['version = ', 'v1\r'],
  ['Type yes to begin', 'yes\r'],
  ['Is it true?', 'maybe\r'],
  ['Is it true?', 'y\r'],
];

beforeAll(() => {
  builtProgram();
});

describe('exec on a terminal', () => {
  it('asks for what is open, and begins an irreversible step by its number alone', async () => {
    await inDirectory(async (cwd) => {
      writeFileSync(join(cwd, 'doc.md'), DOCUMENT);
      const { status, screen } = await onTerminal(
        cwd,
        ['exec', 'doc.md', '--operator', 'li'],
        [...UP_TO_THE_GATE, ['Type the step number', 'yes\r'], ['Type the step number', '1.2\r']],
      );
      expect(screen).toContain('not understood: "maybe"');
      expect(screen).toContain('not understood: "yes"');
      expect(status).toBe(0);
      expect(readFileSync(join(cwd, 'version.txt'), 'utf8')).toBe('v1\n');
      expect(readFileSync(join(cwd, 'gone.txt'), 'utf8')).toBe('gone\n');
      expect(readFileSync(join(cwd, 'doc.report.md'), 'utf8')).toMatch(
        /- \[x\] The users have been told.*li/,
      );
    });
  });

  it('asks for no parameter of an alternative that was not chosen', async () => {
    await inDirectory(async (cwd) => {
      writeFileSync(join(cwd, 'doc.md'), DOCUMENT);
      const { status, screen } = await onTerminal(
        cwd,
        ['exec', 'doc.md'],
        [
          ['Type its number or name', 'kubernetes\r'],
          ['Type yes to begin', 'no\r'],
        ],
      );
      expect(screen).not.toContain('version = ');
      expect(status).toBe(4);
    });
  });

  it('stops when the operator declines the irreversible step', async () => {
    await inDirectory(async (cwd) => {
      writeFileSync(join(cwd, 'doc.md'), DOCUMENT);
      const { status } = await onTerminal(
        cwd,
        ['exec', 'doc.md'],
        [...UP_TO_THE_GATE, ['Type the step number', 'n\r']],
      );
      expect(status).toBe(4);
      expect(existsSync(join(cwd, 'gone.txt'))).toBe(false);
    });
  });

  it('runs nothing when it is not told to begin', async () => {
    await inDirectory(async (cwd) => {
      writeFileSync(join(cwd, 'doc.md'), DOCUMENT);
      const answers = [...UP_TO_THE_GATE.slice(0, 2), ['Type yes to begin', '\r']] as const;
      const { status, screen } = await onTerminal(cwd, ['exec', 'doc.md'], answers);
      expect(status).toBe(4);
      expect(screen).toContain('nothing was run');
      expect(readdirSync(cwd)).toEqual(['doc.md']);
    });
  });

  it.each([
    ['at a question', [...UP_TO_THE_GATE.slice(0, 3), ['Is it true?', '\u0003']] as readonly Exchange[]],
    [
      'twice while a command runs',
      [
        ['Type yes to begin', 'yes\r'],
        ['│ started', '\u0003'],
        ['Type a number', '\u0003'],
      ] as readonly Exchange[],
    ],
  ])('stops with 130 by Ctrl-C %s', async (where, exchanges) => {
    await inDirectory(async (cwd) => {
      const endless =
        '# Rollback\n\n## Rollback steps\n\n### Step 1.1: Wait\n\n```bash\necho started; sleep 60\n```\n';
      writeFileSync(join(cwd, 'doc.md'), where === 'at a question' ? DOCUMENT : endless);
      const { status, screen } = await onTerminal(cwd, ['exec', 'doc.md'], exchanges);
      expect(screen).toContain('SIGINT');
      expect(status).toBe(130);
      expect(existsSync(join(cwd, 'doc.report.md'))).toBe(true);
    });
  });
});
