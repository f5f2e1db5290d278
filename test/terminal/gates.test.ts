import { beforeAll, describe, expect, it } from 'vitest';
import { builtProgram } from '../cli/program.ts';
import type { Exchange } from '../helpers/terminal.ts';
import { BEGIN, bash, documentOf, rehearse, resume, stepOf } from './rehearsal.ts';

beforeAll(() => {
  builtProgram();
});

const GONE = stepOf('1.1', 'Drop the new table ⚠️ irreversible', bash('echo gone > gone.txt'));
const NAMED = stepOf(
  '1.1',
  'Drop the new table ⚠️ irreversible',
  `Confirmation word: DROP ORDERS\n\n${bash('echo gone > gone.txt')}`,
);

const BACKED = (check: string): string =>
  `# Rehearsal\n\n## Pre-rollback checks\n\n### Backup verification\n\n${check}\n\n## Rollback steps\n\n${GONE}`;

describe.concurrent('the gate of an irreversible step', () => {
  it('says what it will do, and takes its number alone', async () => {
    const wrong = (given: string): Exchange => ['Type the step number', `${given}\r`];
    await rehearse(
      documentOf(GONE),
      [BEGIN, wrong('yes'), wrong('y'), wrong(''), wrong('1.2'), wrong('1.1')],
      ({ status, screen, events, report, read }) => {
        expect(screen).toContain('\nPhase 1 (1/1)  Rollback steps');
        expect(screen).toContain('$ echo gone > gone.txt');
        expect(screen).toContain('Backup: nothing in the document verifies one');
        // An empty line is asked again without a word.
        expect(screen.match(/not understood/g)).toHaveLength(3);
        expect({ status, gone: read('gone.txt') }).toEqual({ status: 0, gone: 'gone\n' });
        expect(events('answered')).toMatchObject([
          { action: '1.1', question: 'irreversible', answer: 'yes', by: 'li', how: 'asked' },
        ]);
        expect(report).toMatch(/1\.1.*irreversible.*li/i);
      },
    );
  });

  it('takes the word that the document names, and the number no more', async () => {
    await rehearse(
      documentOf(NAMED),
      [BEGIN, ['“DROP ORDERS”', '1.1\r'], ['not understood', ''], ['“DROP ORDERS”', 'DROP ORDERS\r']],
      ({ status, read }) => {
        expect({ status, gone: read('gone.txt') }).toEqual({ status: 0, gone: 'gone\n' });
      },
    );
  });

  it('is not passed without a verified backup, unless for a reason that goes on record', async () => {
    await rehearse(
      BACKED('- [ ] the backup is newer than the release'),
      [
        BEGIN,
        ['Is it true?', 'n\r'],
        ['Why', 'it is from March\r'],
        ['was not confirmed. What now?', '3\r'],
        ['Why', 'the table is empty\r'],
        ['type the reason', 'yes\r'],
        ['that is no reason', ''],
        ['type the reason', 'the table was empty in March, too\r'],
        ['Type the step number', '1.1\r'],
      ],
      ({ status, screen, events, report, read }) => {
        expect(screen).toContain('\n0 (1/2)  Pre-rollback checks');
        expect(screen).toContain('No verified backup stands behind irreversible step 1.1');
        expect(read('gone.txt')).toBe('gone\n');
        expect(status).toBe(1);
        expect(events('answered')).toContainEqual(
          expect.objectContaining({
            action: '1.1',
            question: 'backup-override',
            answer: 'yes',
            by: 'li',
            reason: 'the table was empty in March, too',
          }),
        );
        expect(report).toMatch(/overridden · 1\.1 · li · .*the table was empty in March, too/);
      },
    );
  });

  it('asks for no reason behind a backup that held, and says so', async () => {
    await rehearse(
      BACKED(bash('ls doc.md', '# Expected: doc.md')),
      [BEGIN, ['Backup: verified in this run', ''], ['Type the step number', '1.1\r']],
      ({ status, events }) => {
        expect(status).toBe(0);
        expect(events('answered')).toHaveLength(1);
      },
    );
  });

  it('is not passed by --yes, on a terminal or off it', async () => {
    await rehearse(
      documentOf(GONE),
      [],
      ({ status, screen, events, read }) => {
        expect(screen).toContain('--allow-irreversible');
        expect({ status, gone: read('gone.txt') }).toEqual({ status: 3, gone: null });
        expect(events('answered')).toEqual([]);
      },
      { flags: ['--yes', '--confirm-checkpoints'] },
    );
  });

  it('that was declined stops the run; taken up again it is asked anew', async () => {
    await rehearse(
      documentOf(GONE),
      [BEGIN, ['Type the step number', 'n\r']],
      async ({ status, cwd, events, read }) => {
        expect({ status, gone: read('gone.txt') }).toEqual({ status: 4, gone: null });
        expect(events('answered')).toMatchObject([{ question: 'irreversible', answer: 'no', by: 'li' }]);
        const again = await resume(cwd, [['Type the step number', '1.1\r']]);
        expect({ status: again.status, gone: again.read('gone.txt') }).toEqual({ status: 0, gone: 'gone\n' });
      },
    );
  });
});
