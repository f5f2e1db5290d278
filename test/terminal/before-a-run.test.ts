import { beforeAll, describe, expect, it } from 'vitest';
import { builtProgram } from '../cli/program.ts';
import { anHourAgo } from '../helpers/moments.ts';
import { HANG_UP, KEY, type Exchange } from '../helpers/terminal.ts';
import { BEGIN, bash, documentOf, rehearse, stepOf, type Rehearsed } from './rehearsal.ts';

beforeAll(() => {
  builtProgram();
});

const SECRET = 'hunter2-\u5bc6';
const OPEN = documentOf(
  stepOf(
    '1.1',
    'Restore',
    bash('# Git', 'echo <version> > version.txt', '', '# or Kubernetes', 'echo kubernetes > version.txt'),
  ),
  stepOf('1.2', 'Log in', bash('printf %s <db-password> | wc -m > length.txt; echo "with "<db-password>')),
  stepOf('1.3', 'Flush the cache (optional)', bash('echo flushed > flushed.txt')),
);

const CHOICE: readonly Exchange[] = [
  ['Choice 1.1', ''],
  ['Type its number or name', '3\r'],
  ['not understood', 'Git\r'],
];
const VERSION: readonly Exchange[] = [
  ['Parameter version', ''],
  ['version = ', '\r'],
  ['version = ', 'v1 $(touch owned)\r'],
];
const PASSWORD: readonly Exchange[] = [
  ['Parameter db-password', ''],
  ['db-password = ', `${SECRET}\r`],
];

describe.concurrent('what is open before a run', () => {
  it('is asked once: choices, parameters, a secret without echo, optional steps', async () => {
    await rehearse(
      OPEN,
      [...CHOICE, ...VERSION, ...PASSWORD, BEGIN, ['Optional step 1.3', ''], ['Shall it be done?', 'y\r']],
      ({ status, screen, records, report, read }) => {
        expect(status).toBe(0);
        expect(read('version.txt')).toBe('v1 $(touch owned)\n');
        expect(read('owned')).toBeNull();
        expect(read('length.txt')).toBe('9\n');
        expect(read('flushed.txt')).toBe('flushed\n');
        for (const text of [screen, report, JSON.stringify(records)]) expect(text).not.toContain('hunter2');
        expect(screen).toMatch(/│ with \S+/);
        expect(report).toMatch(/version.*v1 \$\(touch owned\)/);
      },
      { env: { LANG: 'C.UTF-8' } },
    );
  });

  it('an optional step that is declined is passed over by that person', async () => {
    await rehearse(
      OPEN,
      [BEGIN, ['Shall it be done?', 'n\r']],
      ({ status, report, events, read }) => {
        expect({ status, flushed: read('flushed.txt') }).toEqual({ status: 0, flushed: null });
        expect(events('answered')).toContainEqual(
          expect.objectContaining({ action: '1.3', question: 'optional', answer: 'no', by: 'li' }),
        );
        expect(report).toMatch(/1\.3.*li/);
      },
      { flags: ['--use', '1.1=Git', '--set', 'version=v1', '--set', `db-password=${SECRET}`] },
    );
  });

  it.each<readonly [string, readonly Exchange[]]>([
    ['a choice', [['Type its number or name', KEY.ctrlD]]],
    ['a parameter', [...CHOICE, ['version = ', KEY.ctrlD]]],
    ['a secret', [...CHOICE, ...VERSION, ['db-password = ', KEY.ctrlD]]],
    ['the last look', [...CHOICE, ...VERSION, ...PASSWORD, ['Type yes to begin', KEY.ctrlD]]],
  ])('input that ends at %s begins nothing and leaves nothing', async (_what, exchanges) => {
    await rehearse(OPEN, exchanges, ({ status, screen, read }) => {
      expect(status).toBe(4);
      expect(screen).toMatch(/\n\s*Not begun; nothing was run/);
      expect(read('version.txt') ?? read('.mdrollback')).toBeNull();
    });
  });

  it('Ctrl-C at a question begins nothing, either', async () => {
    await rehearse(OPEN, [['Type its number or name', KEY.ctrlC]], ({ status, screen }) => {
      expect(status).toBe(130);
      expect(screen).toContain('Not begun; nothing was run');
    });
  });

  it('a question that leaves no room for its answer in a narrow window stands over it', async () => {
    await rehearse(
      documentOf(stepOf('1.1', 'Drop the table ⚠️ irreversible', bash('echo gone'))),
      [BEGIN, ['\n      > ', '1.1\r']],
      ({ status, screen }) => {
        expect(status).toBe(0);
        expect(screen).toMatch(/Type the step number 1\.1 to begin\n {6}it, or n to stop:\n {6}> 1\.1\n/);
      },
      { columns: 40 },
    );
  });

  it('a terminal that goes away at a question begins nothing', async () => {
    await rehearse(OPEN, [...CHOICE, ['version = ', HANG_UP]], ({ status, records }) => {
      expect({ status, records }).toEqual({ status: 129, records: [] });
    });
  });
});

