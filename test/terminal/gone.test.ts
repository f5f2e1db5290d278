import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtProgram } from '../cli/program.ts';
import { HANG_UP, KEY, type Exchange } from '../helpers/terminal.ts';
import { BEGIN, bash, documentOf, rehearse, resume, stepOf, type Rehearsed } from './rehearsal.ts';

beforeAll(() => {
  builtProgram();
});

const LATE = stepOf('1.2', 'After', bash('echo late > late.txt'));
const FAILS = stepOf('1.1', 'Switch', bash('test -e ready'));
const UNBACKED = `# Rehearsal

## Pre-rollback checks

### Backup verification

${bash('test -e doc.md')}
## Rollback steps

${stepOf('1.1', 'Drop ⚠️ irreversible', bash('true'))}
${LATE}`;

interface Case {
  readonly document: string;
  /** Up to the question, but for `begin`. */
  readonly before?: readonly Exchange[];
  readonly question: string;
  /** Typed without Enter when the terminal goes. */
  readonly half: string;
  /** Of the run whose input ended. */
  readonly status: number;
  /** Shown before the question when the run is taken up. */
  readonly again?: readonly Exchange[];
  /** What ends the input there. */
  readonly end?: string;
}

const MENU: Exchange = ['1.1/1 failed. What now?', ''];
const NUMBER = 'Type a number';

/** Whoever goes away has said nothing (language.md §0, law 4). */
const CASES: Readonly<Record<string, Case>> = {
  'a checkpoint': {
    document: documentOf(stepOf('1.1', 'Ask', '- [ ] users are told\n'), LATE),
    question: 'Is it true?',
    half: 'y',
    status: 3,
  },
  'the reason of a “not applicable”': {
    document: documentOf(stepOf('1.1', 'Ask', '- [ ] users are told\n'), LATE),
    before: [['Is it true?', 'na\r']],
    question: 'Why does it not apply',
    half: 'nobody',
    status: 3,
  },
  'a manual action': {
    document: documentOf(stepOf('1.1', 'Edit', bash('vim app.conf')), LATE),
    question: 'Is it done?',
    half: 'y',
    status: 3,
  },
  'an expectation of prose': {
    document: documentOf(stepOf('1.1', 'Look', bash('echo 3', '# Expected: 与备份时的数量一致')), LATE),
    question: 'Does the output above fit?',
    half: 'y',
    status: 3,
    // It is on the screen again when the run is taken up.
    again: [['what 1.1/1 has printed:\n    │ 3\n', '']],
  },
  'the gate of an irreversible step': {
    document: documentOf(stepOf('1.1', 'Drop ⚠️ irreversible', bash('true')), LATE),
    question: 'Type the step number 1.1',
    half: '1.1',
    status: 3,
  },
  'the reason to go on without a backup': {
    document: UNBACKED,
    question: 'type the reason',
    half: 'later',
    status: 3,
  },
  'the menu of a failure': {
    document: documentOf(FAILS, LATE),
    before: [MENU],
    question: NUMBER,
    half: '4',
    status: 1,
  },
  'the reason for skipping': {
    document: documentOf(FAILS, LATE),
    before: [MENU, [NUMBER, '4\r']],
    question: 'Why',
    half: 'later',
    status: 1,
  },
  'the line of an edited command': {
    document: documentOf(FAILS, LATE),
    before: [MENU, [NUMBER, '2\r']],
    question: '$ test -e ready',
    half: ' || true',
    // In a line with text in it Ctrl-D means the character under the cursor.
    end: `\u0015${KEY.ctrlD}`,
    status: 1,
  },
};

describe.concurrent('nobody is there any more', () => {
  it.each(Object.entries(CASES))(
    'at %s: nothing is chosen, and the run can be taken up again',
    async (_what, { document, before = [], question, half, status, again = [], end = KEY.ctrlD }) => {
      const look = async (ended: Rehearsed): Promise<void> => {
        expect(ended.screen).toMatch(/\n(✗|\?) (The rollback failed|Waiting for a person)/);
        expect(said(ended.records)).toEqual([]);
        expect({ status: ended.status, late: ended.read('late.txt') }).toEqual({ status, late: null });
        const closed = await resume(
          ended.cwd,
          [...again, ...before, [question, half], [half, HANG_UP]],
          ['--lang', 'en'],
        );
        expect(said(closed.records)).toEqual([]);
        expect({ status: closed.status, late: closed.read('late.txt') }).toEqual({ status: 129, late: null });
        expect(closed.events('run-ended').at(-1)).toMatchObject({ result: 'stopped', exitStatus: 129 });
      };
      await rehearse(document, [BEGIN, ...before, [question, end]], look, { flags: ['--lang', 'en'] });
    },
  );
});

describe.concurrent('whoever takes the run up', () => {
  const PRINTS = documentOf(
    stepOf('1.1', 'Wait', bash('echo begun; until test -e go; do sleep 0.05; done; echo 3; test -e ready')),
    LATE,
  );

  it('is asked about a command that failed while nobody was there', () =>
    rehearse(
      PRINTS,
      [BEGIN, ['│ begun', HANG_UP]],
      async ({ cwd, status }) => {
        expect(status).toBe(129);
        writeFileSync(join(cwd, 'go'), '');
        const taken = await resume(
          cwd,
          [MENU, [NUMBER, '3\r'], ['Why', 'I made it ready\r']],
          ['--lang', 'en'],
        );
        expect(taken).toMatchObject({ status: 0 });
        expect(taken.read('late.txt')).toBe('late\n');
        expect(taken.events('chosen')).toMatchObject([{ action: '1.1/1', way: 'by-hand', by: 'wang' }]);
      },
      { flags: ['--lang', 'en'] },
    ));

  it('gets the menu after a “no” to what a command printed before', () =>
    rehearse(
      CASES['an expectation of prose']?.document ?? '',
      [BEGIN, ['Does the output above fit?', HANG_UP]],
      async ({ cwd }) => {
        const taken = await resume(
          cwd,
          [
            ['Does the output above fit?', 'no\r'],
            ['Why', 'three\r'],
            MENU,
            [NUMBER, '4\r'],
            ['Why', 'later\r'],
          ],
          ['--lang', 'en'],
        );
        expect(taken.status).toBe(1);
        expect(taken.read('late.txt')).toBe('late\n');
      },
      { flags: ['--lang', 'en'] },
    ));
});

function said(records: readonly { readonly event: { readonly type: string } }[]): readonly string[] {
  return records.map(({ event }) => event.type).filter((type) => type === 'answered' || type === 'chosen');
}