const DECIDED = `# Rehearsal

## Rollback triggers

### Mandatory

- orders cannot be opened
- payments are wrong

## Rollback steps

${stepOf('1.1', 'Go', bash('echo <version> > gone.txt'))}`;

describe.concurrent('the decision to roll back', () => {
  it('is the first question of exec, and opens the report with who decided', async () => {
    await rehearse(
      DECIDED,
      [
        ['orders cannot be opened', ''],
        ['s to skip): ', '3\r'],
        ['3', ''],
        ['s to skip): ', '1\r'],
        ['Severity', '\r'],
        ['affected', '\r'],
        ['Since when', '\r'],
        ['version = ', 'v1\r'],
        BEGIN,
      ],
      ({ status, screen, events, report }) => {
        expect(status).toBe(0);
        expect(screen.indexOf('orders cannot be opened')).toBeLessThan(screen.indexOf('Parameter version'));
        expect(events('decided')).toMatchObject([{ decision: { by: 'li' } }]);
        expect(report).toMatch(/orders cannot be opened/);
      },
    );
  });

  it('that is broken off begins nothing', async () => {
    await rehearse(
      DECIDED,
      [
        ['orders cannot be opened', ''],
        [':', KEY.ctrlD],
      ],
      ({ status, read, screen }) => {
        expect({ status, gone: read('gone.txt') }).toEqual({ status: 4, gone: null });
        expect(screen).toContain('Not begun; nothing was run');
      },
    );
  });

  it.each<readonly [string, readonly Exchange[], number]>([
    ['at the conditions', [['s to skip): ', KEY.ctrlD]], 4],
    [
      'at what is affected',
      [
        ['s to skip): ', '1\r'],
        ['Severity', '\r'],
        ['affected', KEY.ctrlD],
      ],
      4,
    ],
    [
      'at the reason for skipping it',
      [
        ['s to skip): ', 's\r'],
        ['Why is it skipped', 'later'],
        ['later', HANG_UP],
      ],
      129,
    ],
    ['by Ctrl-C', [['s to skip): ', KEY.ctrlC]], 130],
  ])('by itself, broken off %s, decides nothing', async (_what, exchanges, status) => {
    const look = (ran: Rehearsed): void => {
      expect(ran.status).toBe(status);
      expect(ran.read('.mdrollback')).toBeNull();
      if (status !== 129) expect(ran.screen).toMatch(/: \nNothing was decided.*\n$/);
    };
    await rehearse(DECIDED, exchanges, look, { argv: ['decide', 'doc.md', '--operator', 'li'] });
  });
});

const COUNTED = `# Rehearsal

## 回滚概述

- **可回滚时间**: 上线后 24 小时内

## Rollback steps

${stepOf('1.1', 'Go', bash('echo gone > gone.txt'))}`;
const TIME = 'an empty line: not known';

describe.concurrent('a window that counts from a deployment whose time is not given', () => {
  const english = { flags: ['--lang', 'en'] };

  it('asks for it until it is one, and goes on where it is open', async () => {
    await rehearse(
      COUNTED,
      [[TIME, 'last night\r'], ['is no time like', ''], [TIME, `${anHourAgo()}\r`], BEGIN],
      ({ status, events, report }) => {
        expect(status).toBe(0);
        expect(events('answered')).toEqual([]);
        expect(report).toMatch(/deployed-at.*= `\d{4}-\d\d-\d\d \d\d:\d\d`/);
      },
      english,
    );
  });

  it('asks for the reason where it is closed by that time', async () => {
    await rehearse(
      COUNTED,
      [
        [TIME, '2020-01-01 02:00\r'],
        ['outside of the rollback window', ''],
        ['not run', 'lost data\r'],
        BEGIN,
      ],
      ({ status, events }) => {
        expect(status).toBe(0);
        expect(events('answered')).toMatchObject([{ question: 'window', reason: 'lost data', how: 'asked' }]);
      },
      english,
    );
  });

  it('takes a reason in its place, and the report says that nobody knew', async () => {
    await rehearse(
      COUNTED,
      [[TIME, '\r'], ['not run', 'the release log is gone\r'], BEGIN],
      ({ status, events, report }) => {
        expect(status).toBe(0);
        expect(events('answered')).toMatchObject([{ question: 'window-unknown', answer: 'yes', by: 'li' }]);
        expect(report).toMatch(/went on without knowing.*the release log is gone/);
      },
      english,
    );
  });

  it.each<readonly [string, readonly Exchange[]]>([
    ['at its time', [[TIME, KEY.ctrlD]]],
    [
      'at the reason',
      [
        [TIME, '\r'],
        ['not run', '\r'],
      ],
    ],
  ])('begins nothing when nothing is said %s', async (_what, exchanges) => {
    await rehearse(
      COUNTED,
      exchanges,
      ({ status, screen, read }) => {
        expect({ status, gone: read('gone.txt') ?? read('.mdrollback') }).toEqual({ status: 4, gone: null });
        expect(screen).toContain('Not begun; nothing was run');
      },
      english,
    );
  });
});
